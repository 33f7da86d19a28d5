import { eventTypeFilter, type RegexFilter, streamNameFilter } from '@eventstore/db-client';
import { categoryOf } from '../domain/decider.js';
import { passes } from '../store/batches.js';
import type { EventFilter } from '../store/event-store.js';

/** Makes the client's filter, with the options that say how often the server tells how far it has come. */
export type ServerFilter = (options: Omit<RegexFilter, 'filterOn' | 'regex'>) => RegexFilter;

/**
 * What the server can filter: streams or types, not both, so categories go first. Expressions rather than prefixes: the server
 * compares prefixes by the rules of a language, not letter by letter, and a category may be the whole name of a stream.
 */
export function serverFilter({ categories, types }: EventFilter = {}): ServerFilter {
  if (categories === undefined && types !== undefined) return (options) => eventTypeFilter({ ...options, regex: anyOf(types, '$') });
  return (options) => streamNameFilter({ ...options, regex: categories === undefined ? '^[^$]' : anyOf(categories, '(?:-|$)') });
}

/** Whether a record is an event of ours that the filter lets through: not the server's own, and no link to another event. */
export function isWanted(
  filter: EventFilter | undefined,
  { streamId, type }: { readonly streamId: string; readonly type: string },
): boolean {
  return !streamId.startsWith('$') && !type.startsWith('$') && passes(filter, { category: categoryOf(streamId), type });
}

/** An empty list lets nothing through. */
function anyOf(texts: readonly string[], end: string): string {
  return texts.length === 0 ? '(?!)' : `^(?:${texts.map(literal).join('|')})${end}`;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|#]/g, '\\$&');
}
