import type { RecordedEvent } from '@liandong/event-sourcing';
import type { RowChange } from '@liandong/projections';
import { given } from '@liandong/testing';
import { investigationCase } from '../../case/case.decider.js';
import type { CaseEvent } from '../../case/case.events.js';
import {
  after,
  ask,
  at,
  before,
  matterStory,
  noDuties,
  people,
  subject,
  townshipStory,
  unidentified,
  villager,
} from '../../case/case.fixtures.js';
import type { CaseRegisterRow } from './case-register.columns.js';
import { caseRegister } from './case-register.projection.js';

type Handlers = Readonly<Record<string, (event: RecordedEvent) => readonly RowChange<CaseRegisterRow>[]>>;

/** The row that a history leads to. */
function project(history: readonly CaseEvent[]): CaseRegisterRow {
  return history.reduce<CaseRegisterRow | undefined>((row, event, revision) => {
    const recorded = {
      ...event,
      id: `e${revision}`,
      stream: 'case-v1-s1',
      revision,
      position: BigInt(revision),
      metadata: { correlationId: 'm1', occurredAt: '2020-06-16T02:00:00.000Z' },
    };
    const changes = (caseRegister.on as unknown as Handlers)[event.type]!(recorded as never);
    return changes.reduce<CaseRegisterRow | undefined>(
      (current, change) => (change.op === 'put' ? change.row : change.op === 'change' ? change.change(current!) : undefined),
      row,
    );
  }, undefined)!;
}

const back = { reason: '事实不清', returnedOn: '2020-07-08' };
const histories: readonly (readonly CaseEvent[])[] = [
  before('end'),
  before('end', townshipStory),
  after(before('record-measure', matterStory), [
    {
      type: 'identify-subject',
      data: { subject: subject({ subjectId: 's5' }), basis: 'x', identifiedOn: '2020-06-18' },
      by: people.investigator,
      at,
    },
    ...[people.principal, people.partyChief].map((by) => ({
      type: 'approve-supplementary-filing' as const,
      data: { ...noDuties, approvedOn: '2020-06-19' },
      by,
      at,
    })),
  ]),
  after(before('report-investigation', matterStory), [
    {
      type: 'identify-subject',
      data: { subject: { ...villager, subjectId: 's5' }, basis: 'x', identifiedOn: '2020-06-19' },
      by: people.investigator,
      at,
    },
    { type: 'reject-supplementary-filing', data: { ...noDuties, reason: 'x', rejectedOn: '2020-06-19' }, by: people.principal, at },
  ]),
  [
    ...before('record-measure', matterStory),
    {
      type: 'SubjectIdentified',
      data: { subject: subject({ subjectId: 's5' }), formerly: unidentified, basis: 'x', identifiedOn: '2020-06-18', identifiedBy: 'x' },
    },
  ],
  after(before('approve-filing'), [ask('reject-filing', { decision: 'decline', reason: 'x', rejectedOn: '2020-06-16' }, people.principal)]),
  after(before('approve-filing'), [
    ask('reject-filing', { decision: 'supplement', reason: 'x', rejectedOn: '2020-06-16' }, people.principal),
  ]),
  after(before('hand-over-to-trial'), [ask('return-report', { reason: 'x', returnedOn: '2020-06-30' }, people.principal)]),
  after(before('sign-report'), [
    ask('appoint-investigators', { investigators: ['mhk-inv-5', 'mhk-inv-7'], appointedOn: '2020-06-30', reason: 'x' }),
  ]),
  after(before('submit-to-county', townshipStory), [
    ask(
      'appoint-acting-secretary',
      { secretaryId: 's', actingSecretaryId: 'a', reason: 'x', appointedOn: '2020-07-01', isRecused: true },
      people.principal,
    ),
  ]),
  after(before('hold-trial-talk'), [
    ask('classify', { complex: true, reason: 'x' }, people.trialDirector),
    ask('extend-trial', { reason: 'x', extendedOn: '2020-07-03' }, people.deputy),
    ask('skip-trial-talk', { reason: 'x', skippedOn: '2020-07-04' }, people.deputy),
    ask(
      'form-panel',
      { members: ['mhk-trial-2', 'mhk-trial-3'], formedOn: '2020-07-05', lost: [], conflictsElsewhere: [] },
      people.trialDirector,
    ),
    ask('return-for-supplement', { gaps: ['x'], returnedOn: '2020-07-08' }, people.deputy),
    ask('resubmit', { supplements: ['x'], resubmittedOn: '2020-07-18' }, people.investigator),
  ]),
  after(before('accept-for-trial'), [
    ask('accept-for-trial', { panel: undefined }),
    ask('return-for-supplement', { gaps: ['x'], returnedOn: '2020-07-08' }, people.deputy),
    ask('resubmit', { supplements: ['x'], resubmittedOn: '2020-07-18' }, people.investigator),
  ]),
  after(before('hear-defence'), [ask('return-for-reinvestigation', { ...back, returnedOn: '2020-07-12' }, people.principal)]),
  after(before('decide', townshipStory), [ask('return-for-reinvestigation', { ...back, returnedOn: '2020-07-14' }, people.principal)]),
  after(before('record-execution'), [ask('record-execution', { report: undefined })]),
];

