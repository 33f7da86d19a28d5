import { limitFrom } from '@liandong/legal-time';
import type { RecordedEvent } from '@liandong/event-sourcing';
import type { RowChange } from '@liandong/projections';
import { given } from '@liandong/testing';
import { clue } from '../../clue/clue.decider.js';
import type { ClueEvent } from '../../clue/clue.events.js';
import { after, afterTalks, approve, atTownship, propose } from '../../clue/clue.disposal.fixtures.js';
import {
  approved,
  closed,
  command,
  dayCorrected,
  dayProposed,
  director,
  disposalDeadline,
  fedBack,
  figures,
  keeper,
  outcome,
  person,
  principal,
  proposed,
  registered,
  reopened,
  routed,
  routing,
  routingProposed,
  screened,
  textsCorrected,
  typesAmended,
  verification,
  voided,
} from '../../clue/clue.fixtures.js';
import { agencyTransfers, type AgencyTransferRow } from '../agency-transfers/agency-transfers.projection.js';
import type { ClueRegisterRow } from './clue-register.columns.js';
import { clueRegister } from './clue-register.projection.js';

type Handlers<R> = Readonly<Record<string, (event: RecordedEvent) => readonly RowChange<R>[]>>;

/** The row that a history leads to. */
function project<R extends object>(on: object, history: readonly ClueEvent[]): R {
  return history.reduce<R | undefined>((row, event, revision) => {
    const recorded = {
      ...event,
      id: `e${revision}`,
      stream: 'clue-c1',
      revision,
      position: BigInt(revision),
      metadata: { correlationId: 'm1', occurredAt: '2020-06-11T02:00:00.000Z' },
    };
    const changes = (on as Handlers<R>)[event.type]?.(recorded as never) ?? [];
    return changes.reduce<R | undefined>(
      (current, change) => (change.op === 'put' ? change.row : change.op === 'change' ? change.change(current!) : undefined),
      row,
    );
  }, undefined)!;
}

const register = (history: readonly ClueEvent[]) => project<ClueRegisterRow>(clueRegister.on, history);
const forwarded: Extract<ClueEvent, { readonly type: 'ClueForwarded' }> = {
  type: 'ClueForwarded',
  data: {
    toOrganisation: 'x',
    subjectIds: ['s1'],
    remaining: 0,
    reason: 'x',
    forwardedOn: '2020-06-11',
    forwardedBy: 'd',
    deadline: disposalDeadline,
    inTime: true,
  },
};
const inside: readonly ClueEvent[] = [
  ...registered,
  { ...forwarded, data: { ...forwarded.data, forwardingId: 'f1' } },
  { type: 'ForwardingResultRecorded', data: { forwardingId: 'f1', text: '已办结', figures, givenOn: '2020-06-12' } },
  { type: 'ForwardingRegistered', data: { forwardingId: 'f1', clueId: 'f1', number: '委移〔2020〕1号', registeredOn: '2020-06-11' } },
  { type: 'ForwardingResultAcknowledged', data: { forwardingId: 'f1', acknowledgedOn: '2020-06-13', acknowledgedBy: keeper.personId } },
];
const levelRaised = {
  type: 'LevelRaised' as const,
  data: { reason: 'x', proposedBy: 'k', approvedBy: 'p', approvedAt: '2020-06-11T02:00:00.000Z' },
};
const histories: readonly (readonly ClueEvent[])[] = [
  closed,
  [...registered, forwarded],
  [...registered, { type: 'ClueReturned', data: { reason: 'x', returnedOn: '2020-06-11', approvedBy: 'd' } }],
  [...registered, { type: 'RepeatKept', data: { firstClueId: 'c0', keptBy: 'k' } }],
  [...routingProposed, { type: 'RoutingRejected', data: { rejectedBy: principal.personId, reason: 'x' } }],
  [...approved.slice(0, 4), { type: 'DisposalRejected', data: { mode: 'hold', rejectedBy: principal.personId, reason: 'x' } }],
  [
    ...approved,
    { type: 'DisposalProposed', data: { mode: 'hold', opinion: 'x', proposedBy: keeper.personId } },
    { type: 'DisposalRejected', data: { mode: 'hold', rejectedBy: 'p', reason: 'x' } },
  ],
  afterTalks,
  atTownship,
  inside,
  [...atTownship.slice(0, atTownship.findIndex(({ type }) => type === 'ClueRouted') + 1), levelRaised],
  [...routingProposed, { ...levelRaised, data: { ...levelRaised.data, anew: true } }],
  [
    ...routed,
    { type: 'ClueSupervised', data: { assignmentId: 'a1', unitId: 'mhk.room-1', ground: 'careless', way: 'letter', recordedBy: 'k' } },
    verification,
  ],
  [...screened, textsCorrected, dayProposed, dayCorrected, typesAmended, voided],
  [...registered, dayProposed, { type: 'RegistrationCorrectionRejected', data: { reason: 'x', rejectedBy: 'd' } }],
  [...routed, outcome('s1', 'file'), verification, outcome('s1', 'admonish')],
];
const repeatFoundLate: readonly ClueEvent[] = [...proposed, { type: 'RepeatKept', data: { firstClueId: 'c0', keptBy: 'k' } }];

