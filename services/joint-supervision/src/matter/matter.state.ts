import type { Instant } from '@liandong/event-sourcing';
import type { LegFacts, LegRef, MatterEvent } from './matter.events.js';

/** The newest opening and the newest closing that are known; either may have arrived first. */
export interface Leg extends LegFacts {
  readonly openedAt?: Instant;
  readonly closedAt?: Instant;
  readonly reason?: string;
}

export interface Closure {
  readonly closedOn: string;
  readonly legs: number;
  readonly reason: string;
  readonly closedBy: string;
}

export interface MatterState {
  readonly status: 'none' | 'open' | 'closed';
  readonly organisationId?: string;
  readonly legs: readonly Leg[];
  readonly closures: readonly Closure[];
  readonly reopenings: readonly { readonly because: 'look-back' | 'open-leg'; readonly reason: string; readonly reopenedOn: string }[];
}

export const initialMatter: MatterState = { status: 'none', legs: [], closures: [], reopenings: [] };

export function evolveMatter(state: MatterState, event: MatterEvent): MatterState {
  switch (event.type) {
    case 'MatterOpened':
      return { ...state, status: 'open', organisationId: event.data.organisationId };
    case 'LegOpened':
    case 'LegClosed':
      return { ...state, legs: withLeg(state.legs, event.data) };
    case 'MatterClosed': {
      const { closure: _closure, ...closure } = event.data;
      return { ...state, status: 'closed', closures: [...state.closures, closure] };
    }
    case 'MatterReopened': {
      const { because, reason, reopenedOn } = event.data;
      return { ...state, status: 'open', reopenings: [...state.reopenings, { because, reason, reopenedOn }] };
    }
  }
}

export function legOf(legs: readonly Leg[], { kind, legId }: LegRef): Leg | undefined {
  return legs.find((leg) => leg.kind === kind && leg.legId === legId);
}

/**
 * Whether a leg is open: it was opened later than it was last closed. The moments are the announcing service's own, so the order
 * of arrival does not matter.
 */
export function isOpen({ openedAt, closedAt }: Leg): boolean {
  return openedAt !== undefined && (closedAt === undefined || openedAt > closedAt);
}

/** The legs with the news in place; a leg keeps its place in the list. */
export function withLeg(legs: readonly Leg[], news: Leg): readonly Leg[] {
  const known = legOf(legs, news);
  return known ? legs.map((leg) => (leg === known ? { ...known, ...news } : leg)) : [...legs, news];
}
