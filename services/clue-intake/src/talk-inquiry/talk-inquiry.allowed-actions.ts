import type { AllowedActions } from '@liandong/event-sourcing';
import type { TalkInquiryCommand } from './talk-inquiry.decider.js';
import type { TalkInquiryStatus } from './talk-inquiry.state.js';

/** Which command is allowed in which status. A letter that is never answered gets another plan. */
export const talkInquiryActions: AllowedActions<TalkInquiryStatus, TalkInquiryCommand['type']> = {
  none: ['open'],
  opened: ['propose-plan', 'discontinue'],
  'plan-proposed': ['approve-plan', 'reject-plan', 'discontinue'],
  'plan-approved': ['serve-notice', 'hold-talk', 'propose-plan', 'discontinue'],
  notified: ['hold-talk', 'receive-reply', 'propose-plan', 'discontinue'],
  held: ['sign-record', 'discontinue'],
  answered: ['report', 'discontinue'],
  reported: ['approve-outcome', 'reject-outcome', 'discontinue'],
  concluded: [],
  discontinued: [],
};
