import { upcast } from '@liandong/event-sourcing';
import { given } from '@liandong/testing';
import { dateInChina } from '@liandong/legal-time';
import { talkInquiryAuthorities, talkersNeeded } from '../rules/talk-inquiry-authority.js';
import { staffingOf, talkStaffings } from '../rules/talk-staffing.js';
import { talkInquiryActions } from './talk-inquiry.allowed-actions.js';
import { talkInquiry, type TalkInquiryCommand } from './talk-inquiry.decider.js';
import type { TalkHandler, TalkInquiryEvent } from './talk-inquiry.events.js';
import {
  after,
  answered,
  approveOutcome,
  approvePlan,
  command,
  concluded,
  delegated,
  delegatedTalk,
  deputy,
  letterSent,
  limit,
  notice,
  opened,
  opening,
  principal,
  propose,
  record,
  reply,
  report,
  reported,
  supervisor,
  talk,
  talkers,
  talkPlanned,
} from './talk-inquiry.fixtures.js';
import { handlerOf } from './talk-inquiry.handler.js';

const last = (...[history, ...asked]: Parameters<typeof after>) => after(history, ...asked).at(-1)!;

describe('talk and inquiry: the plan', () => {
  it('B1.18: the deputy in charge approves it, never whoever made it; the event names the authority that was applied', () => {
    const proposed = after(opened, propose('talk'));
    expect(proposed.at(-1)).toMatchObject({
      data: { approval: { ruleId: 'B1.18-authority', version: '2019', role: 'deputy' } },
      rules: [
        { ruleId: 'B1.18-authority', version: '2019' },
        { ruleId: 'B4.9-talkers', version: '2019' },
      ],
    });
    given(talkInquiry, proposed)
      .when(command('approve-plan', {}, supervisor))
      .thenRefused('talk-inquiry.not-approver');
    given(talkInquiry, proposed)
      .when(command('approve-plan', {}, { ...supervisor, role: 'deputy' }))
      .thenRefused('talk-inquiry.proposer-approves');
    expect(last(proposed, approvePlan)).toMatchObject({
      type: 'PlanApproved',
      data: { approvedBy: deputy.personId },
      rules: [{ ruleId: 'B1.18-authority', version: '2019' }],
    });
  });

  it('B1.18: about a next-lower party chief the principal approves, and the report to the party chief is recorded', () => {
    const proposed = after(opened, propose('talk', true));
    given(talkInquiry, proposed).when(approvePlan).thenRefused('talk-inquiry.not-approver');
    given(talkInquiry, proposed)
      .when(command('approve-plan', {}, principal))
      .thenRefused('talk-inquiry.party-chief-report-missing');
    const partyChiefReport = { reportedOn: '2020-07-01', reference: '市委书记批示' };
    expect(last(proposed, command('approve-plan', { partyChiefReport }, principal))).toMatchObject({
      data: { role: 'principal', partyChiefReport },
    });
    given(talkInquiry, proposed)
      .when(command('approve-plan', { partyChiefReport: { ...partyChiefReport, reportedOn: '2020-09-01' } }, principal))
      .thenRefused('talk-inquiry.date-in-future');
  });

  it('B1.18: given a rejected plan, then another one may be proposed', () => {
    const rejected = after(opened, propose('talk'), command('reject-plan', { reason: '改为函询' }, deputy));
    given(talkInquiry, rejected).when(propose('letter')).thenTypes('PlanProposed');
  });
});

const conducted: readonly TalkInquiryCommand[] = [propose('letter'), notice(), talk(), record(), reply(), report()];
const openedFor = (handler: TalkHandler): readonly TalkInquiryEvent[] => [{ type: 'TalkInquiryOpened', data: { ...opening, ...handler } }];
const assign = (departmentId: string, handler: Partial<TalkHandler> = {}) =>
  command('assign-handler', { departmentId, departmentAs: 'assigned', ...handler } as never, director);
const director = { personId: 'mhk-director', organisationId: 'mhk', role: 'case-director' };
const another = { ...supervisor, personId: 'mhk-supervisor-2', organisationId: 'mhk.party-conduct' };

