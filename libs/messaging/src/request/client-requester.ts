import type { ClientProxy } from '@nestjs/microservices';
import { firstValueFrom, timeout, TimeoutError } from 'rxjs';
import { DomainError, type Refusal, StoreUnavailable } from '@liandong/event-sourcing';
import type { Requester, RequestPacket } from './requester.js';

const TIMEOUT_MS = 5_000;

/** Requests through a Nest client, whichever transport it has. */
export class ClientRequester implements Requester {
  constructor(private readonly client: ClientProxy) {}

  async request<T>(
    pattern: string,
    payload: object,
    options: { readonly idempotencyKey: string; readonly timeoutMs?: number },
  ): Promise<T> {
    const packet: RequestPacket = { idempotencyKey: options.idempotencyKey, payload };
    try {
      // An answer without content is an answer.
      return await firstValueFrom(this.client.send<T>(pattern, packet).pipe(timeout(options.timeoutMs ?? TIMEOUT_MS)), {
        defaultValue: undefined as T,
      });
    } catch (error) {
      throw asOurs(pattern, error);
    }
  }
}

function asOurs(pattern: string, error: unknown): Error {
  const refusal = refusalIn(error);
  if (refusal) return new DomainError(refusal);
  const reason = error instanceof TimeoutError ? 'no answer in time' : error instanceof Error ? error.message : JSON.stringify(error);
  return new StoreUnavailable(`${pattern}: ${reason}`);
}

function refusalIn(error: unknown): Refusal | undefined {
  const candidate = typeof error === 'object' && error !== null && 'refusal' in error ? (error.refusal as Partial<Refusal>) : undefined;
  return typeof candidate?.code === 'string' && typeof candidate.zh === 'string' && typeof candidate.en === 'string'
    ? (candidate as Refusal)
    : undefined;
}
