import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { idsUnder } from '../derived-id.js';
import { type Decider, schemaVersion } from '../domain/decider.js';
import type { Command, DomainEvent, EventMetadata, NewEvent, Seen } from '../domain/events.js';

const eventId = idsUnder('6f1c1c5e-8a0b-4b6e-9d0a-2f5f6f0f7a11');

/** What the events of one command have in common. */
export interface Origin {
  readonly stream: string;
  readonly command: Command;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string | undefined;
  readonly digest: string;
  /** What was before whoever decided, per event type; undefined for events that decide nothing. */
  readonly seen?: (type: string) => Seen | undefined;
}

/** Events as they go to the store. Their ids follow from the command's, so that no retry can act twice. */
export function newEvents(
  decider: Pick<Decider<never, never, never>, 'upcasters'>,
  decided: readonly DomainEvent[],
  origin: Origin,
): NewEvent[] {
  const { stream, command, commandId, correlationId, causationId = commandId, digest } = origin;
  const { standsIn, ...actor } = command.by;
  return decided.map(({ type, data, rules = [], access }, index) => {
    const seen = origin.seen?.(type);
    const marks = { ...(standsIn ? { standsInUnder: standsIn.under } : {}), ...(access ? { access } : {}), ...(seen ? { seen } : {}) };
    const metadata: EventMetadata = {
      occurredAt: command.at,
      actor: standsIn ? { ...actor, role: standsIn.as } : actor,
      correlationId,
      causationId,
      commandId,
      commandDigest: digest,
      rules,
      ...marks,
    };
    return { id: eventId(`${commandId}:${stream}:${index}`), type, schemaVersion: schemaVersion(decider, type), data, metadata };
  });
}

/** SHA-256 (hex) over the stream, the command's type and data and who acts; the moment of asking is left out. */
export function commandDigest(stream: string, { type, data, by }: Command, repeatableBy: 'person' | 'organisation' = 'person'): string {
  return canonicalDigest({ stream, type, data, by: repeatableBy === 'person' ? by.personId : by.organisationId });
}

/** SHA-256 (hex) over the canonical JSON (RFC 8785) of a value: equal contents have equal digests, however they are written down. */
export function canonicalDigest(value: object): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');
}
