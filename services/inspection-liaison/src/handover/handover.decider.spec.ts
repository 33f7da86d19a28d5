import { dateInChina } from '@liandong/legal-time';
import { given } from '@liandong/testing';
import { handover } from './handover.decider.js';
import type { HandoverEvent, Opening } from './handover.events.js';
import {
  asked,
  at,
  cadre,
  closed,
  command,
  concluded,
  concludedAs,
  content,
  convened,
  director,
  done,
  fedBack,
  figures,
  handedOver,
  handoverId,
  intake,
  itemId,
  library,
  limit,
  listedAs,
  opened,
  opening,
  organisationDepartment,
  participants,
  result,
  signedIn,
  signedOut,
  tour,
  unit,
} from './handover.fixtures.js';

const open = (more: Partial<Opening> = {}) => command('open', { ...opening, ...more });

describe('hand-over: opening and listing', () => {
  it('B3.10: given an authorisation of the round and recusals declared before the group entered, when opened, then it stands', () => {
    given(handover, []).when(open()).then([opened[0]!]);
    given(handover, [])
      .when(open({ authorisation: { ...opening.authorisation, round: '第八轮' } }))
      .thenRefused('handover.authorisation-of-other-round');
    const late = { ...opening.group, members: [opening.group.members[0]!, { personId: 'pj-tour-2', recusalDeclaredOn: '2020-03-21' }] };
    expect(
      given(handover, [])
        .when(open({ group: late }))
        .thenRefused('handover.recusal-declared-late'),
    ).toMatchObject({ refusal: { details: { persons: ['pj-tour-2'] } } });
    given(handover, [])
      .when(open({ group: { ...opening.group, leaderPersonId: 'x' } }))
      .thenRefused('handover.leader-not-member');
    given(handover, [])
      .when(open({ authorisation: { ...opening.authorisation, issuedOn: '2020-03-21' } }))
      .thenRefused('handover.date-too-early');
    given(handover, [])
      .when(open({ openedOn: '2021-01-01' }))
      .thenRefused('handover.date-in-future');
  });

  it('B3.5: a tour office opens its own hand-overs only, and hands nothing to itself', () => {
    given(handover, [])
      .when(open({ tourOfficeId: 'xx.tour-office' }))
      .thenRefused('handover.not-tour-office');
    given(handover, [])
      .when(open({ organisationId: 'pj.tour-office' }))
      .thenRefused('handover.receives-itself');
  });

  it('B3.5: every kind goes where it belongs: unit, commission, organisation department, government', () => {
    const add = (item: ReturnType<typeof asked>) => command('add-item', item);
    given(handover, opened)
      .when(add(asked('clue')))
      .then([listedAs('clue')[1]!]);
    given(handover, opened)
      .when(add(asked('problem-list')))
      .then([listedAs('problem-list')[1]!]);
    given(handover, opened)
      .when(add(asked('cadre-matter', { receiverId: 'pj.organisation-department' })))
      .then([listedAs('cadre-matter')[1]!]);
    given(handover, opened)
      .when(add(asked('policy')))
      .thenRefused('handover.receiver-needed');
    given(handover, opened)
      .when(add(asked('policy', { receiverId: 'pj' })))
      .thenRefused('handover.receiver-needed');
    given(handover, opened)
      .when(add(asked('clue', { receiverId: 'pj.township-1' })))
      .thenRefused('handover.receiver-fixed');
  });

  it('items are numbered in the order of listing, and their ids follow from the hand-over', () => {
    const [second] = handover.decide(command('add-item', asked('problem-list')), given(handover, listedAs('clue')).state);
    expect(second).toMatchObject({ data: { itemNo: 2, itemId: `${handoverId}-2` } });
  });

  it('B1.7: a clue about somebody of the upper level is refused, whichever way it would become one; a clue is about somebody, each once', () => {
    const upper = [cadre('s1'), cadre('s2', { managedBy: 'upper', villageCadre: false })];
    given(handover, opened)
      .when(command('add-item', asked('clue', { subjects: upper })))
      .thenRefused('handover.direct-forward');
    given(handover, opened)
      .when(command('add-item', asked('problem-list', { subjects: upper })))
      .thenTypes('ItemAdded');
    given(handover, listedAs('problem-list'))
      .when(command('amend-item', { itemNo: 1, ...asked('clue', { subjects: upper }) }))
      .thenRefused('handover.direct-forward');
    given(handover, opened)
      .when(command('add-item', asked('clue', { subjects: [] })))
      .thenRefused('handover.clue-needs-subject');
    given(handover, opened)
      .when(command('add-item', asked('clue', { subjects: [cadre('s1'), cadre('s1')] })))
      .thenRefused('handover.subject-repeated');
    const consulting = [...listedAs('problem-list'), convened].map((event) =>
      event.type === 'ItemAdded' ? { ...event, data: { ...event.data, subjects: upper } } : event,
    );
    given(handover, consulting)
      .when(
        command('conclude-consultation', { itemNo: 1, participants, opinion: '线索', agreed: { kind: 'clue' }, concludedOn: '2020-05-28' }),
      )
      .thenRefused('handover.direct-forward');
  });

  it('given an item, when amended or withdrawn before it is signed out, then so it is; the same again changes nothing', () => {
    given(handover, listedAs('clue'))
      .when(command('amend-item', { itemNo: 1, ...asked('clue') }))
      .thenNothing();
    given(handover, listedAs('clue'))
      .when(command('amend-item', { itemNo: 1, ...asked('problem-list') }))
      .then([{ type: 'ItemAmended', data: { itemNo: 1, ...content('problem-list'), amendedBy: tour.personId } }]);
    given(handover, listedAs('clue'))
      .when(command('withdraw-item', { itemNo: 1, reason: '重复', withdrawnOn: '2020-05-26' }))
      .thenTypes('ItemWithdrawn');
    given(handover, [...listedAs('clue'), signedOut])
      .when(command('withdraw-item', { itemNo: 1, reason: '重复', withdrawnOn: '2020-06-02' }))
      .thenRefused('handover-item.not-allowed');
    given(handover, listedAs('clue'))
      .when(command('sign-out', { itemNo: 2, signedOutOn: '2020-06-01' }))
      .thenRefused('handover.unknown-item');
  });
});

