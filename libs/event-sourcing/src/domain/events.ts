/** An instant, as an RFC 3339 text in UTC with milliseconds: `2026-06-11T01:30:00.000Z`. */
export type Instant = string;

/** Who acted (行为人): a natural person for an organisation in a role. Automations act as `system:<service>`. */
export interface Actor {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
}

/** A rule or template whose version took part in a decision; it is stored with the event, so that later versions change nothing. */
export interface RuleVersion {
  readonly ruleId: string;
  readonly version: string;
}

/**
 * What a decider yields. `type` is a storage format: renaming one orphans every stored event.
 * Whatever `evolve` needs (times, people) stands in `data`; the envelope is not part of the domain.
 */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
  readonly rules?: readonly RuleVersion[];
}

/** What a person or an automation asks for. `at` is the moment of asking: the domain has no clock of its own. */
export interface Command {
  readonly type: string;
  readonly data: object;
  readonly by: Actor;
  readonly at: Instant;
}

/** One member of an aggregate's union of commands: `Ask<'register', { readonly number: string }>`. */
export interface Ask<Type extends string, Data extends object> extends Command {
  readonly type: Type;
  readonly data: Data;
}

export interface EventMetadata {
  readonly occurredAt: Instant;
  readonly actor: Actor;
  /** The matter (事项). */
  readonly correlationId: string;
  /** Id of the event or request that caused this one. */
  readonly causationId: string;
  readonly commandId: string;
  /** SHA-256 (hex) of the command's canonical JSON: tells a repetition from a reuse of the id. */
  readonly commandDigest: string;
  readonly rules: readonly RuleVersion[];
}

/** An event as it is handed to the store. */
export interface NewEvent<Type extends string = string, Data extends object = object> {
  /** UUID. */
  readonly id: string;
  readonly type: Type;
  readonly schemaVersion: number;
  readonly data: Data;
  readonly metadata: EventMetadata;
}

interface Recorded<Type extends string, Data extends object> extends NewEvent<Type, Data> {
  readonly stream: string;
  /** Place in the stream, from 0, without gaps. */
  readonly revision: number;
  /** Place in the global order: grows with every commit, not necessarily by one. */
  readonly position: bigint;
  readonly recordedAt: Instant;
}

/** An event as it stands in the store; a union of domain events becomes the union of their recorded forms. */
export type RecordedEvent<E extends DomainEvent = DomainEvent> = E extends DomainEvent ? Recorded<E['type'], E['data']> : never;
