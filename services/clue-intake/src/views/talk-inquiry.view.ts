import { warningBand } from '@liandong/legal-time';
import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { talkInquiryRegister, type TalkInquiryRow } from '../read/talk-inquiry-register/talk-inquiry-register.projection.js';
import { talkInquiryActions } from '../talk-inquiry/talk-inquiry.allowed-actions.js';
import { talkInquiry } from '../talk-inquiry/talk-inquiry.decider.js';
import type { TalkInquiryEvent } from '../talk-inquiry/talk-inquiry.events.js';
import type { TalkInquiryStatus } from '../talk-inquiry/talk-inquiry.state.js';

export interface ShownTalkInquiry extends TalkInquiryRow {
  /** Colour of the running limit (B1.23); null while none runs. */
  readonly band: 'blue' | 'yellow' | 'red' | null;
  readonly allowed: readonly string[];
}

const version1: ViewVersion<TalkInquiryRow, ShownTalkInquiry> = {
  project: (events) => rowOf(talkInquiryRegister, events),
  mask: (row, _viewer, at) => ({ ...row, band: row.dueAt === null ? null : warningBand(row.dueAt, at), allowed: talkInquiryActions[row.status as TalkInquiryStatus] }),
};

/** A talk or inquiry as it lies before whoever approves its plan or its outcome. */
export const talkInquiryView = decisionView<TalkInquiryEvent, { 1: typeof version1 }, 1>({
  name: 'talk-inquiry',
  category: talkInquiry.category,
  decisions: ['PlanApproved', 'PlanRejected', 'OutcomeApproved', 'OutcomeRejected', 'TalkInquiryDiscontinued'],
  versions: { 1: version1 },
  current: 1,
});