describe('talk and inquiry: who handles it', () => {
  it('B1.18: another department does nothing in it, whatever the step; the handling one, its zone’s lead and case management do', () => {
    for (const [first, ...rest] of [opened, talkPlanned, letterSent, delegated, after(talkPlanned, talk()), answered]) {
      const handled = [...openedFor({ departmentId: 'mhk.room-1', departmentAs: 'department' }), ...rest];
      const possible = talkInquiryActions[given(talkInquiry, handled).state.status];
      const asked = conducted.filter(({ type }) => possible.includes(type));
      expect([first!.type, asked.length > 0]).toEqual(['TalkInquiryOpened', true]);
      for (const one of asked)
        given(talkInquiry, handled)
          .when({ ...one, by: another })
          .thenRefused('talk-inquiry.not-your-department');
    }
    const handled = openedFor({ departmentId: 'mhk.room-1', departmentAs: 'department' });
    given(talkInquiry, handled).when(propose('letter')).thenTypes('PlanProposed');
    given(talkInquiry, handled)
      .when({ ...propose('letter'), by: director })
      .thenTypes('PlanProposed');
    given(talkInquiry, openedFor({ departmentId: 'mhk.zone-1', departmentAs: 'zone', leaderPersonId: another.personId }))
      .when({ ...propose('letter'), by: another })
      .thenTypes('PlanProposed');
  });

  it('B1.18: opened before talks had a department, it is any department’s until case management assigns one', () => {
    given(talkInquiry, opened)
      .when({ ...propose('letter'), by: another })
      .thenTypes('PlanProposed');
    const assigned = after(opened, assign('mhk.room-1'));
    expect(assigned.at(-1)).toEqual({
      type: 'TalkHandlerAssigned',
      data: { departmentId: 'mhk.room-1', departmentAs: 'assigned', assignedBy: 'mhk-director' },
    });
    given(talkInquiry, assigned)
      .when({ ...propose('letter'), by: another })
      .thenRefused('talk-inquiry.not-your-department');
    given(talkInquiry, after(assigned, propose('letter'), command('reject-plan', { reason: 'x' }, deputy)))
      .when({ ...propose('letter'), by: another })
      .thenRefused('talk-inquiry.not-your-department');
  });

  it('B1.3: nothing is planned before somebody handles it, whoever asks', () => {
    const awaited = openedFor({ departmentAs: 'awaited' });
    given(talkInquiry, awaited)
      .when({ ...propose('letter'), by: director })
      .thenRefused('talk-inquiry.handler-missing');
    given(talkInquiry, awaited).when(propose('letter')).thenRefused('talk-inquiry.not-your-department');
    given(talkInquiry, after(awaited, assign('mhk.room-1')))
      .when(propose('letter'))
      .thenTypes('PlanProposed');
  });

  it('B1.3: case management assigns a department of its own commission, and never over the clue’s own or a routing; a routing moves it', () => {
    const awaited = openedFor({ departmentAs: 'awaited' });
    for (const unfit of ['mhk', 'pj.room-1', 'mhkx'])
      given(talkInquiry, awaited).when(assign(unfit)).thenRefused('talk-inquiry.department-unfit');
    given(talkInquiry, after(awaited, assign('mhk.room-1')))
      .when(assign('mhk.room-1'))
      .then([]);
    given(talkInquiry, after(awaited, assign('mhk.room-1')))
      .when(assign('mhk.room-2'))
      .thenTypes('TalkHandlerAssigned');
    for (const departmentAs of ['department', 'routed'] as const)
      given(talkInquiry, openedFor({ departmentId: 'mhk.room-1', departmentAs }))
        .when(assign('mhk.room-2'))
        .thenRefused('talk-inquiry.handler-fixed');
    const routed = after(
      openedFor({ departmentId: 'mhk.room-1', departmentAs: 'department' }),
      assign('mhk.zone-1', { departmentAs: 'zone', leaderPersonId: 'mhk-lead-2' }),
    );
    expect(given(talkInquiry, routed).state.opening).toMatchObject({ departmentId: 'mhk.zone-1', leaderPersonId: 'mhk-lead-2' });
    expect(last(routed, assign('mhk.room-2'))).toMatchObject({
      data: { departmentId: 'mhk.room-2', departmentAs: 'assigned', leaderPersonId: 'mhk-lead-2' },
    });
  });

  it('B1.3, B1.5, B1.8: with the unit that the clue was routed to, else with the department that it is with', () => {
    const routing = { zoneId: 'mhk.zone-1', leaderPersonId: 'mhk-lead-1', level: 'county', proposedBy: 'p' } as const;
    const department = { departmentId: 'mhk.room-1', as: 'issued' } as const;
    expect(handlerOf({ status: 'disposal-approved', department })).toEqual({ departmentId: 'mhk.room-1', departmentAs: 'department' });
    expect(handlerOf({ status: 'routing-proposed', department, routing })).toEqual({
      departmentId: 'mhk.room-1',
      departmentAs: 'department',
    });
    expect(handlerOf({ status: 'routed', department, routing })).toEqual({
      departmentId: 'mhk.zone-1',
      departmentAs: 'zone',
      leaderPersonId: 'mhk-lead-1',
    });
    expect(
      handlerOf({ status: 'routed', routing: { ...routing, handling: { kind: 'self-handled', departmentId: 'mhk.room-2' } } }),
    ).toEqual({ departmentId: 'mhk.room-2', departmentAs: 'routed', leaderPersonId: 'mhk-lead-1' });
    expect(handlerOf({ status: 'disposal-approved' })).toEqual({ departmentAs: 'awaited' });
  });
});

