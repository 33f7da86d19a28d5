import { DomainError } from '@liandong/event-sourcing';

/** Errors of the event store that mean a mistake in the calling code. */
const STORE_REFUSALS = new Set(['store.event-id-reused', 'store.empty-append', 'store.category-forbidden']);
/** PostgreSQL refuses the data themselves: class 22 (not representable), 23 (a constraint broken). */
const DATA_REFUSED = /^2[23][0-9A-Z]{3}$/;

/**
 * What fails again however often it is tried: the domain's refusal, a message that breaks its contract, data that the database
 * refuses, a programming error. Everything else (no connection, no answer, a conflict) may pass and is tried again.
 */
export function isPermanent(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (error instanceof DomainError || error.name === 'ZodError') return true;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && (STORE_REFUSALS.has(code) || DATA_REFUSED.test(code))) return true;
  return isProgrammingError(error);
}

/** `fetch` reports a failed network as a TypeError with a cause; the ones that the language throws have none. */
function isProgrammingError(error: Error): boolean {
  return (
    (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError || error instanceof SyntaxError) &&
    error.cause === undefined
  );
}

/** Stable code for the record of a parked message. */
export function codeOf(error: Error): string {
  if (error instanceof DomainError) return error.code;
  return error.name === 'ZodError' ? 'inbox.contract-broken' : 'inbox.handler-failed';
}
