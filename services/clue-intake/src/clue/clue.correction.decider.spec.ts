import { limitFrom } from '@liandong/legal-time';
import { given } from '@liandong/testing';
import { clue } from './clue.decider.js';
import type { ClueEvent } from './clue.events.js';
import {
  approved,
  at,
  closed,
  clueReceived,
  command,
  concluded,
  dayCorrected,
  dayProposed,
  director,
  from,
  keeper,
  registered,
  routed,
  screened,
  transferredClue,
} from './clue.fixtures.js';
import { after, deputy } from './clue.disposal.fixtures.js';

const late = '2020-06-20T02:00:00.000Z';
const correct = (data: object, by = keeper) => command('correct-registration', { reason: '录入有误', ...data }, by, late);
const approve = (data: object = {}, by: typeof director = director) => command('approve-correction', data, by, late);
/** Entered days after it had come in. */
const enteredLate = from('procuratorate', registered, { recordedOn: '2020-06-18' });
const onDay = (receivedOn: string) => after(enteredLate, correct({ receivedOn }));

describe('clue: what was registered is put right', () => {
  it('B1.4: given a wrong title, summary and reference, when an officer puts them right, then each field tells what it was, and the number stays', () => {
    const wanted = { title: '某县直部门', summary: transferredClue.summary, sourceReference: '梅检移〔2020〕2号' };
    given(clue, registered)
      .when(correct(wanted))
      .then([
        {
          type: 'RegistrationCorrected',
          data: {
            changes: [
              { field: 'title', from: transferredClue.title, to: '某县直部门' },
              { field: 'sourceReference', from: '梅检移〔2020〕1号', to: '梅检移〔2020〕2号' },
            ],
            reason: '录入有误',
            correctedBy: keeper.personId,
          },
        },
      ]);
    const { state } = given(clue, after(registered, correct(wanted)));
    expect(state).toMatchObject({
      title: '某县直部门',
      source: { kind: 'procuratorate', reference: '梅检移〔2020〕2号' },
      number: given(clue, registered).state.number,
    });
    given(clue, after(registered, correct(wanted)))
      .when(correct(wanted))
      .thenNothing();
  });

  it('B1.5: what came through the system keeps the reference by which its sender finds it', () => {
    const transfer = { eventSource: 'e', eventId: '1', digest: 'd' };
    const posted = [{ ...clueReceived, data: { ...clueReceived.data, transfer } } as ClueEvent, ...registered.slice(1)];
    for (const history of [posted, from('inspection-tour', registered), from('web-report', registered)])
      given(clue, history)
        .when(correct({ sourceReference: '新1号' }))
        .thenRefused('clue.reference-fixed');
    given(clue, posted)
      .when(correct({ title: '新' }))
      .thenTypes('RegistrationCorrected');
  });

  it('B1.2, B1.4: given a later day of receipt, then the director approves it, never whoever proposed it, and what runs is counted from it in the version of its rule', () => {
    const proposed = onDay('2020-06-15');
    expect(proposed.at(-1)).toMatchObject({ type: 'RegistrationCorrectionProposed', data: { proposedBy: keeper.personId } });
    expect(given(clue, proposed).state.receivedOn).toBe('2020-06-11');
    given(clue, proposed)
      .when(correct({ title: '新' }))
      .thenRefused('clue.correction-waits');
    given(clue, proposed).when(approve({}, keeper)).thenRefused('clue.proposer-approves');
    const [event] = clue.decide(approve(), given(clue, proposed).state);
    const limits = {
      disposalDeadline: limitFrom('B1.2', '2020-06-15', 'mhk'),
      jurisdictionDeadline: limitFrom('B1.6', '2020-06-15', 'mhk'),
    };
    expect(event).toEqual({
      type: 'RegistrationCorrected',
      data: {
        changes: [{ field: 'receivedOn', from: '2020-06-11', to: '2020-06-15' }],
        reason: '录入有误',
        correctedBy: keeper.personId,
        approvedBy: director.personId,
        limits,
      },
      rules: Object.values(limits).map(({ ruleId, version }) => ({ ruleId, version })),
    });
    expect(given(clue, [...proposed, event!]).state).toMatchObject({
      receivedOn: '2020-06-15',
      jurisdictionFrom: '2020-06-15',
      number: given(clue, registered).state.number,
      ...limits,
    });
    given(clue, proposed)
      .when(command('reject-correction', { reason: '无据' }, director))
      .thenTypes('RegistrationCorrectionRejected');
    given(clue, registered).when(approve()).thenRefused('clue.no-correction');
    const own = after(enteredLate, correct({ receivedOn: '2020-06-15' }, director));
    given(clue, own).when(approve()).thenRefused('clue.proposer-approves');
    given(clue, own).when(approve({}, deputy)).thenTypes('RegistrationCorrected');
  });

  it('B1.2: given an earlier day, then no limit that runs is shortened unless whoever approves says that they know; the event names its rules', () => {
    const proposed = onDay('2020-06-01');
    expect(given(clue, proposed).when(approve()).thenRefused('clue.correction-shortens-limit')).toMatchObject({
      refusal: { details: { rules: ['B1.2', 'B1.6'] } },
    });
    expect(clue.decide(approve({ acceptShorter: true }), given(clue, proposed).state)).toMatchObject([
      { data: { shortened: ['B1.2', 'B1.6'] } },
    ]);
  });

  it('B1.15, B4.4: given a reporter who is to be told yet, then that limit is not shortened unseen either; the clue’s event does not tell of it', () => {
    // Approved, so that no limit of the clue itself runs.
    const proposed = after(approved, correct({ receivedOn: '2020-06-01' }));
    const owedBy = (day: string) => ({ acknowledgeBy: limitFrom('B1.15', day, 'mhk') });
    expect(
      given(clue, proposed)
        .when(approve(owedBy('2020-06-11')))
        .thenRefused('clue.correction-shortens-limit'),
    ).toMatchObject({ refusal: { details: { rules: ['B1.15'] } } });
    const [event] = clue.decide(approve({ ...owedBy('2020-06-11'), acceptShorter: true }), given(clue, proposed).state);
    expect(event!.data).not.toHaveProperty('shortened');
    expect(JSON.stringify(event)).not.toContain('B1.15');
    given(clue, proposed)
      .when(approve(owedBy('2020-05-01')))
      .thenTypes('RegistrationCorrected');
  });

  it('B1.2: what was judged stays; a limit that the principal moved is not counted anew behind it', () => {
    const decided = after(approved, correct({ receivedOn: '2020-06-01' }));
    const [event] = clue.decide(approve(), given(clue, decided).state);
    expect(event!.data).not.toHaveProperty('limits');
    expect(given(clue, [...decided, event!]).state).toMatchObject({ receivedOn: '2020-06-01', disposalInTime: true });
    given(clue, after(registered, command('propose-limit-change', { change: 'extend', reason: '疑难' })))
      .when(correct({ receivedOn: '2020-06-10' }))
      .thenRefused('clue.limit-moved');
  });

  it('B1.2: given a day after the entry or a later step, then it is refused, proposed or approved: no limit starts anew', () => {
    const refusal = { code: 'clue.received-after-entry', details: { latest: '2020-06-18' } };
    expect(
      given(clue, enteredLate)
        .when(correct({ receivedOn: '2020-06-19' }))
        .thenRefused('clue.received-after-entry'),
    ).toMatchObject({ refusal });
    given(clue, registered)
      .when(correct({ receivedOn: '2020-06-12' }))
      .thenRefused('clue.received-after-entry');
    const again: ClueEvent = { ...dayCorrected, data: { ...dayCorrected.data, limits: {} } } as ClueEvent;
    given(clue, [...registered, again])
      .when(correct({ receivedOn: '2020-06-12' }))
      .thenRefused('clue.received-after-entry');
    const open = [
      { ...dayProposed, data: { ...dayProposed.data, changes: [{ field: 'receivedOn', from: '2020-06-11', to: '2020-06-19' }] } },
    ];
    given(clue, [...enteredLate, ...(open as ClueEvent[])])
      .when(approve())
      .thenRefused('clue.received-after-entry');
    given(clue, from('procuratorate', approved, { recordedOn: '2020-06-18' }))
      .when(correct({ receivedOn: '2020-06-12' }))
      .thenRefused('clue.received-after-entry');
    const received = clue.decide(command('receive', transferredClue, keeper, late), clue.initial);
    expect(received).toMatchObject([{ data: { receivedOn: '2020-06-11', recordedOn: '2020-06-20' } }]);
  });

  it('B1.9, B1.12: given a clue whose assignment from above runs from that day, then the day stays, and its texts are put right', () => {
    const above = from('upper-level', registered, { assignmentId: 'a1' });
    given(clue, above)
      .when(correct({ receivedOn: '2020-06-10', title: '新' }))
      .thenRefused('clue.received-on-fixed-by-assignment');
    given(clue, [...above, dayProposed])
      .when(approve({ acceptShorter: true }))
      .thenRefused('clue.received-on-fixed-by-assignment');
    given(clue, above)
      .when(correct({ title: '新' }))
      .thenTypes('RegistrationCorrected');
  });

  it('B1.4: given a day to come, one before the republic, or a clue that left the library or was closed, then it is refused', () => {
    given(clue, registered)
      .when(correct({ receivedOn: '2020-06-21' }))
      .thenRefused('clue.date-in-future');
    given(clue, registered)
      .when(correct({ receivedOn: '1949-09-30' }))
      .thenRefused('clue.date-too-early');
    given(clue, closed)
      .when(correct({ title: '新' }))
      .thenRefused('clue.not-allowed');
  });
});

