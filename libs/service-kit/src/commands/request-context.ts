import { randomUUID } from 'node:crypto';
import { automationPrincipal, type Principal } from '@liandong/access';
import type { IntegrationEvent } from '@liandong/contracts';
import { idsUnder } from '@liandong/event-sourcing';

/** What an idempotency key was used for, so that another use is refused before anything is touched. */
export interface KeyClaim {
  /** Follows from the person and the key. */
  readonly id: string;
  /** SHA-256 (hex) over method, address and canonical body, as far as it may be digested. */
  readonly digest: string;
}

/** Who asks, under which id, on which grounds. */
export interface RequestContext {
  readonly principal: Principal;
  /** UUID; from the person and the `Idempotency-Key`, else random. A repetition with the same id gets the first answer. */
  readonly commandId: string;
  readonly idempotencyKey?: string;
  /** Id of the causing event; default: the command id. */
  readonly causationId?: string;
  /** The matter (事项) that a new aggregate will belong to. */
  readonly matterId?: string;
  /** From `If-Match`: refuse unless the aggregate stands at this revision. */
  readonly expectedRevision?: number;
  readonly claim?: KeyClaim;
  /** SHA-256 (hex) of the whole request, by which a repetition is known; absent where it holds a file or what will be sealed. The command itself is compared then. */
  readonly requestDigest?: string;
  /** The command id follows from a cause and nobody chose it: the same id is the same command, whatever its content says by now. */
  readonly idDecides?: true;
}

const idOf = idsUnder('0d3f1f0a-5b5e-4b0a-9f63-2f5c3a6c7d10');

/** The UUID that always follows from the same parts. */
export function idFrom(...parts: readonly string[]): string {
  return idOf(JSON.stringify(parts));
}

/** Id of a new aggregate of this kind: follows from the command's id, so that a repeated creation finds the first one. */
export function newId(request: Pick<RequestContext, 'commandId'>, kind: string): string {
  return idFrom('new', kind, request.commandId);
}

/** A command's id: the same person's same key is the same command. */
export function commandIdOf(principal: Principal, idempotencyKey: string | undefined): string {
  return idempotencyKey === undefined ? randomUUID() : idFrom('key', principal.personId, idempotencyKey);
}

/** What an automation asks in answer to a public event. `index` tells apart several commands of one event. */
export function automationRequest(
  service: string,
  automation: string,
  event: IntegrationEvent,
  index: number,
  organisationId: string,
): RequestContext {
  return {
    principal: automationPrincipal(service, organisationId),
    commandId: idFrom('automation', automation, event.id, String(index)),
    causationId: event.id,
    matterId: event.matterId,
    idDecides: true,
  };
}

/**
 * What another service asks by request/reply, on behalf of an organisation. The command's id follows from the asking service and its
 * idempotency key, so that a repetition gets the first answer.
 */
export function serviceRequest(
  service: string,
  idempotencyKey: string,
  matterId: string,
  causationId: string,
  organisationId: string,
): RequestContext {
  return {
    principal: automationPrincipal(service, organisationId),
    commandId: idFrom('service-request', service, idempotencyKey),
    idempotencyKey,
    causationId,
    matterId,
  };
}