describe('hand-over: consultation (3.5)', () => {
  const consulting = [...listedAs('problem-list'), convened];
  const conclude = (more: object = {}) =>
    command('conclude-consultation', {
      itemNo: 1,
      participants,
      opinion: '共同商定',
      agreed: { kind: 'clue' },
      concludedOn: '2020-05-28',
      ...more,
    });

  it('3.5: given a disputed finding, when trial room, supervision room and tour office agree that it is a clue, then it is one', () => {
    given(handover, listedAs('problem-list'))
      .when(command('convene-consultation', { itemNo: 1, question: 'nature', text: '是否构成违纪', convenedOn: '2020-05-26' }))
      .then([convened]);
    given(handover, consulting)
      .when(conclude())
      .then([concludedAs('clue')]);
    expect(given(handover, [...consulting, concludedAs('clue')]).state.items[0]).toMatchObject({
      kind: 'clue',
      receiverId: 'pj',
      disputed: false,
      status: 'listed',
    });
  });

  it('3.5: at least two bodies beside the tour office sit, each person once', () => {
    given(handover, consulting)
      .when(conclude({ participants: participants.slice(0, 2) }))
      .thenRefused('handover.consultation-bodies');
    given(handover, consulting)
      .when(conclude({ participants: [...participants, participants[1]!] }))
      .thenRefused('handover.consultation-bodies');
    given(handover, consulting)
      .when(conclude({ participants: participants.slice(1) }))
      .thenTypes('ConsultationConcluded');
  });

  it('3.5: without agreement a disputed item is no clue: neither by amendment nor by signing it out', () => {
    const open = [...consulting, concludedAs()];
    given(handover, open)
      .when(command('amend-item', { itemNo: 1, ...asked('clue') }))
      .thenRefused('handover.nature-disputed');
    given(handover, open)
      .when(command('sign-out', { itemNo: 1, signedOutOn: '2020-06-01' }))
      .thenTypes('ItemSignedOut');
    const clue = [...listedAs('clue'), convened, concludedAs()];
    given(handover, clue)
      .when(command('sign-out', { itemNo: 1, signedOutOn: '2020-06-01' }))
      .thenRefused('handover.nature-disputed');
    given(handover, clue)
      .when(command('amend-item', { itemNo: 1, ...asked('problem-list') }))
      .thenTypes('ItemAmended');
    given(handover, clue)
      .when(command('convene-consultation', { itemNo: 1, question: 'nature', text: '再议', convenedOn: '2020-05-29' }))
      .thenTypes('ConsultationConvened');
  });

  it('3.5: while a consultation lasts nothing is signed; what was agreed binds until another one', () => {
    given(handover, consulting)
      .when(command('sign-out', { itemNo: 1, signedOutOn: '2020-06-01' }))
      .thenRefused('handover-item.not-allowed');
    const agreed = [...consulting, concludedAs('clue')];
    given(handover, agreed)
      .when(command('amend-item', { itemNo: 1, ...asked('problem-list') }))
      .thenRefused('handover.kind-agreed');
    given(handover, agreed)
      .when(command('amend-item', { itemNo: 1, ...asked('clue', { title: '更正' }) }))
      .thenTypes('ItemAmended');
    given(handover, agreed)
      .when(command('sign-out', { itemNo: 1, signedOutOn: '2020-05-27' }))
      .thenRefused('handover.date-too-early');
  });
});