describe('clue: an entry that was made twice is voided', () => {
  const annul = (data: object = {}) => command('void', { reason: '重复录入', ...data }, director);

  it('B1.4: given a clue that nobody proposed anything for, then it is voided with its reason and the entry that stays, and nothing follows', () => {
    const right = { rightClueId: 'c9', right: { organisationId: 'mhk', status: 'screened' } };
    for (const history of [[clueReceived], registered, screened])
      given(clue, history)
        .when(annul(right))
        .then([{ type: 'ClueVoided', data: { reason: '重复录入', rightClueId: 'c9', voidedBy: director.personId } }]);
    const voided = after(registered, annul());
    expect(given(clue, voided).state).toMatchObject({ status: 'voided', number: given(clue, registered).state.number });
    given(clue, voided).when(annul()).thenRefused('clue.not-allowed');
    given(clue, voided)
      .when(correct({ title: '新' }))
      .thenRefused('clue.not-allowed');
  });

  it('B1.4: given one that is disposed of, forwarded in part, that came through the system, or another library’s in its place, then it is refused', () => {
    for (const history of [approved, routed, concluded, closed]) given(clue, history).when(annul()).thenRefused('clue.not-allowed');
    for (const kind of ['inspection-tour', 'web-report'] as const)
      given(clue, from(kind, registered)).when(annul()).thenRefused('clue.void-arrived');
    given(clue, from('procuratorate', registered, { transfer: { eventSource: 'e', eventId: '1', digest: 'd' } }))
      .when(annul())
      .thenRefused('clue.void-arrived');
    given(clue, from('procuratorate', registered, { partOf: { clueId: 'c0', until: '2020-06-11' } }))
      .when(annul())
      .thenRefused('clue.void-arrived');
    const gone: ClueEvent = {
      type: 'ClueForwarded',
      data: {
        toOrganisation: 'pj',
        subjectIds: [],
        remaining: 1,
        reason: '……',
        forwardedOn: '2020-06-11',
        forwardedBy: director.personId,
        deadline: limitFrom('B1.6', '2020-06-11'),
        inTime: true,
        forwardingId: 'f1',
      },
    };
    given(clue, [...registered, gone])
      .when(annul())
      .thenRefused('clue.void-forwarded');
    const unfit = ['received', 'repeat-kept', 'returned', 'forwarded', 'voided'].map((status) => ({ organisationId: 'mhk', status }));
    for (const right of [undefined, { organisationId: 'pj', status: 'screened' }, ...unfit])
      given(clue, registered)
        .when(annul({ rightClueId: 'c9', right }))
        .thenRefused('clue.void-right-one-unfit');
  });
});

