import { z } from 'zod';
import { paging } from '@liandong/service-kit';
import { meetingKinds } from '../../screening-meeting/screening-meeting.events.js';

/** Filters of the register; all that are given must hold. */
export const MeetingFilter = z.strictObject({
  ...paging,
  kind: z.enum(meetingKinds).optional(),
  status: z.enum(['convened', 'signed', 'cancelled']).optional(),
  /** Meetings that have this clue on their agenda. */
  clue: z.string().max(100).optional(),
  /** Meetings in which this organisation takes part. */
  participant: z.string().max(100).optional(),
  /** Scheduled within these days, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type MeetingFilter = z.output<typeof MeetingFilter>;