describe('hand-over: both signatures', () => {
  const out = [...listedAs('clue'), signedOut];
  const signIn = (by = intake, signedInOn = '2020-06-01') => command('sign-in', { itemNo: 1, signedInOn }, by);

  it('B3.5: given a clue, when the tour office and case management have signed, then it is handed over', () => {
    given(handover, listedAs('clue'))
      .when(command('sign-out', { itemNo: 1, signedOutOn: '2020-06-01' }))
      .then([signedOut]);
    given(handover, listedAs('clue')).when(signIn()).thenRefused('handover-item.not-allowed');
    given(handover, out)
      .when(signIn())
      .then([
        {
          ...signedIn,
          rules: [
            { ruleId: 'B3.4', version: '1' },
            { ruleId: 'B3.5', version: '1' },
          ],
        },
      ]);
  });

  it('B3.5: two persons of two organisations sign, each for the own side', () => {
    given(handover, out)
      .when(signIn({ ...intake, personId: tour.personId }))
      .thenRefused('handover.both-signatures-of-one-side');
    given(handover, out)
      .when(signIn({ ...intake, organisationId: tour.organisationId }))
      .thenRefused('handover.both-signatures-of-one-side');
    given(handover, out).when(signIn(organisationDepartment)).thenRefused('handover.not-receiver');
    given(handover, out)
      .when(signIn({ ...intake, organisationId: 'xx.case-management' }))
      .thenRefused('handover.not-receiver');
    given(handover, out)
      .when(command('sign-out', { itemNo: 1, signedOutOn: '2020-06-01' }, intake))
      .thenRefused('handover-item.not-allowed');
    given(handover, listedAs('clue'))
      .when(command('sign-out', { itemNo: 1, signedOutOn: '2020-06-01' }, intake))
      .thenRefused('handover.not-tour-office');
    given(handover, [...listedAs('cadre-matter'), signedOut])
      .when(signIn(director))
      .thenRefused('handover.not-receiver');
    given(handover, [...listedAs('cadre-matter'), signedOut])
      .when(signIn(organisationDepartment))
      .thenTypes('ItemSignedIn');
    given(handover, [...listedAs('problem-list'), signedOut])
      .when(signIn(unit))
      .thenTypes('ItemSignedIn');
  });

  it('B3.4: three months from the second signature; a problem list has the period of rectification of its round (B3.1)', () => {
    const dueOn = (kind: 'clue' | 'problem-list', by: typeof intake, history = listedAs(kind)) => {
      const [event] = handover.decide(signIn(by, '2020-06-10'), given(handover, [...history, signedOut]).state);
      return event!.type === 'ItemSignedIn'
        ? [event!.data.resultDeadline.ruleId, event!.data.resultDeadline.version, dateInChina(event!.data.resultDeadline.dueAt)]
        : [];
    };
    expect(dueOn('clue', intake)).toEqual(['B3.4', '1', '2020-09-10']);
    expect(dueOn('problem-list', unit)).toEqual(['B3.1', '2015', '2020-08-10']);
  });

  it('3.14, B3.6: a clue has priority; it is raised when one of its subjects is a village cadre', () => {
    const [event] = handover.decide(
      signIn(),
      given(
        handover,
        out.map((one) =>
          one.type === 'ItemAdded' ? { ...one, data: { ...one.data, subjects: [cadre('s1', { villageCadre: false })] } } : one,
        ),
      ).state,
    );
    expect(event!.data).toMatchObject({ priority: true, raisedLevel: false });
    expect(signedIn.data).toMatchObject({ priority: true, raisedLevel: true });
    const [list] = handover.decide(signIn(unit), given(handover, [...listedAs('problem-list'), signedOut]).state);
    expect(list!.data).toMatchObject({ priority: false, raisedLevel: false });
  });

  it('given an item signed out, when the receiving side returns it with a reason, then it is amended and signed out again', () => {
    given(handover, out)
      .when(command('return-item', { itemNo: 1, reason: '材料不全', returnedOn: '2020-06-02' }, unit))
      .thenRefused('handover.not-receiver');
    const returned: HandoverEvent = {
      type: 'ItemReturned',
      data: { itemNo: 1, reason: '材料不全', returnedOn: '2020-06-02', returnedBy: intake.personId },
    };
    given(handover, out)
      .when(command('return-item', { itemNo: 1, reason: '材料不全', returnedOn: '2020-06-02' }, intake))
      .then([returned]);
    given(handover, [...out, returned])
      .when(signIn())
      .thenRefused('handover-item.not-allowed');
    given(handover, [...out, returned])
      .when(command('amend-item', { itemNo: 1, ...asked('clue', { summary: '补充' }) }))
      .thenTypes('ItemAmended');
    given(handover, [...out, returned])
      .when(command('sign-out', { itemNo: 1, signedOutOn: '2020-06-03' }))
      .thenTypes('ItemSignedOut');
  });
});

