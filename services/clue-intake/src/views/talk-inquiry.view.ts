import { warningBand } from '@liandong/legal-time';
import type { Instant } from '@liandong/event-sourcing';
import { decisionView, rowOf, type Viewer, type ViewVersion } from '@liandong/service-kit';
import { talkInquiryRegister, type TalkInquiryRow } from '../read/talk-inquiry-register/talk-inquiry-register.projection.js';
import { talkInquiryActions } from '../talk-inquiry/talk-inquiry.allowed-actions.js';
import { talkInquiry } from '../talk-inquiry/talk-inquiry.decider.js';
import type { TalkInquiryEvent } from '../talk-inquiry/talk-inquiry.events.js';
import type { TalkInquiryStatus } from '../talk-inquiry/talk-inquiry.state.js';
import { talkInquiryUpcasters } from '../talk-inquiry/talk-inquiry.upcasters.js';

export interface ShownTalkInquiry extends TalkInquiryRow {
  /** Colour of the running limit (B1.23); null while none runs. */
  readonly band: 'blue' | 'yellow' | 'red' | null;
  readonly allowed: readonly string[];
}

const mask = <Row extends Pick<TalkInquiryRow, 'dueAt' | 'status'>>(row: Row, _viewer: Viewer, at: Instant) => ({
  ...row, band: row.dueAt === null ? null : warningBand(row.dueAt, at), allowed: talkInquiryActions[row.status as TalkInquiryStatus],
});

type Plan = NonNullable<TalkInquiryRow['plan']>;
type RowWithout<Left extends keyof Plan> = Omit<TalkInquiryRow, 'plan'> & { readonly plan: Omit<Plan, Left> | null };
type Shown = Pick<ShownTalkInquiry, 'band' | 'allowed'>;

function uncompared({ plan, ...row }: TalkInquiryRow): RowWithout<'acquaintances'> {
  if (plan === null) return { ...row, plan };
  const { acquaintances: _acquaintances, ...rest } = plan;
  return { ...row, plan: rest };
}

/** Before it was compared whether those who talk may know the subject (2.5). */
const version2: ViewVersion<RowWithout<'acquaintances'>, RowWithout<'acquaintances'> & Shown> = { project: (events) => uncompared(rowOf(talkInquiryRegister, events)), mask, upcasters: talkInquiryUpcasters };

/** Before plans named who talks (B4.9). */
const version1: ViewVersion<RowWithout<'acquaintances' | 'talkers'>, RowWithout<'acquaintances' | 'talkers'> & Shown> = {
  project: (events) => {
    const { plan, ...row } = uncompared(rowOf(talkInquiryRegister, events));
    if (plan === null) return { ...row, plan };
    const { talkers: _talkers, ...rest } = plan;
    return { ...row, plan: rest };
  },
  mask,
};

const version3: ViewVersion<TalkInquiryRow, ShownTalkInquiry> = { project: (events) => rowOf(talkInquiryRegister, events), mask, upcasters: talkInquiryUpcasters };

/** A talk or inquiry as it lies before whoever approves its plan or its outcome. */
export const talkInquiryView = decisionView<TalkInquiryEvent, { 1: typeof version1; 2: typeof version2; 3: typeof version3 }, 3>({
  name: 'talk-inquiry',
  category: talkInquiry.category,
  decisions: ['PlanApproved', 'PlanRejected', 'OutcomeApproved', 'OutcomeRejected', 'TalkInquiryDiscontinued'],
  versions: { 1: version1, 2: version2, 3: version3 },
  current: 3,
});