describe('clue: no matter disappears with an entry', () => {
  const annul = (data: object) => command('void', { reason: '重复录入', ...data }, director);

  it('B1.4, B1.8, B1.12, B1.16: given one that repeats lead to, that came from above or that somebody signed, then it is voided for the right entry alone', () => {
    const above = from('upper-level', registered, { assignmentId: 'a1' });
    const right = { rightClueId: 'c9', right: { organisationId: 'mhk', status: 'registered' } };
    for (const [history, data, grounds] of [
      [registered, { isLedTo: true }, ['repeats']],
      [registered, { hasReporter: true }, ['reporter']],
      [above, {}, ['assignment']],
      [above, { isLedTo: true, hasReporter: true }, ['repeats', 'assignment', 'reporter']],
    ] as const) {
      expect(given(clue, history).when(annul(data)).thenRefused('clue.void-needs-right-one')).toMatchObject({
        refusal: { details: { grounds } },
      });
      given(clue, history)
        .when(annul({ ...data, ...right }))
        .thenTypes('ClueVoided');
    }
    given(clue, registered)
      .when(annul({ isLedTo: false, hasReporter: false }))
      .thenTypes('ClueVoided');
  });
});

describe('clue: what it is filed under follows what the handling finds', () => {
  const amend = (by: { readonly personId: string; readonly organisationId: string; readonly role: string } = keeper, types = ['gifts']) =>
    command('amend-problem-types', { problemTypes: types, reason: '核实发现' }, by, at);

  it('B1.22: given a clue that was screened, when its types are amended, then the former ones stand beside the new ones; the same again says nothing', () => {
    const { problemTypes, areas } = given(clue, screened).state;
    const amended = after(screened, amend());
    expect(amended.at(-1)).toMatchObject({
      type: 'ProblemTypesAmended',
      data: { problemTypes: ['gifts'], formerly: { problemTypes, areas }, reason: '核实发现', amendedBy: keeper.personId },
      rules: [{ ruleId: expect.any(String) as string }],
    });
    expect(given(clue, amended).state).toMatchObject({ status: 'screened', problemTypes: ['gifts'] });
    given(clue, amended).when(amend()).thenNothing();
    given(clue, concluded).when(amend()).thenTypes('ProblemTypesAmended');
    for (const history of [registered, closed]) given(clue, history).when(amend()).thenRefused('clue.not-allowed');
    given(clue, screened)
      .when(amend(keeper, ['nothing']))
      .thenRefused('clue.problem-type-unknown');
  });

  it('B1.22: a department amends those of what was routed to it, a township of what it handles, and nobody others’', () => {
    const supervisor = (organisationId: string) => ({ personId: 's', organisationId, role: 'supervisor' });
    given(clue, routed)
      .when(amend(supervisor('mhk.zone-1')))
      .thenTypes('ProblemTypesAmended');
    for (const history of [screened, routed])
      given(clue, history)
        .when(amend(supervisor('mhk.room-9')))
        .thenRefused('clue.not-your-department');
    given(clue, routed)
      .when(amend({ personId: 't', organisationId: 'mhk.zone-1', role: 'township-secretary' }))
      .thenRefused('clue.not-at-township');
  });
});
