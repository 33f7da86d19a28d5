import { EmptyAppend, EventIdReused, type ExpectedRevision, RevisionConflict } from '../store/event-store.js';
import { collect, type ContractContext, idsOf, newEvent, newEvents, newStream } from './fixtures.js';

/** Appending: revisions, expectations, refusals. */
export function appendContract({ store }: ContractContext): void {
  it('given no stream, when events are appended, then they stand in it from revision 0 in the given order', async () => {
    const stream = newStream();
    const events = newEvents(3);
    const result = await store().append(stream, 'no-stream', events);
    const stored = await collect(store().readStream(stream));
    expect(idsOf(stored)).toEqual(idsOf(events));
    expect(stored.map(({ revision }) => revision)).toEqual([0, 1, 2]);
    expect(stored.every((event) => event.stream === stream)).toBe(true);
    expect(result).toEqual({ revision: 2, position: stored[2]!.position });
  });

  it('given a stream, when the append expects where it stands, then it goes on from there', async () => {
    const stream = newStream();
    await store().append(stream, 'no-stream', newEvents(2));
    expect((await store().append(stream, 1, newEvents(2))).revision).toBe(3);
    expect((await store().append(stream, 3, [newEvent()])).revision).toBe(4);
  });

  it("given 'any', when the stream exists or not, then the append passes", async () => {
    const stream = newStream();
    expect((await store().append(stream, 'any', [newEvent()])).revision).toBe(0);
    expect((await store().append(stream, 'any', newEvents(2))).revision).toBe(2);
  });

  it.each<[string, ExpectedRevision]>([
    ['no-stream', 'no-stream'],
    ['an older revision', 0],
    ['a later revision', 7],
  ])(
    'given a stream at revision 2, when the append expects %s, then the conflict names both and nothing is stored',
    async (_name, expected) => {
      const stream = newStream();
      const events = newEvents(3);
      await store().append(stream, 'no-stream', events);
      const refused = store().append(stream, expected, newEvents(2));
      await expect(refused).rejects.toThrow(RevisionConflict);
      await expect(refused).rejects.toMatchObject({ code: 'store.revision-conflict', stream, expected, actual: 2 });
      expect(idsOf(await collect(store().readStream(stream)))).toEqual(idsOf(events));
    },
  );

  it('given no stream, when the append expects a revision, then the conflict says so', async () => {
    const stream = newStream();
    await expect(store().append(stream, 0, [newEvent()])).rejects.toMatchObject({ expected: 0, actual: 'no-stream' });
    expect(await collect(store().readStream(stream))).toEqual([]);
  });

  it('given a refused append, when the right revision is expected, then the stream takes it', async () => {
    const stream = newStream();
    await store().append(stream, 'no-stream', [newEvent()]);
    await expect(store().append(stream, 5, [newEvent()])).rejects.toThrow(RevisionConflict);
    expect((await store().append(stream, 0, [newEvent()])).revision).toBe(1);
  });

  it('given an append without events, then it is refused and the stream stays usable', async () => {
    const stream = newStream();
    await expect(store().append(stream, 'any', [])).rejects.toThrow(EmptyAppend);
    expect((await store().append(stream, 'no-stream', [newEvent()])).revision).toBe(0);
  });

  it('given an id twice in one append, then it is refused and nothing is stored', async () => {
    const stream = newStream();
    const event = newEvent();
    await expect(store().append(stream, 'any', [event, newEvent(), event])).rejects.toThrow(EventIdReused);
    expect(await collect(store().readStream(stream))).toEqual([]);
  });

  it.each<[string, string, object]>([
    ['an empty stream name', '', {}],
    ['a stream name with a control character', 'clue-\u0000', {}],
    ['a stream name that has no UTF-8 form', 'clue-\ud800', {}],
    ['an id that is no UUID', 'clue-1', { id: '42' }],
    ['an empty type', 'clue-1', { type: '' }],
    ['a schema version of 0', 'clue-1', { schemaVersion: 0 }],
  ])('given %s, then the append is refused as malformed', async (_name, stream, changes) => {
    await expect(store().append(stream, 'any', [newEvent(changes)])).rejects.toThrow(TypeError);
  });

  it('given a malformed append beside good ones, then the good ones are stored', async () => {
    const [left, right] = [newStream(), newStream()];
    const outcomes = await Promise.allSettled([
      store().append(left, 'no-stream', [newEvent()]),
      store().append(left, 9, [newEvent()]),
      store().append('', 'any', [newEvent()]),
      store().append(right, 'no-stream', [newEvent()]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(await collect(store().readStream(left))).toHaveLength(1);
    expect(await collect(store().readStream(right))).toHaveLength(1);
  });

  it('given a result, then the head is at or after its position', async () => {
    const { position } = await store().append(newStream(), 'any', [newEvent()]);
    expect(position).toBeGreaterThan(0n);
    expect(await store().head()).toBeGreaterThanOrEqual(position);
  });
}
