import { HistoryDiffers, PositionAhead } from '../store/event-store.js';
import { collect, type ContractContext, follow, idsOf, newCategory, newEvent, newEvents, newStream } from './fixtures.js';

/** Catch-up subscriptions: stored events, then new ones, in batches that tell how far they have come. */
export function subscribingContract(context: ContractContext): void {
  describe('delivery', () => deliveryContract(context));
  describe('ending', () => endingContract(context));
}

function deliveryContract({ store, create, startsEmpty }: ContractContext): void {
  it('given stored events, when subscribed, then they come in batches of the asked size, then new ones follow', async () => {
    const after = await store().head();
    const events = newEvents(25);
    await store().append(newStream(), 'any', events.slice(0, 20));
    const follower = follow(store(), { after, batchSize: 8 });
    await follower.until(({ batches }) => batches.some(({ caughtUp }) => caughtUp));
    for (const event of events.slice(20)) await store().append(newStream(), 'any', [event]);
    await follower.until((seen) => seen.events.length === 25);
    await follower.stop();
    expect(idsOf(follower.events)).toEqual(idsOf(events));
    expect(Math.max(...follower.batches.map((batch) => batch.events.length))).toBeLessThanOrEqual(8);
    for (const batch of follower.batches)
      if (batch.events.length > 0) expect(batch.position).toBeGreaterThanOrEqual(batch.events.at(-1)!.position);
  });

  it('given stored events, when a subscription first says that it has caught up, then all of them were delivered', async () => {
    const after = await store().head();
    const events = newEvents(150);
    await store().append(newStream(), 'any', events);
    const seen: string[] = [];
    for await (const batch of store().subscribe({ after, batchSize: 40 })) {
      seen.push(...idsOf(batch.events));
      if (batch.caughtUp) break;
      // Slowly, so that more has arrived than is delivered.
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    expect(seen).toEqual(idsOf(events));
  });

  it('given any batch position, when subscribed again after it, then no event is missed or repeated', async () => {
    const after = await store().head();
    const events = newEvents(12);
    await store().append(newStream(), 'any', events);
    let position = after;
    const seen: string[] = [];
    while (seen.length < 12) {
      for await (const batch of store().subscribe({ after: position, batchSize: 5 })) {
        seen.push(...idsOf(batch.events));
        position = batch.position;
        break;
      }
    }
    expect(seen).toEqual(idsOf(events));
  });

  it('given a filter that lets nothing through, then the position moves on to the end, in empty batches', async () => {
    const after = await store().head();
    const follower = follow(store(), { after, filter: { categories: [newCategory()] } });
    for (let append = 0; append < 5; append += 1) await store().append(newStream(), 'any', newEvents(3));
    const head = await store().head();
    await follower.until(({ batches }) => (batches.at(-1)?.position ?? 0n) >= head);
    await follower.stop();
    expect(follower.events).toEqual([]);
    const positions = follower.batches.map(({ position }) => position);
    expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
  });

  it('given filters by category and type, then each subscriber gets its own events, stored and new', async () => {
    const after = await store().head();
    const [mine, others] = [newCategory(), newCategory()];
    const early = newEvent({ type: 'Wanted' });
    await store().append(newStream(mine), 'any', [early, newEvent({ type: 'Unwanted' })]);
    await store().append(newStream(others), 'any', [newEvent({ type: 'Wanted' })]);
    const follower = follow(store(), { after, filter: { categories: [mine], types: ['Wanted'] } });
    await follower.until(({ events }) => events.length === 1);
    const late = newEvent({ type: 'Wanted' });
    await store().append(newStream(others), 'any', [newEvent({ type: 'Wanted' })]);
    await store().append(newStream(mine), 'any', [newEvent({ type: 'Unwanted' }), late]);
    await follower.until(({ events }) => events.length === 2);
    await follower.stop();
    expect(idsOf(follower.events)).toEqual([early.id, late.id]);
  });

  it('given many subscribers at different positions, then each sees every event once, in order', async () => {
    const after = await store().head();
    const events = newEvents(30);
    const followers = Array.from({ length: 10 }, (_, index) => follow(store(), { after, batchSize: index + 1 }));
    for (const event of events.slice(0, 15)) await store().append(newStream(), 'any', [event]);
    followers.push(...Array.from({ length: 10 }, () => follow(store(), { after })));
    await Promise.all(events.slice(15).map((event) => store().append(newStream(), 'any', [event])));
    await Promise.all(followers.map((follower) => follower.until((seen) => seen.events.length >= 30)));
    await Promise.all(followers.map((follower) => follower.stop()));
    const order = idsOf(await collect(store().readAll({ after })));
    for (const follower of followers) expect(idsOf(follower.events)).toEqual(order);
  });

  it('given an empty store, when subscribed, then it says that the end is reached, and goes on with the first event', async () => {
    const { store: empty, close } = await create();
    const follower = follow(empty, { after: startsEmpty ? 0n : await empty.head() });
    await follower.until(({ batches }) => batches[0]?.caughtUp === true);
    const event = newEvent();
    await empty.append(newStream(), 'any', [event]);
    await follower.until(({ events }) => events.some(({ id }) => id === event.id));
    await follower.stop();
    await close();
  });
}

function endingContract({ store, create }: ContractContext): void {
  it('given a waiting subscription, when it is aborted, then it ends without an error', async () => {
    const follower = follow(store(), { after: await store().head() });
    await follower.until(({ batches }) => batches.length > 0);
    await expect(follower.stop()).resolves.toBeUndefined();
  });

  it('given an aborted signal, when subscribed, then nothing comes', async () => {
    await store().append(newStream(), 'any', [newEvent()]);
    expect(await collect(store().subscribe({ signal: AbortSignal.abort() }))).toEqual([]);
  });

  it('given a waiting subscription, when the store is closed, then it ends without an error', async () => {
    const { store: closing, close } = await create();
    const follower = follow(closing, { after: await closing.head() });
    await follower.until(({ batches }) => batches.length > 0);
    await closing.close();
    await expect(follower.stop()).resolves.toBeUndefined();
    await close();
  });

  it('given a position beyond the end, when subscribed, then it fails instead of waiting for ever', async () => {
    const after = (await store().head()) + 1_000_000n;
    await expect(collect(store().subscribe({ after }))).rejects.toThrow(PositionAhead);
  });

  it('given an anchor, when subscribed, then it goes on only where that very event stands at that position', async () => {
    const [first, second] = [newEvent(), newEvent()];
    const { position } = await store().append(newStream(), 'any', [first]);
    await store().append(newStream(), 'any', [second]);
    const follower = follow(store(), { after: position, anchor: { position, id: first.id } });
    await follower.until(({ events }) => events.length > 0);
    await follower.stop();
    expect(follower.events[0]!.id).toBe(second.id);
    const other = { position, id: second.id };
    await expect(collect(store().subscribe({ after: position, anchor: other }))).rejects.toThrow(HistoryDiffers);
  });

  it('given an anchor that does not stand there, when others follow the end of the log meanwhile, then it is refused all the same', async () => {
    const others = follow(store(), { after: await store().head() });
    await others.until(({ batches }) => batches.some(({ caughtUp }) => caughtUp));
    const events = newEvents(3);
    const { position } = await store().append(newStream(), 'any', [events[0]!]);
    await store().append(newStream(), 'any', events.slice(1));
    await others.until((seen) => seen.events.length >= 3);
    const other = { position, id: newEvent().id };
    await expect(collect(store().subscribe({ after: position, anchor: other }))).rejects.toThrow(HistoryDiffers);
    await others.stop();
  });

  it.each([0, -1, 1.5, 10_001])('given a batch size of %p, when subscribed, then it is refused', async (batchSize) => {
    await expect(collect(store().subscribe({ batchSize }))).rejects.toThrow(RangeError);
  });
}
