import type { RecordedEvent } from '../domain/events.js';
import { type AppendResult, type EventStore, RevisionConflict } from '../store/event-store.js';
import { collect, type ContractContext, follow, idsOf, newCategory, newEvent, newEvents, newStream } from './fixtures.js';

const WRITERS = 16;
const APPENDS = 25;

/** Many writers and readers at once: I1 to I4 of the design, without faults. */
export function concurrencyContract({ store }: ContractContext): void {
  it('given 16 writers on 5 streams, then revisions have no gap, the order is total and every subscriber sees it', async () => {
    const after = await store().head();
    const streams = Array.from({ length: 5 }, () => newStream());
    const followers = Array.from({ length: 4 }, () => follow(store(), { after }));
    const acknowledged = (await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(store(), streams, writer)))).flat();
    const total = acknowledged.reduce((sum, { ids }) => sum + ids.length, 0);
    await Promise.all(followers.map((follower) => follower.until(({ events }) => events.length >= total)));
    await Promise.all(followers.map((follower) => follower.stop()));

    const all = await collect(store().readAll({ after }));
    expect(all).toHaveLength(total);
    expect(new Set(idsOf(all)).size).toBe(total);
    for (const follower of followers) expect(idsOf(follower.events)).toEqual(idsOf(all));
    for (const stream of streams) {
      const own = await collect(store().readStream(stream));
      expect(own.map(({ revision }) => revision)).toEqual(own.map((_, index) => index));
      expect(idsOf(own)).toEqual(idsOf(all.filter((event) => event.stream === stream)));
    }
    const byId = new Map(all.map((event) => [event.id, event]));
    for (const { ids, result } of acknowledged)
      expectStandsAt(
        ids.map((id) => byId.get(id)),
        result,
      );
  });

  it('given writers that append at the revision they read, then each wins exactly as often as it was told', async () => {
    const stream = newStream();
    let conflicts = 0;
    const increment = async () => {
      for (let done = 0; done < 10;) {
        const [last] = await collect(store().readStream(stream, { direction: 'backwards', limit: 1 }));
        try {
          const count = ((last?.data as { count?: number } | undefined)?.count ?? 0) + 1;
          await store().append(stream, last?.revision ?? 'no-stream', [newEvent({ data: { count } })]);
          done += 1;
        } catch (error) {
          if (!(error instanceof RevisionConflict)) throw error;
          conflicts += 1;
        }
      }
    };
    await Promise.all(Array.from({ length: 6 }, increment));
    const counts = (await collect(store().readStream(stream))).map(({ data }) => (data as { count: number }).count);
    expect(counts).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(conflicts).toBeGreaterThan(0);
  });

  it('given appends to one stream at once that expect the same revision, then one wins and the others learn the actual one', async () => {
    const stream = newStream(newCategory());
    await store().append(stream, 'no-stream', [newEvent()]);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => store().append(stream, 0, newEvents(2))));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ expected: 0, actual: 2 });
  });
}

async function write(store: EventStore, streams: readonly string[], writer: number) {
  const acknowledged: { readonly ids: string[]; readonly result: AppendResult }[] = [];
  for (let append = 0; append < APPENDS; append += 1) {
    const events = newEvents(1 + ((writer + append) % 3));
    const result = await store.append(streams[(writer * 7 + append) % streams.length]!, 'any', events);
    acknowledged.push({ ids: idsOf(events), result });
  }
  return acknowledged;
}

function expectStandsAt(events: readonly (RecordedEvent | undefined)[], result: AppendResult): void {
  const last = events.at(-1);
  expect({ revision: last?.revision, position: last?.position }).toEqual(result);
  for (const [index, event] of events.entries()) expect(event?.revision).toBe(result.revision - events.length + 1 + index);
}
