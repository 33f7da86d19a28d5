import { z } from 'zod';
import { paging } from '@liandong/service-kit';
import { replyActions } from '../../reply/reply.allowed-actions.js';
import { replyKinds } from '../../reply/reply.events.js';
import type { ReplyStatus } from '../../reply/reply.state.js';

const statuses = Object.keys(replyActions).filter((status) => status !== 'none') as [ReplyStatus, ...ReplyStatus[]];

/** Filters of the register; all that are given must hold. */
export const ReplyFilter = z.strictObject({
  ...paging,
  status: z.enum(statuses).optional(),
  kind: z.enum(replyKinds).optional(),
  clue: z.string().max(100).optional(),
});
export type ReplyFilter = z.output<typeof ReplyFilter>;
