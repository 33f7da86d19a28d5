import { z } from 'zod';
import { flag, paging } from '@liandong/service-kit';
import { enquiryPurposes } from '../../rules/enquiry-authority.js';

/** Filters of the register; all that are given must hold. */
export const PersonEnquiryFilter = z.strictObject({
  ...paging,
  status: z.enum(['recorded', 'searched', 'proposed', 'approved', 'sent', 'withdrawn']).optional(),
  purpose: z.enum(enquiryPurposes).optional(),
  /** Whose approval is next. */
  next: z.enum(['deputy', 'principal']).optional(),
  /** Not answered although the limit has passed. */
  overdue: flag.optional(),
});
export type PersonEnquiryFilter = z.output<typeof PersonEnquiryFilter>;
