/** The one JetStream stream of all public events. */
export const STREAM = 'LIANDONG';
const PREFIX = 'liandong.events';

/** Subject of a public event: who published it, then its type. */
export function eventSubject(source: string, type: string): string {
  return `${PREFIX}.${source}.${type}`;
}

/** Subject filter for a type. Types name their publisher, except those that every service announces. */
export function typeFilter(type: string): string {
  return type.startsWith('matter.') ? `${PREFIX}.*.${type}` : eventSubject(type.split('.', 1)[0]!, type);
}

/** Name of the JetStream consumer that one durable keeps for one type. */
export function consumerName(durable: string, type: string): string {
  return `${durable}--${type.replaceAll('.', '_')}`;
}

export const STREAM_SUBJECTS = [`${PREFIX}.>`];
