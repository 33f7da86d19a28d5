import type { DomainEvent } from '@liandong/event-sourcing';
import { type Deadline, deadline, limitFrom, ruleInForce, timeLimits } from '@liandong/legal-time';
import * as assignments from '../assignment/assignment.fixtures.js';
import * as disposals from '../clue/clue.disposal.fixtures.js';
import { approved, at, closed, clueReceived, concluded, fedBack, from, registered, routed, screened } from '../clue/clue.fixtures.js';
import { kept } from '../library/library.fixtures.js';
import * as transfers from '../outgoing-transfer/outgoing-transfer.fixtures.js';
import * as enquiries from '../person-enquiry/person-enquiry.fixtures.js';
import * as reconciliations from '../reconciliation/reconciliation.fixtures.js';
import { acknowledged, owed, resultTold } from '../reply/reply.fixtures.js';
import * as talks from '../talk-inquiry/talk-inquiry.fixtures.js';

/** The day on which every limit of the table starts. */
export const startDay = '2020-06-11';
export { at as startedAt };

/** A limit as its clock finds it in the log. */
export interface RunningLimit {
  readonly clock: string;
  readonly category: string;
  /** The events up to the one that sets the limit. */
  readonly history: readonly DomainEvent[];
  readonly limit: Deadline;
  /** What fulfils it; of a rhythm, what begins the next period. */
  readonly fulfilled: readonly DomainEvent[];
}

const since = (ruleId: string) => limitFrom(ruleId, startDay);
const sinceNow = (ruleId: string) => deadline(ruleInForce(timeLimits, ruleId, startDay), at);
/** What a story adds to its beginning. */
const behind = (history: readonly DomainEvent[], whole: readonly DomainEvent[]) => whole.slice(history.length);
const row = (
  clock: string,
  category: string,
  limit: Deadline,
  history: readonly DomainEvent[],
  ...fulfilled: readonly DomainEvent[]
): RunningLimit => ({ clock, category, history, limit, fulfilled });

const { after, approve, propose } = disposals;
const proposed = after(screened, propose('hold'));
const held = after(proposed, approve());
const given = assignments.played(assignments.received);
const accepted = assignments.played(...assignments.open);
const noticed = talks.after(talks.opened, talks.propose('delegated-talk'), talks.approvePlan, talks.notice(startDay));
const delegated = talks.after(noticed, talks.delegatedTalk(startDay));
const recorded = talks.after(delegated, talks.record(startDay));
const reported = talks.after(recorded, talks.report('criticise-educate', startDay));
const resultOwed = { type: 'ReplyResultOwed', data: { clueId: 'c1', completedOn: startDay, tellBy: since('B1.15-result') } };
const listOwed = { type: 'QuarterlyListOwed', data: { organisationId: 'mhk', quarter: '2020q1', sendBy: since('B1.11') } };
const listSent = { type: 'QuarterlyListSent', data: { lines: 0, sentOn: startDay, inTime: true, sentBy: 'mhk-director' } };
/** Made known only: nobody leaves a clue that is not there. */
const notified = transfers.after([], transfers.propose({ way: 'notice' }), transfers.approve);
/** The feedback's own limits, as they stand since whoever handed it in is told within one. */
const owing = concluded.map((event) =>
  event.type === 'ClueConcluded' ? { ...event, data: { ...event.data, feedbackBy: since('0.14-feedback') } } : event,
);
const told = [
  ...owing,
  ...behind(concluded, fedBack).map((event) => ({ ...event, data: { ...event.data, receiptBy: since('0.14-receipt') } })),
];
const answers = ['1', '2', '3'].map((clueId) => ({ clueId, answer: 'confirmed' as const }));
const reconciled = {
  type: 'PeriodReconciled',
  data: {
    from: startDay,
    reconciledOn: startDay,
    reconciliationIds: [],
    inTime: true,
    reconciledBy: 'mhk-director',
    deadline: limitFrom('B1.3-reconciliation', '2020-06-18'),
  },
};
const entrusted = kept.map((event) =>
  event.type === 'LibraryEntrusted' ? { ...event, data: { ...event.data, reconciliationDeadline: since('B1.3-reconciliation') } } : event,
);

const first = [
  {
    ...clueReceived,
    data: { ...clueReceived.data, priority: true, priorityDeadline: since('3.14-disposal'), resultDeadline: since('B3.4') },
  } as DomainEvent,
];
const firstScreened = [...first, ...behind([clueReceived], screened)];
const firstApproved = disposals.after(firstScreened as typeof screened, propose('initial-verification'), approve());

/** One running limit for every clock of the service. */
export const runningLimits: readonly RunningLimit[] = [
  row('disposal', 'clue', since('B1.2'), [clueReceived], ...behind([clueReceived], approved)),
  row('jurisdiction', 'clue', since('B1.6'), registered, ...behind(registered, screened)),
  row('upper-level-registration', 'clue', since('B1.9'), from('upper-level', [clueReceived]), ...behind([clueReceived], registered)),
  row('disposal-step', 'clue', sinceNow('B1.2-approval-principal'), proposed, ...behind(proposed, held)),
  row('hold-review', 'clue', since('B2.36-hold'), held, ...behind(held, after(held, propose('close'), approve()))),
  row('handling', 'clue', sinceNow('B1.23-verification'), approved, ...behind(approved, concluded)),
  row('priority-disposal', 'clue', since('3.14-disposal'), first, ...behind([clueReceived], approved)),
  row('priority-start', 'clue', sinceNow('3.14-start'), firstApproved, ...behind(approved, routed)),
  row('priority-result', 'clue', since('B3.4'), first, ...behind([clueReceived], concluded)),
  row('assignment-registration', 'assignment', since('B1.9'), given, ...behind(given, accepted)),
  row(
    'assignment',
    'assignment',
    since('B1.12'),
    accepted,
    ...behind(accepted, assignments.played(...assignments.approvedResult, assignments.whole.at(-1)!)),
  ),
  row('talk-inquiry', 'talkInquiry', since('B1.21'), noticed, ...behind(noticed, delegated)),
  row('talk-record', 'talkInquiry', since('B1.21-record'), delegated, ...behind(delegated, recorded)),
  row('talk-inquiry-report', 'talkInquiry', since('B1.19'), recorded, ...behind(recorded, reported)),
  row('acknowledgement', 'reply', since('B1.15'), [owed], acknowledged),
  row('reporter-result', 'reply', since('B1.15-result'), [owed, acknowledged, resultOwed], resultTold),
  row('quarterly-list', 'quarterlyList', since('B1.11'), [listOwed], listSent),
  row('feedback', 'clue', since('0.14-feedback'), owing, ...behind(owing, told)),
  row('feedback-receipt', 'clue', since('0.14-receipt'), told, ...behind(concluded, closed).slice(1, 2)),
  row(
    'outgoing-transfer',
    'outgoingTransfer',
    since('0.14-acceptance'),
    notified,
    ...behind(notified, transfers.after(notified, transfers.accept)),
  ),
  row('person-enquiry', 'personEnquiry', since('enquiry-reply'), enquiries.recorded, ...behind(enquiries.recorded, enquiries.sent)),
  row(
    'reconciliation',
    'reconciliation',
    since('B1.3-reconciliation-answer'),
    reconciliations.opened,
    ...behind(reconciliations.opened, reconciliations.after(reconciliations.opened, reconciliations.answer(answers))),
  ),
  row('library-reconciliation', 'library', since('B1.3-reconciliation'), entrusted, reconciled),
];
