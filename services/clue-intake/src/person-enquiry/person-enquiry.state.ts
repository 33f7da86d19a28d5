import { dateInChina, type Deadline } from '@liandong/legal-time';
import type { EnquiryChain, EnquiryPurpose } from '../rules/enquiry-authority.js';
import type { EnquiredPerson, FoundClue, PersonEnquiryEvent, PersonOpinion } from './person-enquiry.events.js';

/** 已登记 · 已查询 · 待审批 · 已批准 · 已回复 · 已撤回 */
export type PersonEnquiryStatus = 'none' | 'recorded' | 'searched' | 'proposed' | 'approved' | 'sent' | 'withdrawn';

export interface PersonEnquiryState {
  readonly status: PersonEnquiryStatus;
  readonly organisationId?: string;
  readonly purpose?: EnquiryPurpose;
  readonly deadline?: Deadline;
  readonly persons: readonly EnquiredPerson[];
  readonly found: readonly FoundClue[];
  readonly proposal?: {
    readonly opinions: readonly PersonOpinion[];
    readonly chain: EnquiryChain;
    readonly proposedBy: string;
    readonly approvedBy: readonly string[];
    /** The day in China of the last approval of the chain: no letter is dated before it. */
    readonly approvedOn?: string;
  };
}

export const initialPersonEnquiry: PersonEnquiryState = { status: 'none', persons: [], found: [] };

export function evolvePersonEnquiry({ proposal, ...state }: PersonEnquiryState, event: PersonEnquiryEvent): PersonEnquiryState {
  switch (event.type) {
    case 'PersonEnquiryRecorded': {
      const { organisationId, purpose, deadline, persons } = event.data;
      return { ...state, status: 'recorded', organisationId, purpose, deadline, persons };
    }
    // What was proposed rested on the search before.
    case 'LibrarySearched':
      return { ...state, status: 'searched', found: event.data.found };
    case 'SearchRefused':
      return { ...state, ...(proposal ? { proposal } : {}) };
    case 'EnquiryReplyProposed':
      return { ...state, status: 'proposed', proposal: { ...event.data, approvedBy: [] } };
    case 'EnquiryReplyStepApproved':
      return { ...state, proposal: { ...proposal!, approvedBy: [...proposal!.approvedBy, event.data.approvedBy] } };
    case 'EnquiryReplyApproved':
      return {
        ...state,
        status: 'approved',
        proposal: {
          ...proposal!,
          approvedBy: [...proposal!.approvedBy, event.data.approvedBy],
          approvedOn: dateInChina(event.data.approvedAt),
        },
      };
    case 'EnquiryReplyRejected':
      return { ...state, status: 'searched' };
    case 'EnquiryReplySent':
      return { ...state, status: 'sent', ...(proposal ? { proposal } : {}) };
    case 'PersonEnquiryWithdrawn':
      return { ...state, status: 'withdrawn' };
  }
}