describe('clue register', () => {
  it('after every event of every history the row says the same as the clue', () => {
    for (const history of [...histories, repeatFoundLate, reopened]) {
      for (let length = 1; length <= history.length; length += 1) {
        const row = register(history.slice(0, length));
        const { state } = given(clue, history.slice(0, length));
        expect(row).toMatchObject({
          clueId: 'c1',
          matterId: 'm1',
          revision: length - 1,
          status: state.status,
          number: state.number ?? null,
          mode: state.mode ?? null,
          disposalInTime: state.disposalInTime ?? null,
          figures: state.figures ?? null,
          subjects: state.subjects,
          raisedLevel: state.raisedLevel,
          departmentId: state.department?.departmentId ?? null,
          handling: state.routing?.handling ?? null,
        });
        const decided = Object.fromEntries(row.outcomes.map((one) => [one.subjectId, one.decided ?? undefined]));
        expect(decided).toEqual(Object.fromEntries(Object.entries(state.outcomes).map(([subjectId, one]) => [subjectId, one.decided])));
      }
    }
  });

  it('given an outcome that overtook the verification, then its case is known, and a lighter one later changes nothing', () => {
    expect(register(histories.at(-1)!).outcomes[0]).toEqual({ subjectId: 's1', expected: 'file', decided: 'file', reference: 'ref-s1' });
  });

  it('B1.6: what came of a forwarding stands with it, and since when it is signed for', () => {
    const result = { text: '已办结', figures, givenOn: '2020-06-12' };
    expect(register(inside.slice(0, -1)).forwardings).toMatchObject([
      { status: 'registered', number: '委移〔2020〕1号', result: { ...result, acknowledgedOn: null } },
    ]);
    expect(register(inside).forwardings).toMatchObject([{ status: 'registered', result: { ...result, acknowledgedOn: '2020-06-13' } }]);
  });

  it('B1.4, B1.22: what was put right stands with what it was, why and by whom; what waits stands beside it', () => {
    const row = register([...screened, textsCorrected, dayProposed]);
    expect(row).toMatchObject({ title: '某镇水利站', sourceReference: '梅检移〔2020〕7号', receivedOn: '2020-06-11' });
    expect(row.correction).toMatchObject({ changes: [{ field: 'receivedOn', to: '2020-06-01' }] });
    const after = register([...screened, textsCorrected, dayProposed, dayCorrected, typesAmended]);
    expect(after).toMatchObject({
      receivedOn: '2020-06-01',
      disposalDueAt: '2020-07-01T15:59:59.999Z',
      problemTypes: ['gifts'],
      problemAreas: ['integrity-discipline'],
      correction: null,
      corrections: [
        { reason: '录入有误', approvedBy: null, shortened: [] },
        { reason: '以信封邮戳为准', approvedBy: director.personId, shortened: ['B1.2'] },
        { changes: [{ field: 'problemTypes', from: ['conduct'], to: ['gifts'] }], correctedBy: keeper.personId },
      ],
    });
    expect(register([...registered, voided])).toMatchObject({ status: 'voided', rightClueId: 'c9', number: row.number });
  });

  it('B1.2, B1.4, 3.15: what waited for a decision waits no more once nobody can decide it', () => {
    const raise: ClueEvent = { type: 'RaiseProposed', data: { reason: 'x', proposedBy: keeper.personId } };
    const limit: ClueEvent = { type: 'LimitChangeProposed', data: { change: 'pause', reason: 'x', proposedBy: keeper.personId } };
    const waiting = [...registered, dayProposed, limit, raise];
    const returned: ClueEvent = { type: 'ClueReturned', data: { reason: 'x', returnedOn: '2020-06-12', approvedBy: 'd' } };
    const repeat: ClueEvent = { type: 'RepeatKept', data: { firstClueId: 'c0', keptBy: 'k' } };
    const gone = {
      type: 'ClueForwarded',
      data: {
        toOrganisation: 'pj',
        subjectIds: ['s1'],
        remaining: 0,
        reason: 'x',
        forwardedOn: '2020-06-12',
        forwardedBy: 'd',
        deadline: limitFrom('B1.6', '2020-06-11'),
        inTime: true,
        forwardingId: 'f1',
      },
    } as ClueEvent;
    const ended: ClueEvent = { type: 'ClueClosed', data: { reason: 'x', closedOn: '2020-06-12', closedBy: 'd' } };
    const undecided = (history: readonly ClueEvent[]) => {
      const [row, { state }] = [register(history), given(clue, history)];
      const names = ['correction', 'limitChange', 'raise'] as const;
      return [names.filter((name) => row[name] !== null), names.filter((name) => state[name] !== undefined)];
    };
    expect(undecided(waiting)).toEqual([
      ['correction', 'limitChange', 'raise'],
      ['correction', 'limitChange', 'raise'],
    ]);
    expect([register([...proposed, repeat]).proposal, given(clue, [...proposed, repeat]).state.proposal]).toEqual([null, undefined]);
    for (const end of [returned, repeat, gone, ended]) expect(undecided([...waiting, end])).toEqual([[], []]);
    const decision = approved.at(-1)!;
    expect(undecided([...approved.slice(0, -1), limit, raise, decision])).toEqual([['raise'], ['raise']]);
    const past: ClueEvent = {
      type: 'PastDisposalEntered',
      data: { mode: 'file', disposedOn: '2020-06-12', inTime: true, recordedBy: 'k' },
    };
    expect(undecided([...screened, limit, past])).toEqual([[], []]);
  });

  it('B1.15: opened again, nothing is approved to be done about it any more, its limit runs anew, and why and by whom stands; not on whose objection', () => {
    const row = register(reopened);
    expect(row).toMatchObject({
      status: 'screened',
      mode: null,
      disposedOn: null,
      zoneId: null,
      figures: null,
      concludedOn: null,
      closedOn: null,
      feedbackGivenOn: null,
      feedbackAcknowledgedOn: null,
      disposalInTime: null,
      reopenings: [{ reopenedOn: '2020-06-11', reason: '复查发现新的事实', reopenedBy: principal.personId, from: 'closed' }],
    });
    expect(row.outcomes.map(({ subjectId }) => subjectId)).toEqual(['s1']);
    expect(JSON.stringify(row)).not.toContain('replyId');
  });

  it('B2.36: given a clue on hold, then the day of its next review stands, until it is on hold no more', () => {
    const held = after(screened, propose('hold'), approve());
    const due = (history: readonly ClueEvent[]) => register(history).reviewDueAt;
    // Thirty days end on a Saturday.
    expect(due(held)).toBe('2020-07-13T15:59:59.999Z');
    const review = (result: 'hold-again' | 'propose-another') =>
      command('review-hold', { result, opinion: '……', reviewedOn: '2020-07-01' }, director, '2020-07-01T02:00:00.000Z');
    expect([due(after(held, review('hold-again'))), due(after(held, review('propose-another')))]).toEqual([
      '2020-07-31T15:59:59.999Z',
      '2020-07-13T15:59:59.999Z',
    ]);
    expect(due(after(held, propose('initial-verification')))).toBe('2020-07-13T15:59:59.999Z');
    expect(due(after(held, propose('initial-verification'), approve()))).toBeNull();
  });

  it('the columns of the table are those of the row', () => {
    expect(Object.keys(register(closed)).sort()).toEqual(Object.keys(clueRegister.table.columns).sort());
  });

  it('2.5, 2.8, 3.15: given a routing, then how, across which zones and under which plan it is handled stands, and a raised level with it until either is decided', () => {
    const handling = { kind: 'passed-on' as const, unitId: 'mhk.room-2' };
    const crossed = { homeZoneIds: ['mhk.zone-2'], reason: '熟人较多' };
    const proposal: ClueEvent = {
      type: 'RoutingProposed',
      data: {
        ...routing,
        handling,
        crossed,
        leadReason: '主要负责人牵头',
        planVersion: 3,
        raiseReason: '提级',
        proposedBy: keeper.personId,
      },
    };
    const raise = { reason: '提级', proposedBy: keeper.personId };
    expect(register([...approved, proposal])).toMatchObject({
      handling,
      crossed,
      leadReason: '主要负责人牵头',
      planVersion: 3,
      raise: { ...raise, withRouting: true },
      raisedLevel: false,
    });
    expect(register([...approved, proposal, { type: 'RoutingRejected', data: { rejectedBy: 'p', reason: 'x' } }])).toMatchObject({
      handling: null,
      crossed: null,
      leadReason: null,
      planVersion: null,
      raise: null,
    });
    const raised: ClueEvent = { type: 'LevelRaised', data: { ...raise, approvedBy: 'p', approvedAt: '2020-06-11T02:00:00.000Z' } };
    const route: ClueEvent = {
      type: 'ClueRouted',
      data: { ...routing, handling, planVersion: 4, approvedBy: 'p', approvedAt: '2020-06-11T02:00:00.000Z' },
    };
    expect(register([...approved, proposal, raised, route])).toMatchObject({
      status: 'routed',
      handling,
      crossed: null,
      planVersion: 4,
      raise: null,
      raisedLevel: true,
    });
    const rejection: readonly ClueEvent[] = [
      ...approved,
      { type: 'RaiseProposed', data: raise },
      proposal,
      { type: 'RoutingRejected', data: { rejectedBy: 'p', reason: 'x' } },
    ];
    expect(register(rejection.filter((event) => event !== proposal))).toMatchObject({ raise });
    expect(register([...rejection, { type: 'RaiseRejected', data: { reason: 'x', rejectedBy: 'p' } }]).raise).toBeNull();
  });

  it('given a routing, then zone, lead and level stand; rejected, they are gone', () => {
    expect(register(routed)).toMatchObject(routing);
    expect(register(histories[4]!)).toMatchObject({ zoneId: null, leaderPersonId: null, level: null, status: 'disposal-approved' });
  });
});