/** Who talks, and in which role; `lent` names those who are. */
const staffed = (
  talkers: readonly (readonly [personId: string, role: 'lead' | 'auxiliary'])[],
  lent: readonly string[] = [],
  lentOnRecord: readonly string[] = [],
) =>
  command('propose-plan', {
    form: 'talk',
    nextLowerPartyChief: false,
    plan: '谈话方案',
    talkers: talkers.map(([personId, role]) => ({ personId, role, lent: lent.includes(personId) })),
    lentOnRecord,
  });
const ownPlanned = after(
  opened,
  staffed([
    ['a', 'lead'],
    ['b', 'auxiliary'],
  ]),
  approvePlan,
);

describe('talk and inquiry: who talks', () => {
  it('B4.9: the plan of a talk names at least two persons, each once, and who leads', () => {
    given(talkInquiry, opened)
      .when(staffed([['a', 'lead']]))
      .thenRefused('talk-inquiry.too-few-planned-talkers');
    given(talkInquiry, opened)
      .when(
        staffed([
          ['a', 'lead'],
          ['a', 'auxiliary'],
        ]),
      )
      .thenRefused('talk-inquiry.too-few-planned-talkers');
    given(talkInquiry, opened)
      .when(
        staffed([
          ['a', 'lead'],
          ['b', 'auxiliary'],
          ['b', 'auxiliary'],
        ]),
      )
      .thenRefused('talk-inquiry.too-few-planned-talkers');
    given(talkInquiry, opened)
      .when(
        staffed([
          ['a', 'auxiliary'],
          ['b', 'auxiliary'],
        ]),
      )
      .thenRefused('talk-inquiry.lead-missing');
    for (const form of ['letter', 'delegated-talk'] as const)
      given(talkInquiry, opened)
        .when({
          ...staffed([
            ['a', 'lead'],
            ['b', 'auxiliary'],
          ]),
          data: { ...propose(form).data, talkers },
        } as never)
        .thenRefused('talk-inquiry.talkers-unfit');
  });

  it('B4.9: whoever is lent is auxiliary and never leads, declared in the plan or on record; not everybody is lent', () => {
    const pair = [
      ['a', 'lead'],
      ['b', 'auxiliary'],
    ] as const;
    expect(last(opened, staffed(pair, ['b']))).toMatchObject({
      data: {
        talkers: [
          { personId: 'a', role: 'lead', lent: false },
          { personId: 'b', role: 'auxiliary', lent: true },
        ],
      },
      rules: [{ ruleId: 'B1.18-authority' }, { ruleId: 'B4.9-talkers', version: '2019' }],
    });
    expect(
      given(talkInquiry, opened)
        .when(staffed(pair, ['a']))
        .thenRefused('talk-inquiry.lent-leads'),
    ).toMatchObject({ refusal: { rule: 'B4.9' } });
    given(talkInquiry, opened)
      .when(staffed(pair, [], ['a']))
      .thenRefused('talk-inquiry.lent-leads');
    expect(last(opened, staffed(pair, [], ['b']))).toMatchObject({ data: { talkers: [{ lent: false }, { personId: 'b', lent: true }] } });
    given(talkInquiry, opened)
      .when(staffed(pair, ['a', 'b']))
      .thenRefused('talk-inquiry.all-lent');
    given(talkInquiry, opened)
      .when(
        staffed(
          [
            ['a', 'auxiliary'],
            ['b', 'auxiliary'],
          ],
          ['a', 'b'],
        ),
      )
      .thenRefused('talk-inquiry.all-lent');
  });

  it('B4.9: the talk is held by persons of the plan; nobody who is lent takes the lead there', () => {
    const planned = after(
      opened,
      staffed(
        [
          ['a', 'lead'],
          ['b', 'auxiliary'],
          ['c', 'auxiliary'],
        ],
        ['b', 'c'],
      ),
      approvePlan,
    );
    const held = (...people: readonly (readonly [string, 'staff' | 'department-head'])[]) =>
      command('hold-talk', { talkers: people.map(([personId, capacity]) => ({ personId, capacity })), heldOn: '2020-07-10', place: '……' });
    expect(
      given(talkInquiry, planned)
        .when(held(['a', 'department-head'], ['x', 'staff']))
        .thenRefused('talk-inquiry.talker-not-planned'),
    ).toMatchObject({ refusal: { details: { personIds: ['x'] } } });
    given(talkInquiry, planned)
      .when(held(['a', 'staff'], ['b', 'department-head']))
      .thenRefused('talk-inquiry.lent-leads');
    given(talkInquiry, planned)
      .when(held(['b', 'department-head'], ['c', 'staff']))
      .thenRefused('talk-inquiry.all-lent');
    given(talkInquiry, planned)
      .when(held(['a', 'department-head']))
      .thenRefused('talk-inquiry.too-few-planned-talkers');
    expect(last(planned, held(['a', 'department-head'], ['b', 'staff']))).toMatchObject({
      type: 'TalkHeld',
      rules: [{ ruleId: 'B1.18-authority' }, { ruleId: 'B4.9-talkers', version: '2019' }, { ruleId: 'B1.19' }],
    });
  });

  it('B4.9: a plan of schema version 1 named nobody, and its talk is held as it was approved', () => {
    const { talkers: _talkers, ...older } = propose('talk').data as { talkers: unknown };
    const stored = {
      type: 'PlanProposed',
      schemaVersion: 1,
      data: { ...older, approval: { ruleId: 'B1.18-authority', version: '2019', role: 'deputy' }, proposedBy: supervisor.personId },
    };
    const { type, data } = upcast(stored as never, talkInquiry.upcasters) as unknown as TalkInquiryEvent;
    expect(data).toMatchObject({ talkers: [] });
    const planned = after([...opened, { type, data } as TalkInquiryEvent], approvePlan);
    given(talkInquiry, planned)
      .when(command('hold-talk', { talkers: [{ personId: 'x', capacity: 'department-head' }], heldOn: '2020-07-10', place: '……' }))
      .thenTypes('TalkHeld');
  });

  it('B4.9: how many talk, and in which role lent staff may, is versioned data', () => {
    const later = [...talkStaffings, { ...talkStaffings[0]!, version: '2030', effectiveFrom: '2030-01-01', talkers: 3 }];
    const pair = [
      { personId: 'a', role: 'lead' as const, lent: false },
      { personId: 'b', role: 'auxiliary' as const, lent: true },
    ];
    expect(staffingOf(pair, '2029-12-31', 'mhk', later)).toEqual({
      rule: { ruleId: 'B4.9-talkers', version: '2019' },
      needed: 2,
      fault: undefined,
    });
    expect(staffingOf(pair, '2030-01-01', 'mhk', later)).toMatchObject({ rule: { version: '2030' }, needed: 3, fault: 'too-few' });
  });
});

