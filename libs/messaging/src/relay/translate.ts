import type { IntegrationEvent } from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';

/** Tells which event halts a relay. */
export interface RelayAlarm {
  readonly eventId: string;
  readonly type: string;
  readonly position: bigint;
  readonly message: string;
}

export interface Translation {
  /** The public events of everything before the first failure. */
  readonly published: readonly IntegrationEvent[];
  readonly failure?: {
    /** Position of the last event before the failing one; undefined for none in this batch. */
    readonly before: bigint | undefined;
    readonly alarm: RelayAlarm;
    readonly error: Error;
  };
}

/** Translates private events side by side, and keeps what stands before the first that fails. */
export async function translate(
  events: readonly RecordedEvent[],
  publish: (event: RecordedEvent) => readonly IntegrationEvent[] | Promise<readonly IntegrationEvent[]>,
): Promise<Translation> {
  const results = await Promise.allSettled(events.map(async (event) => publish(event)));
  const failed = results.findIndex(({ status }) => status === 'rejected');
  const good = failed < 0 ? results : results.slice(0, failed);
  const published = good.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  const failing = results[failed];
  if (failing?.status !== 'rejected') return { published };
  const { id, type, position } = events[failed]!;
  const reason = failing.reason instanceof Error ? failing.reason.message : String(failing.reason);
  const error = new Error(`event ${id} (${type}, position ${position}) cannot be published: ${reason}`, { cause: failing.reason });
  return { published, failure: { before: events[failed - 1]?.position, alarm: { eventId: id, type, position, message: reason }, error } };
}