describe('agency transfers', () => {
  const transfer = (history: readonly ClueEvent[]) => project<AgencyTransferRow>(agencyTransfers.on, history);

  it('0.14: the agency follows its clue in four stages and gets the feedback; B4.4: no person of the handling and no mode is in it', () => {
    expect(transfer(registered)).toMatchObject({ stage: 'received', receiptId: 'e0', position: 0n });
    expect(transfer(routed)).toMatchObject({ stage: 'accepted', feedbackText: null });
    expect(transfer(fedBack)).toMatchObject({
      stage: 'concluded',
      feedbackText: '已办结',
      feedbackFigures: { filed: 1 },
      acknowledgedOn: null,
    });
    expect(transfer(closed)).toMatchObject({ acknowledgedOn: '2020-06-11' });
    const text = JSON.stringify(transfer(closed), (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
    for (const secret of [keeper.personId, principal.personId, person('s1').name, 'initial-verification', 'mhk.zone-1'])
      expect(text).not.toContain(secret);
  });

  it('given a clue that is not taken, then the agency learns why', () => {
    expect(transfer(histories[1]!)).toMatchObject({ stage: 'not-taken', notTakenReason: 'x' });
    // 0.14, B4.4: why an agency was chosen is for those who approve it, in what was stored before too.
    expect(transfer([...registered, { ...forwarded, data: { ...forwarded.data, forwardingId: 't1', byTransfer: true } }])).toMatchObject({
      stage: 'not-taken',
      notTakenReason: '移送有关机关办理',
    });
    expect(transfer(histories[2]!)).toMatchObject({ stage: 'not-taken' });
    expect(transfer(histories[3]!)).toMatchObject({ stage: 'not-taken' });
  });

  it('the columns of the table are those of the row', () => {
    expect(Object.keys(transfer(closed)).sort()).toEqual(Object.keys(agencyTransfers.table.columns).sort());
  });
});
