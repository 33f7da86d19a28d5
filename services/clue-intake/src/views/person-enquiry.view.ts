import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { personEnquiryActions } from '../person-enquiry/person-enquiry.allowed-actions.js';
import { personEnquiry } from '../person-enquiry/person-enquiry.decider.js';
import type { PersonEnquiryEvent } from '../person-enquiry/person-enquiry.events.js';
import type { PersonEnquiryStatus } from '../person-enquiry/person-enquiry.state.js';
import { personEnquiryRegister, type PersonEnquiryRow } from '../read/person-enquiry-register/person-enquiry-register.projection.js';

export interface ShownPersonEnquiry extends PersonEnquiryRow {
  readonly allowed: readonly string[];
}

const version1: ViewVersion<PersonEnquiryRow, ShownPersonEnquiry> = {
  project: (events) => rowOf(personEnquiryRegister, events),
  mask: (row) => ({ ...row, allowed: personEnquiryActions[row.status as PersonEnquiryStatus] }),
};

/** As it lies before whoever approves the reply. */
export const personEnquiryView = decisionView<PersonEnquiryEvent, { 1: typeof version1 }, 1>({
  name: 'person-enquiry',
  category: personEnquiry.category,
  decisions: ['EnquiryReplyStepApproved', 'EnquiryReplyApproved', 'EnquiryReplyRejected'],
  versions: { 1: version1 },
  current: 1,
});