describe('talk and inquiry: the talk', () => {
  const heldBy = (capacity: 'staff' | 'department-head' | 'unit-party-chief', ...others: string[]) =>
    command('hold-talk', {
      talkers: [{ personId: 'a', capacity }, ...others.map((personId) => ({ personId, capacity: 'staff' as const }))],
      heldOn: '2020-07-10',
      place: '……',
    });

  it('B1.18: it is led by the person in charge or the head of the handling department', () => {
    given(talkInquiry, ownPlanned).when(heldBy('staff', 'b')).thenRefused('talk-inquiry.wrong-talker');
    given(talkInquiry, ownPlanned).when(heldBy('unit-party-chief')).thenRefused('talk-inquiry.wrong-talker');
    given(talkInquiry, ownPlanned).when(heldBy('department-head', 'b')).thenTypes('TalkHeld');
  });

  it('B1.18: the record is signed; where the subject refuses, the reason is noted', () => {
    const held = after(talkPlanned, talk());
    const unsigned = { record: '谈话笔录', signedBySubject: false, signedOn: '2020-07-10' };
    given(talkInquiry, held).when(command('sign-record', unsigned)).thenRefused('talk-inquiry.refusal-missing');
    given(talkInquiry, held)
      .when(command('sign-record', { ...unsigned, refusal: '拒绝签名' }))
      .thenTypes('RecordSigned');
  });

  it('B1.21: a delegated talk follows its notice within 15 working days, by at least two, led by the unit’s party chief', () => {
    const planned = after(opened, propose('delegated-talk'), approvePlan);
    given(talkInquiry, planned).when(delegatedTalk()).thenRefused('talk-inquiry.wrong-form');
    expect(delegated.at(-1)).toMatchObject({
      data: { deadline: limit('B1.21', '2020-07-01') },
      rules: [{ ruleId: 'B1.21', version: '1' }],
    });
    expect(dateInChina(limit('B1.21', '2020-07-01').dueAt)).toBe('2020-07-22');
    given(talkInquiry, delegated).when(heldBy('unit-party-chief')).thenRefused('talk-inquiry.too-few-talkers');
    given(talkInquiry, delegated).when(heldBy('unit-party-chief', 'a')).thenRefused('talk-inquiry.too-few-talkers');
    given(talkInquiry, delegated).when(heldBy('department-head', 'b')).thenRefused('talk-inquiry.wrong-talker');
    expect(last(delegated, delegatedTalk('2020-07-22'))).toMatchObject({ data: { inTime: true } });
    expect(last(delegated, delegatedTalk('2020-07-23'))).toMatchObject({ data: { inTime: false } });
  });

  it('B1.21: its record is back within 5 working days', () => {
    const held = after(delegated, delegatedTalk());
    expect(held.at(-1)).toMatchObject({ data: { recordDeadline: limit('B1.21-record', '2020-07-10') } });
    expect(last(held, record('2020-07-17'))).toMatchObject({ data: { inTime: true } });
    expect(last(held, record('2020-07-20'))).toMatchObject({ data: { inTime: false } });
  });

  it('B1.21: how many talk is versioned data', () => {
    const [first] = talkInquiryAuthorities;
    const later = [
      ...talkInquiryAuthorities,
      { ...first!, version: '2030', effectiveFrom: '2030-01-01', talkers: { own: 2, delegated: 3 } },
    ];
    expect(talkersNeeded(true, '2029-12-31', 'mhk', later)).toEqual({ rule: { ruleId: 'B1.18-authority', version: '2019' }, count: 2 });
    expect(talkersNeeded(false, '2030-01-01', 'mhk', later)).toMatchObject({ rule: { version: '2030' }, count: 2 });
  });
});

