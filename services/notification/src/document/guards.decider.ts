import { ensure, type Instant } from '@liandong/event-sourcing';
import { isAfter } from '@liandong/legal-time';
import { documentErrors } from './document.errors.js';

/** A date on paper: not after the moment of asking, nor before the step that it follows. */
export function ensureDate(field: string, date: string, at: Instant, earliest: string): void {
  ensure(!isAfter(date, at), documentErrors.dateInFuture(field));
  ensure(date >= earliest, documentErrors.dateTooEarly(field, earliest));
}

/** B6.4: every open item once, and nothing else. */
export function ensureEachOnce(given: readonly string[], open: readonly string[]): void {
  const twice = given.find((id, index) => given.indexOf(id) !== index);
  ensure(twice === undefined, documentErrors.itemRepeated(twice ?? ''));
  const unknown = given.filter((id) => !open.includes(id));
  ensure(unknown.length === 0, documentErrors.unknownItems(unknown));
  const missing = open.filter((id) => !given.includes(id));
  ensure(missing.length === 0, documentErrors.itemsMissing(missing));
}
