import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  isCommandError,
  NotLeaderError,
  TimeoutError,
  UnavailableError,
  UnknownError,
} from '@eventstore/db-client';
import { StoreUnavailable } from '../store/event-store.js';

/** gRPC codes with which a server or a proxy refuses the request as such: trying again would not help. */
const REFUSALS = new Set<number | undefined>([3, 5, 6, 7, 9, 11, 12, 15, 16]);

/** Whether the server was away or had trouble of its own, rather than refusing the request. */
export function isPassing(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) return false;
  // No command error: it comes from the socket or from looking for a cluster's nodes ('Failed to discover after 10 attempts').
  if (!isCommandError(error as Error)) return !(error instanceof StoreUnavailable) && error instanceof Error && error.constructor === Error;
  if (error instanceof UnknownError) return !REFUSALS.has(error.code);
  return [UnavailableError, CancelledError, DeadlineExceededError, TimeoutError, NotLeaderError].some((kind) => error instanceof kind);
}

/** The error to show for a failed request: StoreUnavailable, or the error itself. */
export function explain(error: unknown): unknown {
  return isPassing(error) ? new StoreUnavailable(`the event store did not answer: ${(error as Error).message}`, { cause: error }) : error;
}

export function isAccessDenied(error: unknown): boolean {
  return error instanceof AccessDeniedError;
}

/** Whether the server says that no record begins or ends at a place of the log, or that the log does not reach there. */
export function isBadPosition(error: unknown): boolean {
  return error instanceof UnknownError && (error.code === 3 || error.message.includes('ReadAllResult'));
}
