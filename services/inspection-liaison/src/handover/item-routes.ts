import type { Role } from '@liandong/access';

/** What a tour's finding is handed over as (B3.5): 问题清单 · 问题线索 · 干部问题 · 政策性问题. */
export const itemKinds = ['problem-list', 'clue', 'cadre-matter', 'policy'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** Where items of a kind go, who signs for them there, and within which limit they report back. */
export interface ItemRoute {
  readonly name: { readonly zh: string; readonly en: string };
  /** The inspected unit · the commission, through case management (案管) · an organisation that the item names (组织部, 政府). */
  readonly receiver: 'inspected-unit' | 'commission' | 'named';
  readonly signers: readonly Role[];
  readonly limit: 'B3.1' | 'B3.4';
}

/** The split of B3.5, in this version. An item stores what followed from it: receiver and limit. */
export const itemRoutes: { readonly version: string; readonly routes: Readonly<Record<ItemKind, ItemRoute>> } = {
  version: '1',
  routes: {
    'problem-list': { name: { zh: '问题清单', en: 'problem list' }, receiver: 'inspected-unit', signers: ['unit-contact'], limit: 'B3.1' },
    clue: { name: { zh: '问题线索', en: 'clue' }, receiver: 'commission', signers: ['intake-officer', 'case-director'], limit: 'B3.4' },
    'cadre-matter': { name: { zh: '干部问题', en: 'cadre matter' }, receiver: 'named', signers: ['agency-integrator'], limit: 'B3.4' },
    policy: { name: { zh: '政策性问题', en: 'policy question' }, receiver: 'named', signers: ['agency-integrator'], limit: 'B3.4' },
  },
};

const ITEM_ID = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(\d{1,4})$/;

/** Id of an item outside its hand-over; a clue item's is its clue's id. */
export function itemIdOf(handoverId: string, itemNo: number): string {
  return `${handoverId}-${itemNo}`;
}

/** The item behind an id; undefined for ids that are no item's. */
export function itemBehind(id: string): { readonly handoverId: string; readonly itemNo: number } | undefined {
  const [, handoverId, itemNo] = ITEM_ID.exec(id) ?? [];
  return handoverId && itemNo ? { handoverId, itemNo: Number(itemNo) } : undefined;
}