describe('talk and inquiry: the letter', () => {
  it('B1.20: the reply is due 15 working days after the letter, and is countersigned', () => {
    expect(letterSent.at(-1)).toMatchObject({ data: { deadline: limit('B1.20', '2020-07-01') } });
    expect(last(letterSent, reply('2020-07-22'))).toMatchObject({ data: { inTime: true } });
    expect(last(letterSent, reply('2020-07-23'))).toMatchObject({ data: { inTime: false } });
    given(talkInquiry, letterSent)
      .when(command('receive-reply', { statement: '说明材料', receivedOn: '2020-07-10' }))
      .thenRefused('talk-inquiry.countersignature-missing');
    given(talkInquiry, letterSent).when(reply('2020-06-30')).thenRefused('talk-inquiry.date-before');
    given(talkInquiry, letterSent).when(talk()).thenRefused('talk-inquiry.wrong-form');
    given(talkInquiry, delegated).when(reply()).thenRefused('talk-inquiry.wrong-form');
    given(talkInquiry, talkPlanned).when(notice()).thenRefused('talk-inquiry.wrong-form');
  });

  it('B1.20: the unit’s own party chief answers directly', () => {
    const chief = after(
      opened,
      propose('letter', true),
      command('approve-plan', { partyChiefReport: { reportedOn: '2020-07-01', reference: '……' } }, principal),
      notice(),
    );
    given(talkInquiry, chief)
      .when(command('receive-reply', { statement: '说明材料', receivedOn: '2020-07-10' }))
      .thenTypes('ReplyReceived');
  });

  it('given a letter that is never answered, then another plan may follow, or the principal ends it', () => {
    expect(after(letterSent, propose('talk'), approvePlan, talk()).at(-1)!.type).toBe('TalkHeld');
    given(talkInquiry, letterSent)
      .when(command('discontinue', { reason: '已故' }, principal))
      .thenTypes('TalkInquiryDiscontinued');
  });
});