describe('hand-over: result, feedback, closing', () => {
  it('B3.4: the result of a clue comes from the clue library, that of everything else from who received it', () => {
    const record = (by: typeof intake) => command('record-result', { itemNo: 1, ...result }, by);
    given(handover, handedOver).when(record(director)).thenRefused('handover.clue-result-from-library');
    given(handover, handedOver).when(record(library)).then([concluded[5]!]);
    const list = [...listedAs('problem-list'), signedOut, { ...signedIn, data: { ...signedIn.data } } as HandoverEvent];
    given(handover, list).when(record(unit)).thenTypes('ResultRecorded');
    given(handover, list).when(record(library)).thenRefused('handover.not-receiver');
    given(handover, list).when(record(director)).thenRefused('handover.not-receiver');
  });

  it('3.14: progress is recorded after the hand-over; news that the result has overtaken changes nothing', () => {
    const progress = command('record-progress', { itemNo: 1, stage: 'arranged', text: '已分办', on: '2020-06-03' }, library);
    given(handover, [...listedAs('clue'), signedOut])
      .when(progress)
      .thenRefused('handover-item.not-allowed');
    given(handover, handedOver).when(progress).then([concluded[4]!]);
    for (const history of [concluded, done, closed]) {
      given(handover, history).when(progress).thenNothing();
      given(handover, history)
        .when(command('record-result', { itemNo: 1, text: '已办结', on: '2020-09-01' }, library))
        .thenNothing();
    }
  });

  it('B3.4: feedback on the last day is in time, a day later it is taken and counts as late', () => {
    const feedback = (givenOn: string, by = director) => command('give-feedback', { itemNo: 1, text: '已办结', givenOn }, by);
    expect(dateInChina(limit('B3.4', '2020-06-01').dueAt)).toBe('2020-09-01');
    given(handover, concluded).when(feedback('2020-08-25')).then([fedBack[6]!]);
    expect(handover.decide(feedback('2020-09-01'), given(handover, concluded).state)).toMatchObject([{ data: { inTime: true } }]);
    expect(handover.decide(feedback('2020-09-02'), given(handover, concluded).state)).toMatchObject([{ data: { inTime: false } }]);
    given(handover, concluded).when(feedback('2020-08-25', unit)).thenRefused('handover.not-receiver');
    given(handover, concluded).when(feedback('2020-08-19')).thenRefused('handover.date-too-early');
    given(handover, handedOver).when(feedback('2020-08-25')).thenRefused('handover-item.not-allowed');
    expect(concluded[5]).toMatchObject({ data: { result: { figures } } });
  });

  it('given feedback, when the tour office acknowledges it, then the item is done; nobody else may', () => {
    given(handover, fedBack)
      .when(command('acknowledge-feedback', { itemNo: 1, acknowledgedOn: '2020-08-26' }))
      .then([done[7]!]);
    given(handover, fedBack)
      .when(command('acknowledge-feedback', { itemNo: 1, acknowledgedOn: '2020-08-26' }, director))
      .thenRefused('handover.not-tour-office');
  });

  it('B3.5: closed when every item is done or withdrawn, and not before', () => {
    const close = command('close', { reason: '全部办结反馈', closedOn: '2020-08-27' });
    given(handover, opened).when(close).thenRefused('handover.nothing-listed');
    expect(given(handover, fedBack).when(close).thenRefused('handover.items-unfinished')).toMatchObject({
      refusal: { details: { items: [1] } },
    });
    given(handover, done).when(close).then([closed[8]!]);
    const withdrawn: HandoverEvent = {
      type: 'ItemWithdrawn',
      data: { itemNo: 1, reason: '重复', withdrawnOn: '2020-05-26', withdrawnBy: tour.personId },
    };
    given(handover, [...listedAs('policy'), withdrawn])
      .when(close)
      .thenTypes('HandoverClosed');
    given(handover, done)
      .when(command('close', { reason: 'x', closedOn: '2020-08-25' }))
      .thenRefused('handover.date-too-early');
    given(handover, done)
      .when(command('close', { reason: 'x', closedOn: '2020-08-27' }, director))
      .thenRefused('handover.not-tour-office');
  });

  it('given a status, when a command is not allowed in it, then the refusal lists the allowed ones', () => {
    expect(
      given(handover, closed)
        .when(command('add-item', asked('clue')))
        .thenRefused('handover.not-allowed'),
    ).toMatchObject({ refusal: { allowed: [] } });
    expect(
      given(handover, listedAs('clue'))
        .when(command('give-feedback', { itemNo: 1, text: 'x', givenOn: '2020-06-01' }, director, at))
        .thenRefused('handover-item.not-allowed'),
    ).toMatchObject({ refusal: { allowed: ['amend-item', 'withdraw-item', 'convene-consultation', 'sign-out'] } });
    expect(itemId).toBe(`${handoverId}-1`);
  });
});
