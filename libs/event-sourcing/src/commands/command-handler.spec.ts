import { randomUUID } from 'node:crypto';
import { collect } from '../contract/fixtures.js';
import type { Decider } from '../domain/decider.js';
import type { NewEvent } from '../domain/events.js';
import { inMemoryEventStore } from '../in-memory.js';
import { type AppendResult, type EventStore, type ExpectedRevision, RevisionConflict, StoreUnavailable } from '../store/event-store.js';
import { CommandHandler } from './command-handler.js';
import { add, box, type BoxCommand, type BoxEvent, type BoxState, open, request } from './testing/box.js';
import { commandHandlingContract } from './testing/command-handling.js';

commandHandlingContract('in memory', async () => {
  const store = inMemoryEventStore();
  return { store, close: () => store.close() };
});

type Append = (stream: string, expected: ExpectedRevision, events: readonly NewEvent[]) => Promise<AppendResult>;

/** A store whose appends can be made to go wrong. */
function tricky(): {
  readonly store: EventStore;
  readonly appends: jest.Mock<ReturnType<Append>, Parameters<Append>>;
  readonly reads: jest.SpyInstance;
} {
  const store = inMemoryEventStore();
  const append = store.append.bind(store);
  const appends = jest.fn(append);
  store.append = appends;
  return { store, appends, reads: jest.spyOn(store, 'readStream') };
}