describe('case register', () => {
  it('after every event of every history the row says the same as the case', () => {
    for (const history of histories) {
      for (let length = 1; length <= history.length; length += 1) {
        const row = project(history.slice(0, length));
        const { state } = given(investigationCase, history.slice(0, length));
        expect(row).toMatchObject({
          caseId: 'v1-s1',
          matterId: 'm1',
          revision: length - 1,
          status: state.status,
          number: state.caseNumber ?? null,
          filedOn: state.filedOn ?? null,
          subjectName: state.subject!.name,
          townshipId: state.townshipId,
          supplementedOn: state.supplementedOn ?? null,
          awaitedApprovers: (state.status === 'filing-proposed' ? state.filing : state.identification)?.awaited ?? [],
          investigators: state.investigators,
          panel: state.panel,
          complex: state.complex,
          signatures: state.signatures ?? [],
          townshipRoute: state.township?.route ?? null,
          outstanding: state.outstanding,
          trialPaused: state.trialDeadline?.pausedAt !== undefined,
        });
        expect(row.trialDueAt).toBe(state.trialDeadline?.dueAt ?? null);
        expect(row.talkSettledOn !== null).toBe(state.talkSettled);
        expect(row.decisionDueAt).toBe(state.decisionDeadline?.dueAt ?? null);
      }
    }
  });

  it('given a closed case, then sanction, form, letter and whether each step was in time stand', () => {
    expect(project(histories[0]!)).toMatchObject({
      status: 'closed',
      outcome: 'sanction',
      sanctions: [{ kind: 'party-serious-warning', months: 18, endsOn: '2022-01-17' }],
      form: 2,
      trialInTime: true,
      decisionInTime: true,
      announcedInTime: true,
      executionInTime: true,
      letter: { number: '梅处〔2020〕1号' },
      closedOn: '2020-07-27',
    });
  });

  it('given a part that was late, then the execution stays late', () => {
    const late = after(before('record-execution'), [
      ask('record-execution', { items: [{ kind: 'personnel-file', detail: 'x', executedOn: '2020-09-01' }], report: undefined }),
      ask('record-execution', { items: [], report: { reference: 'x', reportedOn: '2020-09-02' } }),
    ]);
    expect(project(late)).toMatchObject({ status: 'executed', executionInTime: false });
  });

  it('B4.1, B2.18: given a panel that is formed anew after its deliberation, then the register waits for another one', () => {
    const formed = after(before('hear-defence'), [
      ask(
        'form-panel',
        { members: ['mhk-trial-1', 'mhk-trial-3'], formedOn: '2020-07-14', lost: ['mhk-trial-2'], conflictsElsewhere: [] },
        people.trialDirector,
      ),
    ]);
    expect(project(formed)).toMatchObject({ status: 'talk-settled', deliberatedOn: null, trialInTime: null });
  });

  it('every event of a case is in the register, and the columns are those of the row', () => {
    const types = new Set(histories.flat().map(({ type }) => type));
    expect([...types].sort()).toEqual(Object.keys(caseRegister.on).sort());
    expect(Object.keys(project(histories[0]!)).sort()).toEqual(Object.keys(caseRegister.table.columns).sort());
  });
});
