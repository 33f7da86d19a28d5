import type { AllowedActions } from '@liandong/event-sourcing';
import type { TalkInquiryCommand } from './talk-inquiry.decider.js';
import type { TalkInquiryStatus } from './talk-inquiry.state.js';

/** Which command is allowed in which status. A letter that is never answered gets another plan. */
export const talkInquiryActions: AllowedActions<TalkInquiryStatus, TalkInquiryCommand['type']> = {
  none: ['open'],
  opened: ['propose-plan', 'assign-handler', 'discontinue'],
  'plan-proposed': ['approve-plan', 'reject-plan', 'assign-handler', 'discontinue'],
  'plan-approved': ['serve-notice', 'hold-talk', 'propose-plan', 'assign-handler', 'discontinue'],
  notified: ['hold-talk', 'receive-reply', 'propose-plan', 'assign-handler', 'discontinue'],
  held: ['sign-record', 'assign-handler', 'discontinue'],
  answered: ['report', 'assign-handler', 'discontinue'],
  reported: ['approve-outcome', 'reject-outcome', 'assign-handler', 'discontinue'],
  concluded: [],
  discontinued: [],
};
