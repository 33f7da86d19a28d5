/** The rectification rate (整改率, B3.11), with the items behind it. */
export interface RectificationRate {
  readonly done: number;
  readonly total: number;
  /** Per cent, two decimals, half up; null where there is nothing to rectify. */
  readonly percent: number | null;
  readonly doneItems: readonly { readonly itemId: string; readonly evidenceIds: readonly string[] }[];
  readonly openItemIds: readonly string[];
}

interface Counted {
  readonly itemId: string;
  readonly status: string;
  readonly evidence: readonly { readonly evidenceId: string }[];
}

/** B3.11: done / total over the items that were assigned; an item that a look-back reopened is not done. */
export function rateOf(items: readonly Counted[]): RectificationRate {
  const assigned = items.filter(({ status }) => status !== 'proposed' && status !== 'dismissed');
  const done = assigned.filter(({ status }) => status === 'closed');
  return {
    done: done.length,
    total: assigned.length,
    percent: assigned.length === 0 ? null : Math.round((done.length / assigned.length) * 10_000) / 100,
    doneItems: done.map(({ itemId, evidence }) => ({ itemId, evidenceIds: evidence.map(({ evidenceId }) => evidenceId) })),
    openItemIds: assigned.filter(({ status }) => status !== 'closed').map(({ itemId }) => itemId),
  };
}
