import { z } from 'zod';
import { flag, paging } from '@liandong/service-kit';
import { talkInquiryActions } from '../../talk-inquiry/talk-inquiry.allowed-actions.js';
import { talkInquiryForms, talkInquiryOutcomes } from '../../talk-inquiry/talk-inquiry.events.js';
import type { TalkInquiryStatus } from '../../talk-inquiry/talk-inquiry.state.js';

const statuses = Object.keys(talkInquiryActions).filter((status) => status !== 'none') as [TalkInquiryStatus, ...TalkInquiryStatus[]];

/** Filters of the register; all that are given must hold. */
export const TalkInquiryFilter = z.strictObject({
  ...paging,
  clue: z.string().max(100).optional(),
  matter: z.string().max(100).optional(),
  status: z.enum(statuses).optional(),
  form: z.enum(talkInquiryForms).optional(),
  outcome: z.enum(talkInquiryOutcomes).optional(),
  /** The limit that runs has passed (B1.19–B1.21). */
  overdue: flag.optional(),
});
export type TalkInquiryFilter = z.output<typeof TalkInquiryFilter>;
