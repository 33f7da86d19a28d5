import fc from 'fast-check';
import { newEvent, newEvents } from '../contract/fixtures.js';
import type { NewEvent } from '../domain/events.js';
import { type AppendResult, type ExpectedRevision, RevisionConflict } from '../store/event-store.js';
import type { Outcome } from './append-batch.js';
import { AppendQueue } from './append-queue.js';
import { type PendingAppend, pendingAppend } from './pending-append.js';

function pending(stream: string, expected: ExpectedRevision, events: readonly NewEvent[] = [newEvent()]) {
  let append: PendingAppend;
  const outcome = new Promise<AppendResult>((resolve, reject) => {
    append = pendingAppend(stream, expected, events, { resolve, reject });
  });
  outcome.catch(() => undefined);
  return { append: append!, outcome };
}

function queueOf(...appends: readonly { readonly append: PendingAppend }[]): AppendQueue {
  const queue = new AppendQueue();
  for (const { append } of appends) queue.push(append);
  return queue;
}

const stored = (revision: number): Outcome => ({ kind: 'stored', result: { revision, position: 9n } });

describe('append queue', () => {
  it('given appends of different places, then they go out together, in order', () => {
    const appends = [pending('a', 0), pending('a', 'any'), pending('b', 'no-stream'), pending('a', 1), pending('a', 'any')];
    expect(queueOf(...appends).take()).toEqual(appends.map(({ append }) => append));
  });

  it('given rivals for one place, when the first is stored, then the others are told where the stream stands, without a call', async () => {
    const [first, second, third] = [pending('a', 4), pending('a', 4), pending('a', 4)];
    const queue = queueOf(first, second, third);
    expect(queue.take()).toEqual([first.append]);
    queue.settle(first.append, stored(5));
    await expect(second.outcome).rejects.toEqual(new RevisionConflict('a', 4, 5));
    await expect(third.outcome).rejects.toMatchObject({ expected: 4, actual: 5 });
    expect(queue.isEmpty).toBe(true);
  });

  it.each<[string, Outcome | undefined]>([
    ['refused', { kind: 'refused', error: new RevisionConflict('a', 4, 9) }],
    ['found to be a repetition', { kind: 'repeated', result: { revision: 5, position: 1n } }],
    ['lost', undefined],
  ])('given rivals, when the first is %s, then the next is sent, ahead of what came later', (_name, outcome) => {
    const [first, second, third, other] = [pending('a', 4), pending('a', 4), pending('a', 4), pending('b', 'any')];
    const queue = queueOf(first, second, third);
    queue.take();
    queue.push(other.append);
    queue.settle(first.append, outcome);
    expect(queue.take()).toEqual([second.append, other.append]);
  });

  it('given the same append twice, when one has its result, then it answers both', async () => {
    const events = newEvents(2);
    const [first, same, shares] = [pending('a', 4, events), pending('a', 4, events), pending('a', 4, [events[0]!])];
    const queue = queueOf(first, same, shares);
    queue.take();
    queue.settle(first.append, stored(6));
    expect(await same.outcome).toEqual({ revision: 6, position: 9n });
    expect(queue.take()).toEqual([shares.append]);
  });

  it('given an id that stands in the batch already, then the append waits for the next call', () => {
    const event = newEvent();
    const [first, again] = [pending('a', 'any', [event]), pending('b', 'any', [event])];
    const queue = queueOf(first, again);
    expect(queue.take()).toEqual([first.append]);
    expect(queue.take()).toEqual([again.append]);
  });

  it('given a failed batch, when its appends are sent again, then each goes alone, and its rivals follow', () => {
    const [first, rival, other] = [pending('a', 4), pending('a', 4), pending('b', 'any')];
    const queue = queueOf(first, rival, other);
    queue.sendAlone(queue.take());
    expect([queue.take(), queue.take()]).toEqual([[first.append], [other.append]]);
    queue.settle(first.append);
    expect(queue.take()).toEqual([rival.append]);
  });

  it('given any appends, when each is settled, then every one is sent or answered exactly once, and no batch is too large', () => {
    const anAppend = fc.record({
      stream: fc.constantFrom('a', 'b'),
      expected: fc.constantFrom<ExpectedRevision[]>('any', 'no-stream', 0, 1),
      events: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(anAppend, { maxLength: 30 }), fc.infiniteStream(fc.boolean()), (given, luck) => {
        let answered = 0;
        let sent = 0;
        const settle = { resolve: () => (answered += 1), reject: () => (answered += 1) };
        const queue = new AppendQueue();
        for (const { stream, expected, events } of given) queue.push(pendingAppend(stream, expected, newEvents(events), settle));
        while (!queue.isEmpty) {
          const batch = queue.take();
          expect(batch.reduce((sum, { ids }) => sum + ids.length, 0)).toBeLessThanOrEqual(512);
          sent += batch.length;
          for (const append of batch) queue.settle(append, luck.next().value ? stored(7) : undefined);
        }
        expect(sent + answered).toBe(given.length);
      }),
    );
  });
});
