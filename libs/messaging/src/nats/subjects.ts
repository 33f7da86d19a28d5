/** Where public events stand: a JetStream stream, and the first tokens of its subjects. */
export interface EventStream {
  readonly name: string;
  readonly prefix: string;
}

/** The one stream of all public events. */
export const PUBLIC_EVENTS: EventStream = { name: 'LIANDONG', prefix: 'liandong.events' };

/** Subject of a public event: who published it, then its type. */
export function eventSubject(source: string, type: string, { prefix }: EventStream = PUBLIC_EVENTS): string {
  return `${prefix}.${source}.${type}`;
}

/** Subject filter for a type. Types name their publisher, except those that every service announces. */
export function typeFilter(type: string, stream: EventStream = PUBLIC_EVENTS): string {
  return eventSubject(isEverybodys(type) ? '*' : publisherOf(type), type, stream);
}

/** Whether every service may announce this type, as with the legs of a matter. */
export function isEverybodys(type: string): boolean {
  return type.startsWith('matter.');
}

function publisherOf(type: string): string {
  return type.split('.', 1)[0]!;
}

/** Name of the JetStream consumer that one durable keeps for one type. */
export function consumerName(durable: string, type: string): string {
  return `${durable}--${type.replaceAll('.', '_')}`;
}

/** Prefix of the subjects on which a service gets its replies; its NATS user may read no other. */
export function inboxPrefix(service: string): string {
  return `_INBOX_${service}`;
}
