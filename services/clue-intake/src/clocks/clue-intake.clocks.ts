import { dateInChina, type Deadline, deadline, linesOf, ruleInForce, timeLimits, warningMoments } from '@liandong/legal-time';
import { ended, type LimitClock, limitClock, limitTimer, type MomentsOfLimit, type Timer } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import type { DisposalMode } from '../clue/clue.events.js';
import type { ClueState } from '../clue/clue.state.js';
import { warning } from '../warning/warning.decider.js';
import { WarningService } from '../warning/warning.service.js';
import { practiceOf } from './warning-practices.js';

const from = (ruleId: string, startedAt: string): Deadline => deadline(ruleInForce(timeLimits, ruleId, dateInChina(startedAt)), startedAt);
/** B1.6, B1.9: the law counts from receipt; the events store the limit of B1.2 alone. */
const fromReceipt = (ruleId: string, receivedOn: string) => from(ruleId, `${receivedOn}T00:00:00.000+08:00`);
const handlingRules: Readonly<Partial<Record<DisposalMode, string>>> = { 'initial-verification': 'B1.23-verification', 'talk-inquiry': 'B1.23-inquiry' };
const handlingLimit = (mode: DisposalMode, approvedAt: string) => (handlingRules[mode] === undefined ? null : from(handlingRules[mode], approvedAt));

const ofZone = { responsible: (state: ClueState) => state.routing?.zoneId };
/** Part of it may go elsewhere, and the rest stays. */
const forwarded = ({ remaining }: { readonly remaining: number }) => (remaining === 0 ? null : undefined);

/** The running limits of this service (B1). One line attaches a clock to events that store a `Deadline`. */
export const clueIntakeClocks: readonly LimitClock[] = [
  limitClock('disposal', clue, { ClueReceived: ({ disposalDeadline }) => disposalDeadline, DisposalApproved: ended, ClueForwarded: forwarded, ClueReturned: ended, RepeatKept: ended }),
  limitClock('jurisdiction', clue, { ClueReceived: ({ receivedOn }) => fromReceipt('B1.6', receivedOn), ClueScreened: ended, ClueForwarded: ended, ClueReturned: ended, RepeatKept: ended }),
  limitClock('upper-level-registration', clue, { ClueReceived: ({ source, receivedOn }) => (source.kind === 'upper-level' ? fromReceipt('B1.9', receivedOn) : undefined), ClueRegistered: ended }),
  limitClock('handling', clue, { DisposalApproved: ({ mode, approvedAt }) => handlingLimit(mode, approvedAt), ClueConcluded: ended, ClueClosed: ended }, ofZone),
];

/** B1.23: by the practice that the organisation followed when the limit started. */
export const momentsByPractice: MomentsOfLimit = (limit, organisationId) => warningMoments(limit, linesOf(practiceOf(organisationId, dateInChina(limit.startedAt)), limit.ruleId));

export const clueIntakeTimers: readonly Timer[] = clueIntakeClocks.map((clock) =>
  limitTimer(clock, momentsByPractice, { actsOn: warning }, WarningService, (warnings, request, warningId, due) => warnings.limitDue(request, warningId, due)),
);
