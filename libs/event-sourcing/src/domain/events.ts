/** An instant, as an RFC 3339 text in UTC with milliseconds: `2026-06-11T01:30:00.000Z`. */
export type Instant = string;

/** Who acted (行为人): a natural person for an organisation in a role. Automations act as `system:<service>`. */
export interface Actor {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
  /** Set where the person does it in somebody else's place: as what the event names them, and the stream of the decision that it rests on. */
  readonly standsIn?: { readonly as: string; readonly under: string };
}

/** A rule or template whose version took part in a decision; it is stored with the event, so that later versions change nothing. */
export interface RuleVersion {
  readonly ruleId: string;
  readonly version: string;
}

/** What an event says about access to protected data: a reveal asked for, granted or refused, or sealed data that was read. */
export const accessKinds = ['reveal-requested', 'reveal-approved', 'reveal-refused', 'sealed-data-read'] as const;
export type AccessKind = (typeof accessKinds)[number];

/**
 * Marks an event as access to protected data (查阅留痕). It goes into the event's metadata; the audit service finds it there, whatever
 * service and type the event is of, and shows it in the access log of the matter: who and when stand in the envelope. Names no protected
 * data itself: the metadata is stored and exported as it is.
 */
export interface AccessMark {
  readonly kind: AccessKind;
  /** What was asked for or read, such as `reporter-identity`. */
  readonly what: string;
  readonly reason?: string;
}

/**
 * What a decider yields. `type` is a storage format: renaming one orphans every stored event.
 * Whatever `evolve` needs (times, people) stands in `data`; the envelope is not part of the domain.
 */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
  readonly rules?: readonly RuleVersion[];
  /** Declare it on event types that reveal, or refuse to reveal, what is sealed. */
  readonly access?: AccessMark;
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

/**
 * What whoever decided had before them (所见): which view of the aggregate, in which version, as it stood when it was decided on. It lets
 * an auditor see the same again, whatever became of the view since.
 */
export interface Seen {
  readonly view: string;
  readonly version: number;
  /** Revision of the aggregate that was decided on; the event's own stands after it. */
  readonly revision: number;
  /** Global position of that revision, as a decimal text. */
  readonly position: string;
  /** Every role that the person held: what is hidden follows from all of them, not only from the one acted in. */
  readonly roles: readonly string[];
  /** True: the person named the revision (`If-Match`). False: it is the one that the command met; the page may have been older. */
  readonly confirmed: boolean;
}

export interface EventMetadata {
  readonly occurredAt: Instant;
  readonly actor: Omit<Actor, 'standsIn'>;
  /** The matter (事项). */
  readonly correlationId: string;
  /** Id of the event or request that caused this one. */
  readonly causationId: string;
  readonly commandId: string;
  /** SHA-256 (hex) of the command's canonical JSON: tells a repetition from a reuse of the id. */
  readonly commandDigest: string;
  readonly rules: readonly RuleVersion[];
  /** On events of somebody who stood in for another (代行): the stream of the decision that says so. */
  readonly standsInUnder?: string;
  /** On events that are an access to protected data, and on no others. */
  readonly access?: AccessMark;
  /** On events that decide, where the service declares what is shown to whoever decides. */
  readonly seen?: Seen;
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
