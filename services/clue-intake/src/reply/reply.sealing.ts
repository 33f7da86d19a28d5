import { streamName } from '@liandong/event-sourcing';
import type { SealingPlace } from '@liandong/service-kit';
import { reply } from './reply.decider.js';
import type { Objection, ReplyState } from './reply.state.js';

/** Under whose key the next objection is sealed: of a report that was taken in, the clue's reporter's; it is read no longer than the identity is. */
export function keyOfNext({ kind, clueId }: ReplyState): Pick<Objection, 'keyOf'> {
  return kind === 'report' && clueId !== undefined ? { keyOf: 'reporter' } : {};
}

/** Where an objection is sealed. Of reports, older ones stand under the report's own key. */
export function placeOf(replyId: string, { kind, clueId }: ReplyState, { keyOf }: Pick<Objection, 'keyOf'>): SealingPlace {
  const stream = streamName(reply.category, replyId);
  if (kind === 'clue') return { subject: `reporter-${replyId}`, stream };
  return { subject: keyOf === 'reporter' ? `reporter-${clueId!}` : `report-${replyId}`, stream };
}
