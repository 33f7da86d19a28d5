import type pg from 'pg';
import type { IntegrationEvent } from '@liandong/contracts';

interface Handler {
  /** Unique within the service, and never renamed: it tells what was handled before. */
  readonly name: string;
  readonly types: readonly string[];
}

/** Its effect stands in the transaction that it is given, and commits with the inbox row. */
export interface CopyHandler extends Handler {
  handle(event: IntegrationEvent, tx: pg.PoolClient): Promise<void>;
  /** The same as `handle` for one after the other, in fewer statements. */
  handleAll?(events: readonly IntegrationEvent[], tx: pg.PoolClient): Promise<void>;
}

/** Its effect is elsewhere and harmless when repeated, as a command with a fixed id is; the inbox row follows it. */
export interface ReactionHandler extends Handler {
  react(event: IntegrationEvent): Promise<void>;
}

export type InboxHandler = CopyHandler | ReactionHandler;

export function isCopy(handler: InboxHandler): handler is CopyHandler {
  return 'handle' in handler;
}

export function isReaction(handler: InboxHandler): handler is ReactionHandler {
  return 'react' in handler;
}

/** A message for a handler; `index` is its place in the page. */
export interface Delivery<H extends InboxHandler = InboxHandler> {
  readonly handler: H;
  readonly event: IntegrationEvent;
  readonly index: number;
}

/** In the order of the messages, and for each in that of the handlers. */
export function deliveriesOf<H extends InboxHandler>(handlers: readonly H[], events: readonly IntegrationEvent[]): readonly Delivery<H>[] {
  return events.flatMap((event, index) =>
    handlers.filter(({ types }) => types.includes(event.type)).map((handler) => ({ handler, event, index })),
  );
}

/** In the order of the deliveries. */
export function grouped<D extends Delivery, K>(deliveries: readonly D[], keyOf: (delivery: D) => K): ReadonlyMap<K, readonly D[]> {
  const groups = new Map<K, D[]>();
  for (const delivery of deliveries) {
    const group = groups.get(keyOf(delivery));
    if (group) group.push(delivery);
    else groups.set(keyOf(delivery), [delivery]);
  }
  return groups;
}