describe('command handler', () => {
  it('given an append whose answer is lost, then the retry finds it, and it has acted once', async () => {
    const { store, appends } = tricky();
    const append = appends.getMockImplementation()!;
    appends.mockImplementationOnce(async (...parts) => {
      await append(...parts);
      throw new StoreUnavailable('lost');
    });
    const id = randomUUID();
    const result = await new CommandHandler(store).handle(box, id, open(1), request());
    const stored = await collect(store.readStream(`box-${id}`));
    expect(stored).toHaveLength(1);
    expect(result).toMatchObject({ eventIds: [stored[0]!.id], revision: 0, position: stored[0]!.position });
  });

  it('given an append that did not arrive, then it is sent again with the same event ids', async () => {
    const { store, appends } = tricky();
    appends.mockRejectedValueOnce(new StoreUnavailable('away')).mockRejectedValueOnce(new StoreUnavailable('away'));
    await new CommandHandler(store).handle(box, randomUUID(), open(1), request());
    const ids = appends.mock.calls.map(([, , events]) => events.map(({ id }) => id));
    expect(ids).toHaveLength(3);
    expect(new Set(ids.map(String)).size).toBe(1);
  });

  it.each<[string, number, () => Error]>([
    ['lost races', 50, () => new RevisionConflict('box-1', 0, 1)],
    ['unknown outcomes', 10, () => new StoreUnavailable('away')],
  ])('given nothing but %s, then it gives up after %i attempts', async (_name, attempts, error) => {
    const { store, appends } = tricky();
    appends.mockImplementation(() => Promise.reject(error()));
    await expect(new CommandHandler(store).handle(box, randomUUID(), open(1), request())).rejects.toThrow(error().constructor as never);
    expect(appends).toHaveBeenCalledTimes(attempts);
  });

  it('given another error of the store, then it is not tried again', async () => {
    const { store, appends } = tricky();
    appends.mockRejectedValue(new Error('no permission'));
    await expect(new CommandHandler(store).handle(box, randomUUID(), open(1), request())).rejects.toThrow('no permission');
    expect(appends).toHaveBeenCalledTimes(1);
  });

  it('given a command that failed, then those behind it have their turn', async () => {
    const { store, appends } = tricky();
    appends.mockRejectedValueOnce(new Error('once'));
    const handler = new CommandHandler(store);
    const id = randomUUID();
    const outcomes = await Promise.allSettled([handler.handle(box, id, open(3), request()), handler.handle(box, id, open(4), request())]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('given a known aggregate, then it is not read again, and commands at once do not lose races', async () => {
    const { store, appends, reads } = tricky();
    const handler = new CommandHandler(store);
    const id = randomUUID();
    await handler.handle(box, id, open(50), request());
    await Promise.all(Array.from({ length: 20 }, (_, thing) => handler.handle(box, id, add(`${thing}`), request())));
    expect([appends.mock.calls.length, reads.mock.calls.length]).toEqual([21, 1]);
  });

  it('given a command with which an aggregate begins, then nothing is read; where it is there already, the outcome is that of the aggregate as it stands', async () => {
    const { store, appends, reads } = tricky();
    const fresh = () => new CommandHandler(store);
    const id = randomUUID();
    const first = request({ begins: true });
    const result = await fresh().handle(box, id, open(2), first);
    expect([result.revision, appends.mock.calls.length, reads.mock.calls.length]).toEqual([0, 1, 0]);
    expect(await fresh().handle(box, id, open(2), { ...first, idDecides: true })).toMatchObject({
      repeated: true,
      eventIds: result.eventIds,
    });
    expect(await fresh().handle(box, id, add('a'), request({ begins: true }))).toMatchObject({
      revision: 1,
      state: { things: ['a'] },
      correlationId: first.correlationId,
    });
    await expect(fresh().handle(box, id, add('b', 'c'), request({ begins: true }))).rejects.toMatchObject({ code: 'box.full' });
  });

  it('given a known aggregate that others have changed, then every outcome is that of the aggregate as it stands', async () => {
    const { store, appends, reads } = tricky();
    const [handler, other] = [new CommandHandler(store), new CommandHandler(store)];
    const id = randomUUID();
    await handler.handle(box, id, open(3), request());
    const theirs = request();
    await other.handle(box, id, add('a'), theirs);
    expect(await handler.handle(box, id, add('b'), request({ expectedRevision: 1 }))).toMatchObject({ revision: 2 });
    await other.handle(box, id, add('c'), request());
    reads.mockClear();
    appends.mockClear();
    await expect(handler.handle(box, id, add('d'), request())).rejects.toMatchObject({ code: 'box.full' });
    expect(await handler.handle(box, id, add('c'), request())).toMatchObject({ eventIds: [], revision: 3 });
    expect(await handler.handle(box, id, add('a'), theirs)).toMatchObject({ repeated: true, revision: 1 });
    expect([appends.mock.calls.length, reads.mock.calls.length]).toEqual([1, 3]);
  });

  it('given data with members that JSON does not carry, then the kept state is the one that another process folds', async () => {
    const { store } = tricky();
    const handler = new CommandHandler(store);
    const id = randomUUID();
    await handler.handle(box, id, open(2), request());
    const { state } = await handler.handle(box, id, add('a'), request());
    expect(state).toEqual((await new CommandHandler(store).read(box, id)).state);
    expect((await handler.read(box, id)).state).toEqual(state);
  });

  it('given a command that another process handles between reading and folding, then its state is never older than its result', async () => {
    const { store, reads } = tricky();
    const [handler, other] = [new CommandHandler(store), new CommandHandler(store)];
    const id = randomUUID();
    await handler.handle(box, id, open(5), request());
    const before = await collect(store.readStream(`box-${id}`, { fromRevision: 1 }));
    let release = () => undefined as void;
    const blocked = new Promise<void>((resolve) => (release = resolve));
    reads.mockImplementationOnce(async function* () {
      await blocked;
      yield* before;
    });
    const context = request();
    // Refused from memory, so that it has to look.
    let refusals = 1;
    const authorise = () => {
      if (refusals-- > 0) throw new Error('not yours');
    };
    const pending = handler.handle(box, id, add('a'), { ...context, authorise });
    await other.handle(box, id, add('a'), context);
    await handler.read(box, id);
    release();
    expect(await pending).toMatchObject({ repeated: true, revision: 1, state: { things: ['a'] } });
  });

  it('given events of an older version, then they are upcast before they are folded, and new ones carry the current version', async () => {
    const { store } = tricky();
    const id = randomUUID();
    await new CommandHandler(store).handle(box, id, open(2), request());
    const upcasters = { BoxOpened: [(data: { capacity: number }) => ({ ...data, capacity: data.capacity * 10 })] };
    const newer: Decider<BoxState, BoxCommand, BoxEvent> = { ...box, upcasters };
    const handler = new CommandHandler(store);
    expect((await handler.handle(newer, id, add('a'), request())).state).toMatchObject({ capacity: 20 });
    await handler.handle(newer, randomUUID(), open(1), request());
    expect((await collect(store.readAll())).map(({ type, schemaVersion }) => [type, schemaVersion])).toEqual([
      ['BoxOpened', 1],
      ['ThingAdded', 1],
      ['BoxOpened', 2],
    ]);
  });

  it('given an event of a newer version, then older code refuses to guess', async () => {
    const { store } = tricky();
    const id = randomUUID();
    await new CommandHandler(store).handle({ ...box, upcasters: { BoxOpened: [(data: object) => data] } }, id, open(1), request());
    await expect(new CommandHandler(store).handle(box, id, add('a'), request())).rejects.toThrow('has schema version 2, this code knows 1');
  });
});
