import { type Deadline, deadline, extend, pause, resume, ruleInForce, timeLimits } from '@liandong/legal-time';
import { clueReceived } from '../clue/clue.fixtures.js';
import { clueIntakeTimers } from './clue-intake.clocks.js';

const from = (ruleId: string, start = '2026-01-05'): Deadline =>
  deadline(ruleInForce(timeLimits, ruleId, start), `${start}T00:00:00.000+08:00`);
const on = (day: string, type: string, data: object = {}) => ({ type, data, metadata: { occurredAt: `${day}T02:00:00.000Z` } });
/** The stages of one clock that are due after these events, each with its day in China. */
function due(clock: string, ...events: readonly object[]): readonly string[] {
  const timer = clueIntakeTimers.find(({ name }) => name === `limit:${clock}`)!;
  const state = events.reduce<unknown>((before, event) => timer.fold.evolve(before, event as never), timer.fold.initial);
  return timer.due(state, 'x').map(({ stage, at }) => `${stage} ${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)}`);
}
const received = on('2026-01-05', 'ClueReceived', { ...clueReceived.data, receivedOn: '2026-01-05', disposalDeadline: from('B1.2') });
const given = { organisationId: 'mhk', kind: 'assigned', body: 'upper', documentNumber: '1', title: 't', requirement: 'r' };

