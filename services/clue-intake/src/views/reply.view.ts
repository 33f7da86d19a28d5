import { type Band, warningBand } from '@liandong/legal-time';
import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { replyRegister, type ReplyRow } from '../read/reply-register/reply-register.projection.js';
import { followUps, replyActions } from '../reply/reply.allowed-actions.js';
import { reply } from '../reply/reply.decider.js';
import type { ReplyEvent } from '../reply/reply.events.js';
import type { ReplyStatus } from '../reply/reply.state.js';

export interface ShownReply extends ReplyRow {
  /** Colour of the running limit (B1.15, B1.23); null where nobody has to be told anything. */
  readonly band: Band | null;
  readonly allowed: readonly string[];
}

const followed: readonly string[] = followUps;
const version1: ViewVersion<ReplyRow, ShownReply> = {
  project: (events) => rowOf(replyRegister, events),
  mask: (row, _viewer, at) => ({
    ...row,
    band: bandOf(row, at),
    allowed: replyActions[row.status as ReplyStatus].filter((command) => !followed.includes(command)),
  }),
};

function bandOf({ status, acknowledgeDueAt, resultDueAt }: ReplyRow, at: string): ShownReply['band'] {
  const dueAt = status === 'owed' ? acknowledgeDueAt : status === 'result-owed' ? resultDueAt : null;
  return dueAt === null ? null : warningBand(dueAt, at);
}

/** What a reporter was told, and what they objected to: as it lies before whoever decides on a re-check. What was objected is read on its own. */
export const replyView = decisionView<ReplyEvent, { 1: typeof version1 }, 1>({
  name: 'reply',
  category: reply.category,
  decisions: ['ReplyObjectionDecided', 'ReplyRecheckConcluded'],
  versions: { 1: version1 },
  current: 1,
});
