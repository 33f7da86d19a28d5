import { isGone } from '../clue/clue.gone.js';
import type { Clue } from '../read/clue-register/clue.entity.js';

/** Where telling whoever handed it in stands (0.14); undefined while there is nothing to tell yet. */
export function feedbackOf({
  concludedOn,
  feedbackDueAt,
  feedbackGivenOn,
  feedbackAcknowledgedOn,
}: Clue): 'owed' | 'given' | 'acknowledged' | undefined {
  if (feedbackAcknowledgedOn !== null) return 'acknowledged';
  if (feedbackGivenOn !== null) return 'given';
  return concludedOn === null || feedbackDueAt === null ? undefined : 'owed';
}

/** Whether its first mode was approved too late, or is not approved though the limit of B1.2 has passed; undefined where no limit runs. */
export function isOverdue({ status, disposalInTime, disposalDueAt, disposalPausedAt }: Clue, at: string): boolean | undefined {
  if (disposalInTime !== null) return !disposalInTime;
  return isGone(status) || disposalPausedAt !== null ? undefined : disposalDueAt.toISOString() < at;
}