describe('which limits run as clocks', () => {
  it('B1.2: the disposal of a clue, until a mode is approved', () => {
    expect(due('disposal', received)).toEqual(['yellow 2026-02-02', 'overdue 2026-02-06']);
    expect(
      due('disposal', received, on('2026-01-20', 'DisposalApproved', { mode: 'hold', approvedAt: '2026-01-20T02:00:00.000Z' })),
    ).toEqual([]);
  });

  it('B1.2, B1.6, B1.4: what runs follows a day of receipt that was put right; texts move nothing, and what was voided has no limits', () => {
    const right = (limits?: object) => on('2026-01-08', 'RegistrationCorrected', { changes: [], reason: 'x', correctedBy: 'k', ...limits });
    const limits = { disposalDeadline: from('B1.2', '2026-01-07'), jurisdictionDeadline: from('B1.6', '2026-01-07') };
    expect(due('disposal', received, right({ limits }))).toEqual(['yellow 2026-02-06', 'overdue 2026-02-10']);
    expect(due('jurisdiction', received, right({ limits })).at(-1)).toBe('overdue 2026-01-15');
    expect(due('disposal', received, right())).toEqual(['yellow 2026-02-02', 'overdue 2026-02-06']);
    for (const clock of ['disposal', 'jurisdiction', 'priority-disposal', 'priority-result', 'upper-level-registration'])
      expect(due(clock, received, on('2026-01-08', 'ClueVoided', { reason: 'x', voidedBy: 'd' }))).toEqual([]);
  });

  it('B1.2: the bands move with an extension, wait while the limit stands still, and move by the days between when it goes on', () => {
    const limit = from('B1.2');
    const paused = pause(limit, '2026-01-20T02:00:00.000Z');
    const stopped = on('2026-01-20', 'DisposalLimitPaused', { deadline: paused });
    expect(
      due('disposal', received, on('2026-01-20', 'DisposalLimitExtended', { deadline: extend(limit, { amount: 1, unit: 'months' }) })),
    ).toEqual(['yellow 2026-03-02', 'overdue 2026-03-06']);
    expect(due('disposal', received, stopped)).toEqual([]);
    expect(
      due(
        'disposal',
        received,
        stopped,
        on('2026-01-30', 'DisposalLimitResumed', { deadline: resume(paused, '2026-01-30T02:00:00.000Z') }),
      ),
    ).toEqual(['yellow 2026-02-21', 'overdue 2026-02-25']);
  });

  it('3.14, B1.2: what has priority stands still, moves and goes on with the limit of its disposal; events of before that change leave it as it runs', () => {
    const limit = from('3.14-disposal');
    const first = on('2026-01-05', 'ClueReceived', {
      ...clueReceived.data,
      receivedOn: '2026-01-05',
      priority: true,
      disposalDeadline: from('B1.2'),
      priorityDeadline: limit,
    });
    const paused = pause(limit, '2026-01-07T02:00:00.000Z');
    const stopped = on('2026-01-07', 'DisposalLimitPaused', {
      deadline: pause(from('B1.2'), '2026-01-07T02:00:00.000Z'),
      priorityDeadline: paused,
    });
    expect(due('priority-disposal', first)).toEqual(['yellow 2026-01-16', 'overdue 2026-01-20']);
    expect(due('priority-disposal', first, stopped)).toEqual([]);
    const resumed = on('2026-01-17', 'DisposalLimitResumed', {
      deadline: from('B1.2'),
      priorityDeadline: resume(paused, '2026-01-17T02:00:00.000Z'),
    });
    expect(due('priority-disposal', first, stopped, resumed)).toEqual(['yellow 2026-01-26', 'overdue 2026-01-30']);
    expect(
      due(
        'priority-disposal',
        first,
        on('2026-01-07', 'DisposalLimitExtended', {
          deadline: from('B1.2'),
          priorityDeadline: extend(limit, { amount: 1, unit: 'months' }),
        }),
      ),
    ).toEqual(['yellow 2026-02-21', 'overdue 2026-02-25']);
    for (const type of ['DisposalLimitPaused', 'DisposalLimitExtended', 'DisposalLimitResumed'])
      expect(due('priority-disposal', first, on('2026-01-07', type, { deadline: from('B1.2') }))).toEqual([
        'yellow 2026-01-16',
        'overdue 2026-01-20',
      ]);
  });

  it('B1.2: each approver of a disposal, until the last one has signed or one has refused', () => {
    const proposed = on('2026-01-05', 'DisposalProposed', { mode: 'talk-inquiry', deadline: from('B1.2-approval-deputy') });
    const signed = on('2026-01-06', 'DisposalStepApproved', {
      mode: 'talk-inquiry',
      role: 'deputy',
      deadline: from('B1.2-approval-principal', '2026-01-06'),
    });
    // Two working days are less than the three days before the end at which 奎屯 turns yellow.
    expect(due('disposal-step', received, proposed)).toEqual(['overdue 2026-01-08']);
    expect(due('disposal-step', received, proposed, signed)).toEqual(['yellow 2026-01-06', 'overdue 2026-01-10']);
    for (const ends of [
      on('2026-01-06', 'DisposalApproved', { mode: 'talk-inquiry', approvedAt: '2026-01-06T08:00:00.000Z' }),
      on('2026-01-06', 'DisposalRejected'),
      on('2026-01-06', 'RepeatKept', { firstClueId: 'c0' }),
    ]) {
      expect(due('disposal-step', received, proposed, signed, ends)).toEqual([]);
    }
    expect(due('disposal-step', received, on('2026-01-05', 'DisposalProposed', { mode: 'hold' }))).toEqual([]);
  });

  it('B2.36: what is on hold is looked at again every thirty days, until another mode takes its place', () => {
    const approved = (day: string, more: object) => on(day, 'DisposalApproved', { approvedAt: `${day}T02:00:00.000Z`, ...more });
    const held = approved('2026-01-05', { mode: 'hold', reviewDeadline: from('B2.36-hold') });
    const again = on('2026-02-02', 'HoldReviewed', { result: 'hold-again', deadline: from('B2.36-hold', '2026-02-02') });
    expect(due('hold-review', received, held)).toEqual(['yellow 2026-02-01', 'overdue 2026-02-05']);
    expect(due('hold-review', received, held, again)).toEqual(expect.arrayContaining(['yellow 2026-03-01', 'overdue 2026-03-05']));
    expect(due('hold-review', received, held, on('2026-01-20', 'HoldReviewed', { result: 'propose-another' }))).toEqual([
      'yellow 2026-02-01',
      'overdue 2026-02-05',
    ]);
    for (const ends of [approved('2026-01-21', { mode: 'talk-inquiry' }), on('2026-01-21', 'ClueConcluded')])
      expect(due('hold-review', received, held, ends)).toEqual([]);
    expect(due('hold-review', received, approved('2026-01-05', { mode: 'hold' }))).toEqual([]);
  });

  it('B1.6: what is not ours goes on in five working days; screening or forwarding ends it', () => {
    expect(due('jurisdiction', received)).toEqual(['yellow 2026-01-09', 'overdue 2026-01-13']);
    expect(due('jurisdiction', received, on('2026-01-06', 'ClueScreened', { problemTypes: ['conduct'] }))).toEqual([]);
  });

  it('B1.9, B1.12: an assignment from above: registered in five working days, then three months, extended by the principal and from above', () => {
    const came = on('2026-01-05', 'AssignmentReceived', { ...given, registrationDeadline: from('B1.9') });
    const accepted = on('2026-01-06', 'AssignmentAccepted', { deadline: from('B1.12') });
    const extended = extend(from('B1.12'), { amount: 3, unit: 'months' });
    expect(due('assignment-registration', came)).toEqual(['yellow 2026-01-09', 'overdue 2026-01-13']);
    const opened = on('2026-01-05', 'AssignmentOpened', { ...given, registrationDeadline: from('B1.9') });
    for (const before of [[opened], [opened, came]])
      expect(due('assignment-registration', ...before)).toEqual(['yellow 2026-01-09', 'overdue 2026-01-13']);
    for (const before of [[came], [opened], [opened, came]]) expect(due('assignment-registration', ...before, accepted)).toEqual([]);
    expect(due('assignment', came, accepted)).toEqual(['yellow 2026-04-04', 'overdue 2026-04-08']);
    expect(due('assignment', came, accepted, on('2026-04-01', 'DeadlineExtended', { deadline: extended }))).toEqual([
      'yellow 2026-07-04',
      'overdue 2026-07-08',
    ]);
    expect(due('assignment', came, accepted, on('2026-04-01', 'ResultSentUp'))).toEqual([]);
  });

  it('B1.19, B1.20, B1.21: the reply to an inquiry, and the report after talk or reply', () => {
    const opened = on('2026-01-05', 'TalkInquiryOpened', {
      organisationId: 'mhk',
      clueId: 'c',
      clueNumber: '1',
      title: 't',
      round: 1,
      subject: {},
    });
    const served = on('2026-01-05', 'NoticeServed', { deadline: from('B1.20') });
    const replied = on('2026-01-20', 'ReplyReceived', { reportDeadline: from('B1.19', '2026-01-20') });
    expect(due('talk-inquiry', opened, served)).toEqual(['yellow 2026-01-23', 'overdue 2026-01-27']);
    expect(due('talk-inquiry', opened, served, replied)).toEqual([]);
    expect(due('talk-inquiry-report', opened, served, replied)).toEqual(['yellow 2026-02-21', 'overdue 2026-02-25']);
    expect(due('talk-inquiry-report', opened, served, replied, on('2026-02-01', 'ReportMade'))).toEqual([]);
  });

  it('B1.21: the record of a delegated talk is owed until it is signed, after the limit of the talk itself has ended', () => {
    const opened = on('2026-01-05', 'TalkInquiryOpened', {
      organisationId: 'mhk',
      clueId: 'c',
      clueNumber: '1',
      title: 't',
      round: 1,
      subject: {},
    });
    const held = (more: object) =>
      on('2026-01-12', 'TalkHeld', { heldOn: '2026-01-12', reportDeadline: from('B1.19', '2026-01-12'), ...more });
    const delegated = held({ recordDeadline: from('B1.21-record', '2026-01-12') });
    expect(due('talk-record', opened, delegated)).toEqual(['yellow 2026-01-16', 'overdue 2026-01-20']);
    for (const ends of [
      on('2026-01-14', 'RecordSigned', { reportDeadline: from('B1.19', '2026-01-12') }),
      on('2026-01-14', 'TalkInquiryDiscontinued'),
    ])
      expect(due('talk-record', opened, delegated, ends)).toEqual([]);
    expect(due('talk-record', opened, held({}))).toEqual([]);
  });

  it('B1.15: whoever signed is told within fifteen working days of receipt, and of the result within fifteen of completion, of a re-check too', () => {
    const owed = on('2026-01-05', 'ReplyOwed', {
      organisationId: 'mhk',
      kind: 'clue',
      receivedOn: '2026-01-05',
      acknowledgeBy: from('B1.15'),
    });
    const complete = on('2026-03-02', 'ReplyResultOwed', {
      clueId: 'c',
      completedOn: '2026-03-02',
      tellBy: from('B1.15-result', '2026-03-02'),
    });
    const told = on('2026-03-10', 'ReplyResultTold');
    expect(due('acknowledgement', owed)).toEqual(['yellow 2026-01-23', 'overdue 2026-01-27']);
    // B1.4: from the right day of receipt.
    const right = on('2026-01-08', 'ReplyReceiptCorrected', { receivedOn: '2026-01-06', acknowledgeBy: from('B1.15', '2026-01-06') });
    expect(due('acknowledgement', owed, right)).toEqual(['yellow 2026-01-24', 'overdue 2026-01-28']);
    for (const ends of [on('2026-01-09', 'ReplyAcknowledged'), on('2026-01-09', 'ReplyEnded', { ground: 'repeat' })])
      expect(due('acknowledgement', owed, ends)).toEqual([]);
    expect(due('reporter-result', owed, complete)).toEqual(['yellow 2026-03-20', 'overdue 2026-03-24']);
    expect(due('reporter-result', owed, complete, told)).toEqual([]);
    const rechecked = on('2026-04-01', 'ReplyRecheckConcluded', {
      number: 1,
      concludedOn: '2026-04-01',
      tellBy: from('B1.15-result', '2026-04-01'),
    });
    expect(due('reporter-result', owed, complete, told, on('2026-03-12', 'ReplyObjectionRecorded', { number: 1 }), rechecked)).toEqual([
      'yellow 2026-04-20',
      'overdue 2026-04-24',
    ]);
  });

  it('B1.23: what is being handled, by mode; a change of mode starts anew, another mode ends it', () => {
    const approved = (day: string, mode: string) => on(day, 'DisposalApproved', { mode, approvedAt: `${day}T02:00:00.000Z` });
    expect(due('handling', received, approved('2026-01-20', 'initial-verification'))).toEqual([
      'yellow 2026-02-20',
      'red 2026-03-20',
      'overdue 2026-07-21',
    ]);
    expect(due('handling', received, approved('2026-01-20', 'talk-inquiry'))).toEqual([
      'yellow 2026-02-20',
      'red 2026-03-20',
      'overdue 2026-04-21',
    ]);
    expect(due('handling', received, approved('2026-01-20', 'talk-inquiry'), approved('2026-02-01', 'hold'))).toEqual([]);
  });

  it('B1.3: the answer to a list of reconciliation, and the period of the library, which starts anew when it is reconciled', () => {
    const opened = on('2026-01-05', 'ReconciliationOpened', {
      organisationId: 'mhk',
      handlerId: 'mhk.zone-1',
      items: [{ clueId: 'c1' }],
      openedOn: '2026-01-05',
      deadline: from('B1.3-reconciliation-answer'),
    });
    const answered = (remaining: number) => on('2026-01-06', 'ItemsAnswered', { answers: [], remaining });
    expect(due('reconciliation', opened)).toEqual(['yellow 2026-01-16', 'overdue 2026-01-20']);
    expect([1, 0].map((remaining) => due('reconciliation', opened, answered(remaining)).length)).toEqual([2, 0]);
    const entrusted = on('2026-01-05', 'LibraryEntrusted', {
      organisationId: 'mhk',
      unitId: 'mhk.case-management',
      since: '2026-01-05',
      reconciliationDeadline: from('B1.3-reconciliation'),
    });
    expect(due('library-reconciliation', entrusted)).toEqual(['yellow 2026-04-04', 'overdue 2026-04-08']);
    expect(
      due(
        'library-reconciliation',
        entrusted,
        on('2026-03-01', 'PeriodReconciled', { reconciledOn: '2026-03-01', deadline: from('B1.3-reconciliation', '2026-03-01') }),
      ),
    ).toEqual(['yellow 2026-05-29', 'overdue 2026-06-02']);
  });
});
