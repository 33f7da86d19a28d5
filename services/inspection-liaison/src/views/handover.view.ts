import { type Band, warningBand } from '@liandong/legal-time';
import { foldRows } from '@liandong/projections';
import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { handoverActions, itemActions } from '../handover/handover.allowed-actions.js';
import { handover } from '../handover/handover.decider.js';
import type { HandoverEvent } from '../handover/handover.events.js';
import type { HandoverStatus, ItemStatus } from '../handover/handover.state.js';
import { handoverItems, type HandoverItemRow } from '../read/handover-items/handover-items.projection.js';
import { handoverRegister, type HandoverRegisterRow } from '../read/handover-register/handover-register.projection.js';

export interface ShownItem extends HandoverItemRow {
  readonly band: Band | null;
  readonly allowed: readonly string[];
}

/** An item as its receiver sees it: what was deliberated before stays with the tour office. */
export type ShownReceivedItem = Omit<ShownItem, 'consultations'> &
  Pick<HandoverRegisterRow, 'round' | 'tourOfficeId' | 'inspectedUnitId' | 'inspectedUnitName' | 'organisationId'>;

export interface HandoverFile {
  readonly register: HandoverRegisterRow;
  readonly items: readonly HandoverItemRow[];
}

export interface HandoverPage {
  /** The whole hand-over, for the tour office and the commission; null for other receivers. */
  readonly handover:
    (Omit<HandoverRegisterRow, 'items'> & { readonly items: readonly ShownItem[]; readonly allowed: readonly string[] }) | null;
  /** What was signed out to the viewer's organisation. */
  readonly received: readonly ShownReceivedItem[];
}

/** Roles that read the whole hand-over. */
const READERS: readonly string[] = ['tour-officer', 'intake-officer', 'case-director', 'principal', 'deputy'];

function lineOf(item: HandoverItemRow, at: string): ShownItem {
  const band = item.awaitsFeedback && item.resultDueAt !== null ? warningBand(item.resultDueAt, at) : null;
  return { ...item, band, allowed: itemActions[item.status as ItemStatus] };
}

function receivedOf(
  { round, tourOfficeId, inspectedUnitId, inspectedUnitName, organisationId }: HandoverRegisterRow,
  item: ShownItem,
): ShownReceivedItem {
  const { consultations: _consultations, ...shown } = item;
  return { ...shown, round, tourOfficeId, inspectedUnitId, inspectedUnitName, organisationId };
}

const isOf = (receiverId: string, organisationId: string) => receiverId === organisationId || receiverId.startsWith(`${organisationId}.`);

const version1: ViewVersion<HandoverFile, HandoverPage> = {
  project: (events) => ({
    register: rowOf(handoverRegister, events),
    items: foldRows(handoverItems, events).toSorted((a, b) => a.itemNo - b.itemNo),
  }),
  mask: ({ register, items }, { roles, organisationId }, at) => {
    const lines = items.map((item) => lineOf(item, at));
    const whole = roles.some((role) => READERS.includes(role));
    return {
      handover: whole ? { ...register, items: lines, allowed: handoverActions[register.status as HandoverStatus] } : null,
      received: lines
        .filter((item) => item.signedOutOn !== null && isOf(item.receiverId, organisationId))
        .map((item) => receivedOf(register, item)),
    };
  },
};

/** A hand-over as it lies before whoever signs an item in, sends it back, or acknowledges what came of it. */
export const handoverView = decisionView<HandoverEvent, { 1: typeof version1 }, 1>({
  name: 'handover',
  category: handover.category,
  decisions: ['ItemSignedOut', 'ItemSignedIn', 'ItemReturned', 'ItemWithdrawn', 'FeedbackAcknowledged', 'HandoverClosed'],
  versions: { 1: version1 },
  current: 1,
});
