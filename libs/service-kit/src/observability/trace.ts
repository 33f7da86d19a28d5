import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isPublicAddress } from '../http/public-address.js';

/** The part of a W3C trace context that ties the log lines of several services together. */
export interface TraceContext {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits: this process's part. */
  readonly spanId: string;
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** The caller's trace (W3C Trace Context, `traceparent`), or a new one. */
export function traceOf(request: Pick<IncomingMessage, 'headers'>): TraceContext {
  const header = request.headers['traceparent'];
  const traceId = (typeof header === 'string' ? TRACEPARENT.exec(header)?.[1] : undefined) ?? randomBytes(16).toString('hex');
  return { traceId, spanId: randomBytes(8).toString('hex') };
}

/** A request's id: the caller's `X-Request-Id` where it is a plain one, else a new UUID; always a new one where a gateway's id would tell who asked. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers' | 'url'>): string {
  if (isPublicAddress(request.url)) return randomUUID();
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,100}$/.test(given) ? given : randomUUID();
}
