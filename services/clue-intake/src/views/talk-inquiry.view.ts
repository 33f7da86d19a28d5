import type { Instant } from '@liandong/event-sourcing';
import { type Band, warningBand } from '@liandong/legal-time';
import { decisionView, rowOf, type Viewer, type ViewVersion } from '@liandong/service-kit';
import { talkInquiryRegister, type TalkInquiryRow } from '../read/talk-inquiry-register/talk-inquiry-register.projection.js';
import { talkInquiryActions } from '../talk-inquiry/talk-inquiry.allowed-actions.js';
import { talkInquiry } from '../talk-inquiry/talk-inquiry.decider.js';
import type { TalkInquiryEvent } from '../talk-inquiry/talk-inquiry.events.js';
import type { TalkInquiryStatus } from '../talk-inquiry/talk-inquiry.state.js';
import { talkInquiryUpcasters } from '../talk-inquiry/talk-inquiry.upcasters.js';

type Handled = 'departmentId' | 'departmentAs' | 'leaderPersonId';

export interface ShownTalkInquiry extends TalkInquiryRow {
  /** Colour of the running limit (B1.23); null while none runs. */
  readonly band: Band | null;
  readonly allowed: readonly string[];
}

/** What can be done with it, whoever looks: nothing is planned before somebody handles it. */
const mask: ViewVersion<TalkInquiryRow, ShownTalkInquiry>['mask'] = (row, _viewer, at) => {
  const allowed = talkInquiryActions[row.status as TalkInquiryStatus];
  return {
    ...row,
    band: bandOf(row, at),
    allowed: row.departmentAs === 'awaited' ? allowed.filter((type) => type !== 'propose-plan') : allowed,
  };
};

const bandOf = ({ dueAt }: Pick<TalkInquiryRow, 'dueAt'>, at: Instant) => (dueAt === null ? null : warningBand(dueAt, at));

const masked = <Row extends Pick<TalkInquiryRow, 'dueAt' | 'status'>>(row: Row, _viewer: Viewer, at: Instant) => ({
  ...row,
  band: bandOf(row, at),
  allowed: talkInquiryActions[row.status as TalkInquiryStatus].filter((type) => type !== 'assign-handler'),
});

type Plan = NonNullable<TalkInquiryRow['plan']>;
type RowBefore = Omit<TalkInquiryRow, Handled>;
type RowWithout<Left extends keyof Plan> = Omit<RowBefore, 'plan'> & { readonly plan: Omit<Plan, Left> | null };
type Shown = Pick<ShownTalkInquiry, 'band' | 'allowed'>;

/** Before a department handled it. */
function unhandled({ departmentId: _id, departmentAs: _as, leaderPersonId: _leader, ...row }: TalkInquiryRow): RowBefore {
  return row;
}

function uncompared({ plan, ...row }: RowBefore): RowWithout<'acquaintances'> {
  if (plan === null) return { ...row, plan };
  const { acquaintances: _acquaintances, ...rest } = plan;
  return { ...row, plan: rest };
}

/** Before it was compared whether those who talk may know the subject (2.5). */
const version2: ViewVersion<RowWithout<'acquaintances'>, RowWithout<'acquaintances'> & Shown> = {
  project: (events) => uncompared(unhandled(rowOf(talkInquiryRegister, events))),
  mask: masked,
  upcasters: talkInquiryUpcasters,
};

/** Before plans named who talks (B4.9). */
const version1: ViewVersion<RowWithout<'acquaintances' | 'talkers'>, RowWithout<'acquaintances' | 'talkers'> & Shown> = {
  project: (events) => {
    const { plan, ...row } = uncompared(unhandled(rowOf(talkInquiryRegister, events)));
    if (plan === null) return { ...row, plan };
    const { talkers: _talkers, ...rest } = plan;
    return { ...row, plan: rest };
  },
  mask: masked,
};

/** Before it said which department handles it (B1.18). */
const version3: ViewVersion<RowBefore, RowBefore & Shown> = {
  project: (events) => unhandled(rowOf(talkInquiryRegister, events)),
  mask: masked,
  upcasters: talkInquiryUpcasters,
};

const version4: ViewVersion<TalkInquiryRow, ShownTalkInquiry> = {
  project: (events) => rowOf(talkInquiryRegister, events),
  mask,
  upcasters: talkInquiryUpcasters,
};

/** A talk or inquiry as it lies before whoever approves its plan or its outcome. */
export const talkInquiryView = decisionView<
  TalkInquiryEvent,
  { 1: typeof version1; 2: typeof version2; 3: typeof version3; 4: typeof version4 },
  4
>({
  name: 'talk-inquiry',
  category: talkInquiry.category,
  decisions: ['PlanApproved', 'PlanRejected', 'OutcomeApproved', 'OutcomeRejected', 'TalkInquiryDiscontinued'],
  versions: { 1: version1, 2: version2, 3: version3, 4: version4 },
  current: 4,
});
