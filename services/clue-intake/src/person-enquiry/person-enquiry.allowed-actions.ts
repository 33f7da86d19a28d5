import type { AllowedActions } from '@liandong/event-sourcing';
import type { PersonEnquiryCommand } from './person-enquiry.decider.js';
import type { PersonEnquiryStatus } from './person-enquiry.state.js';

/** Which command is allowed in which status. A new search takes back what was proposed, or approved, on the one before. */
export const personEnquiryActions: AllowedActions<PersonEnquiryStatus, PersonEnquiryCommand['type']> = {
  none: ['record'],
  recorded: ['search', 'withdraw'],
  searched: ['search', 'propose', 'withdraw'],
  proposed: ['approve', 'reject', 'search', 'withdraw'],
  approved: ['send', 'search', 'withdraw'],
  sent: [],
  withdrawn: [],
};

/** What is taken in whatever the status: that somebody was refused a search is a fact (B4.9). */
export const personEnquiryAnyStatusActions = { any: ['record-refused-search'] } as const satisfies Readonly<
  Record<string, readonly PersonEnquiryCommand['type'][]>
>;
