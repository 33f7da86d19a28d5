import type { NewEvent } from '../domain/events.js';
import { EventIdReused, type ExpectedRevision } from '../store/event-store.js';
import { collect, type ContractContext, idsOf, newEvent, newEvents, newStream } from './fixtures.js';

/** Repeated appends answer with the first result; an id stands for one event only. */
export function idempotenceContract({ store, idsKnown }: ContractContext): void {
  it.each<[string, number, ExpectedRevision]>([
    ['a new stream', 0, 'no-stream'],
    ['a revision', 2, 1],
    ['any revision', 2, 'any'],
  ])('given an append to %s, when it is repeated later, then it answers with the first result', async (_name, before, expected) => {
    const stream = newStream();
    if (before > 0) await store().append(stream, 'no-stream', newEvents(before));
    const events = newEvents(3);
    const first = await store().append(stream, expected, events);
    expect(await store().append(stream, expected, events)).toEqual(first);
    await store().append(stream, 'any', newEvents(2));
    expect(await store().append(stream, expected, events)).toEqual(first);
    expect(await collect(store().readStream(stream))).toHaveLength(before + 5);
  });

  it('given an append, when only its beginning is repeated, then the answer is where the beginning ended', async () => {
    const stream = newStream();
    const events = newEvents(3);
    await store().append(stream, 'no-stream', events);
    const [, second] = await collect(store().readStream(stream));
    expect(await store().append(stream, 'no-stream', events.slice(0, 2))).toEqual({ revision: 1, position: second!.position });
  });

  it.each(['no-stream', 'any'] as const)("given the same append many times at once with '%s', then it is stored once", async (expected) => {
    const stream = newStream();
    const events = newEvents(2);
    const results = await Promise.all(Array.from({ length: 12 }, () => store().append(stream, expected, events)));
    const stored = await collect(store().readStream(stream));
    expect(idsOf(stored)).toEqual(idsOf(events));
    for (const result of results) expect(result).toEqual({ revision: 1, position: stored[1]!.position });
  });

  it.each<[string, Partial<NewEvent>]>([
    ['data', { data: { title: '另一条' } }],
    ['type', { type: 'ClueReturned' }],
    ['schema version', { schemaVersion: 2 }],
    ['metadata', { metadata: { ...newEvent().metadata, correlationId: 'matter-2' } }],
  ])('given a stored event, when its id comes again with other %s, then it is refused', async (_name, changes) => {
    const stream = newStream();
    const event = newEvent();
    await store().append(stream, 'no-stream', [event]);
    const refused = store().append(stream, 'no-stream', [{ ...event, ...changes }]);
    await expect(refused).rejects.toThrow(EventIdReused);
    await expect(refused).rejects.toMatchObject({ code: 'store.event-id-reused', stream, eventIds: [event.id] });
    expect(await collect(store().readStream(stream))).toEqual([expect.objectContaining(event)]);
  });

  it('given an append of which some events are stored, then it is refused as a whole', async () => {
    const stream = newStream();
    const [a, b, c] = newEvents(3) as [NewEvent, NewEvent, NewEvent];
    await store().append(stream, 'no-stream', [a, b]);
    await expect(store().append(stream, 'no-stream', [a, b, c])).rejects.toMatchObject({
      code: 'store.event-id-reused',
      eventIds: [a.id, b.id],
    });
    await expect(store().append(stream, 'no-stream', [c, b])).rejects.toThrow(EventIdReused);
    await expect(store().append(stream, 'no-stream', [b, a])).rejects.toThrow(EventIdReused);
    expect(idsOf(await collect(store().readStream(stream)))).toEqual([a.id, b.id]);
  });

  if (idsKnown === 'everywhere') uniqueIdsContract({ store });
}

function uniqueIdsContract({ store }: Pick<ContractContext, 'store'>): void {
  it('given an event in one stream, when its id is appended to another, then it is refused', async () => {
    const [home, other] = [newStream(), newStream()];
    const event = newEvent();
    await store().append(home, 'no-stream', [event]);
    await expect(store().append(other, 'no-stream', [event])).rejects.toMatchObject({
      code: 'store.event-id-reused',
      eventIds: [event.id],
    });
    await expect(store().append(other, 'any', [newEvent(), event])).rejects.toThrow(EventIdReused);
    expect(await collect(store().readStream(other))).toEqual([]);
  });

  it('given the same id for two streams at once, then exactly one gets it', async () => {
    const event = newEvent();
    const streams = [newStream(), newStream(), newStream()];
    const outcomes = await Promise.allSettled(streams.map((stream) => store().append(stream, 'no-stream', [event])));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(EventIdReused);
  });

  it('given an event at another place of the stream, when it is appended where the stream stands, then it is refused', async () => {
    const stream = newStream();
    const [a, b] = newEvents(2) as [NewEvent, NewEvent];
    await store().append(stream, 'no-stream', [a, b]);
    await expect(store().append(stream, 1, [a])).rejects.toThrow(EventIdReused);
    await expect(store().append(stream, 1, [b, newEvent()])).rejects.toThrow(EventIdReused);
    await expect(store().append(stream, 0, [a])).rejects.toThrow(EventIdReused);
    expect(idsOf(await collect(store().readStream(stream)))).toEqual([a.id, b.id]);
  });
}