describe('talk and inquiry: report and outcome', () => {
  it('B1.19: the report is due one month after talk or reply', () => {
    expect(answered.at(-1)).toMatchObject({ data: { reportDeadline: limit('B1.19', '2020-07-10') } });
    expect(last(answered, report('reminder', '2020-08-10'))).toMatchObject({ data: { inTime: true } });
    expect(last(answered, report('reminder', '2020-08-11'))).toMatchObject({ data: { inTime: false } });
    given(talkInquiry, after(talkPlanned, talk())).when(report()).thenRefused('talk-inquiry.not-allowed');
    expect(after(talkPlanned, talk(), record(), report()).at(-1)).toMatchObject({ type: 'ReportMade', data: { inTime: true } });
  });

  it('B1.19: the outcome is approved, by another person than the reporter', () => {
    given(talkInquiry, reported)
      .when(command('approve-outcome', {}, { ...supervisor, role: 'deputy' }))
      .thenRefused('talk-inquiry.proposer-approves');
    expect(concluded.at(-1)).toMatchObject({
      type: 'OutcomeApproved',
      data: { outcome: 'criticise-educate', approvedBy: deputy.personId },
      rules: [{ ruleId: 'B1.18-authority', version: '2019' }],
    });
  });

  it('B1.17, B1.19: clarification, admonition and a verification are up to the principal', () => {
    for (const outcome of ['clarified', 'admonish', 'initial-verification'] as const) {
      const proposed = after(answered, report(outcome));
      given(talkInquiry, proposed).when(approveOutcome).thenRefused('talk-inquiry.not-approver');
      given(talkInquiry, proposed)
        .when(command('approve-outcome', {}, principal))
        .thenTypes('OutcomeApproved');
    }
  });

  it('B1.19: given a rejected outcome, then another report is due when the first one was', () => {
    const rejected = after(reported, command('reject-outcome', { reason: '事实不清' }, deputy));
    expect(rejected.at(-1)).toMatchObject({ data: { reportDeadline: limit('B1.19', '2020-07-10') } });
    given(talkInquiry, rejected).when(report('reminder')).thenTypes('ReportMade');
  });

  it('B1.19: given the outcome to inquire again, then it begins with a new plan', () => {
    const again = after(answered, report('inquire-again'), approveOutcome);
    expect(given(talkInquiry, again).state).toEqual({ status: 'opened', assignments: 0, opening });
    expect(after(again, propose('talk'), approvePlan, talk(), record(), report(), approveOutcome).at(-1)).toMatchObject({
      data: { outcome: 'criticise-educate' },
    });
  });

  it('given days of the future, then they are refused', () => {
    for (const [history, asked] of [
      [after(opened, propose('letter'), approvePlan), notice('2020-09-01')],
      [talkPlanned, talk('2020-09-01')],
      [letterSent, reply('2020-09-01')],
      [answered, report('reminder', '2020-09-01')],
    ] as const) {
      given(talkInquiry, history).when(asked).thenRefused('talk-inquiry.date-in-future');
    }
  });

  it('opened again for the same clue, nothing happens', () => {
    given(talkInquiry, letterSent).when(command('open', opening)).thenNothing();
  });
});
