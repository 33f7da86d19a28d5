import type { EventStore } from '../../store/event-store.js';
import { CommandHandler } from '../command-handler.js';
import { add, ask, box, history, newId, open, request, someone } from './box.js';

/** The same command again, later, elsewhere or at once. */
export function repetitionContract(store: () => EventStore): void {
  it('given a handled command, when it is repeated later, then it answers with the first result, in every process', async () => {
    const id = newId();
    const handler = new CommandHandler(store());
    await handler.handle(box, id, open(9), request());
    const context = request();
    const first = await handler.handle(box, id, add('a', 'b'), context);
    await handler.handle(box, id, add('c'), request());
    for (const repeating of [handler, new CommandHandler(store())]) {
      const { state, ...result } = await repeating.handle(box, id, add('a', 'b'), { ...context, expectedRevision: 0 });
      expect(result).toEqual({
        eventIds: first.eventIds,
        revision: 2,
        position: first.position,
        correlationId: first.correlationId,
        repeated: true,
      });
      expect(state.things).toEqual(['a', 'b', 'c']);
    }
    expect(await history(store(), id)).toHaveLength(4);
  });

  it.each([
    ['another body', () => add('b')],
    ['another command', () => open(9)],
    ['another person', () => ask('add', { things: ['a'] }, { ...someone, personId: 'p-2' })],
  ])('given a handled command, when its id comes again with %s, then it is refused', async (_name, other) => {
    const id = newId();
    const handler = new CommandHandler(store());
    await handler.handle(box, id, open(9), request());
    const context = request();
    await handler.handle(box, id, add('a'), context);
    for (const repeating of [handler, new CommandHandler(store())]) {
      await expect(repeating.handle(box, id, other(), context)).rejects.toMatchObject({ code: 'command-id-reused', kind: 'invalid' });
    }
    expect(await history(store(), id)).toHaveLength(2);
  });

  it('given a request, when it is repeated after a fact that a service adds to it has changed, then it gets the first answer; another request does not', async () => {
    const id = newId();
    const handler = new CommandHandler(store());
    await handler.handle(box, id, open(9), request());
    const context = { ...request(), requestDigest: 'asked' };
    const first = await handler.handle(box, id, add('a'), context);
    for (const repeating of [handler, new CommandHandler(store())]) {
      expect(await repeating.handle(box, id, add('changed'), context)).toMatchObject({ eventIds: first.eventIds, repeated: true });
      await expect(repeating.handle(box, id, add('changed'), { ...context, requestDigest: 'asked otherwise' })).rejects.toMatchObject({
        code: 'command-id-reused',
      });
    }
  });

  it('given a command that was handled before requests had digests, when it is repeated with one, then it gets the first answer', async () => {
    const id = newId();
    const handler = new CommandHandler(store());
    const context = request();
    const first = await handler.handle(box, id, open(9), context);
    expect(await new CommandHandler(store()).handle(box, id, open(9), { ...context, requestDigest: 'asked' })).toMatchObject({
      eventIds: first.eventIds,
      repeated: true,
    });
  });

  it('given the same command many times at once, at different moments, then it acts once and all get the same events', async () => {
    const id = newId();
    const handlers = [new CommandHandler(store()), new CommandHandler(store()), new CommandHandler(store())];
    const context = request();
    const results = await Promise.all(Array.from({ length: 12 }, (_, index) => handlers[index % 3]!.handle(box, id, open(4), context)));
    const stored = await history(store(), id);
    expect(stored).toHaveLength(1);
    for (const result of results)
      expect(result).toMatchObject({ eventIds: [stored[0]!.id], revision: 0, position: stored[0]!.position, state: { capacity: 4 } });
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
  });
}
