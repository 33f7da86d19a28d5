import { type BusContext, gate, idsOf, listen, newEvent, newEvents, pause, TYPES } from './fixtures.js';

/** What a durable gets, from where, and how it ends. */
export function subscribingContract({ open }: BusContext): void {
  it('given stored messages, when a new durable subscribes, then it starts at the oldest and goes on with new ones', async () => {
    const { bus } = await open();
    const events = newEvents(30);
    await bus.publish(events.slice(0, 20));
    const listener = await listen(bus, 'new');
    await listener.got(20);
    for (const event of events.slice(20)) await bus.publish([event]);
    await listener.got(30);
    expect(listener.ids).toEqual(idsOf(events));
  });

  it('given types that were not asked for, then they do not come', async () => {
    const { bus } = await open();
    const events = newEvents(16);
    await bus.publish(events);
    const wanted = ['alpha.done.v1', 'beta.begun.v1'];
    const listener = await listen(bus, 'choosy', wanted);
    const last = newEvent('beta.begun.v1');
    await bus.publish([last]);
    const expected = [...idsOf(events.filter(({ type }) => wanted.includes(type))), last.id];
    await listener.got(expected.length);
    expect(listener.ids).toEqual(expected);
  });

  it('given a type that every service announces, then it comes from all of them', async () => {
    const { bus } = await open();
    const events = ['alpha', 'beta', 'gamma'].map((source) => newEvent('matter.leg-opened.v1', source));
    for (const event of events) await bus.publish([event]);
    const listener = await listen(bus, 'matters', ['matter.leg-opened.v1']);
    await listener.got(3);
    expect(listener.ids).toEqual(idsOf(events));
  });

  it('given a subscriber that stops and starts again, then nothing is missed, and nothing handled comes again', async () => {
    const { bus } = await open();
    const events = newEvents(40);
    await bus.publish(events);
    const first = await listen(bus, 'lasting', TYPES, () => pause(2));
    await first.got(10);
    await first.subscription.stop();
    const second = await listen((await open()).bus, 'lasting');
    await second.got(40 - first.ids.length);
    expect([...first.ids, ...second.ids]).toEqual(idsOf(events));
  });

  it('given a durable that asks for a further type, then it gets that from its oldest message', async () => {
    const { bus } = await open();
    const events = newEvents(20);
    await bus.publish(events);
    const before = await listen(bus, 'growing', TYPES.slice(1));
    const known = events.filter(({ type }) => type !== TYPES[0]);
    await before.got(known.length);
    await before.subscription.stop();
    const after = await listen(bus, 'growing');
    await after.got(20 - known.length);
    expect(after.ids).toEqual(idsOf(events.filter(({ type }) => type === TYPES[0])));
  });

  it('given a durable that cannot go on, then the others do', async () => {
    const { bus } = await open();
    const stuck = await listen(bus, 'stuck', TYPES, () => Promise.reject(new Error('not today')));
    const free = await listen(bus, 'free');
    const events = newEvents(10);
    await bus.publish(events);
    await free.got(10);
    expect(free.ids).toEqual(idsOf(events));
    expect(stuck.ids).toEqual([]);
  });

  it('given a handler at work, when stopped, then it ends after that message and nothing comes any more', async () => {
    const { bus } = await open();
    const begun = gate();
    const free = gate();
    const listener = await listen(bus, 'ending', TYPES, async () => {
      begun.open();
      await free.opened;
    });
    await bus.publish(newEvents(5));
    await begun.opened;
    let ended = false;
    const stopping = listener.subscription.stop().then(() => (ended = true));
    await pause(100);
    expect(ended).toBe(false);
    free.open();
    await stopping;
    await bus.publish(newEvents(5));
    await pause(200);
    expect(listener.ids).toHaveLength(1);
  });

  it('given a handler that keeps failing, when stopped, then it ends at once and the message is there for a successor', async () => {
    const { bus } = await open();
    const failed = gate();
    const failing = await listen(bus, 'handed-over', TYPES, async () => {
      failed.open();
      throw new Error('no');
    });
    const events = newEvents(8);
    await bus.publish(events);
    await failed.opened;
    await failing.subscription.stop();
    const successor = await listen(bus, 'handed-over');
    await successor.got(8);
    expect(successor.ids).toEqual(idsOf(events));
  });

  it('given a bus that is closed, then its subscriptions have ended', async () => {
    const { bus } = await open();
    const listener = await listen(bus, 'closed');
    await bus.publish(newEvents(3));
    await listener.got(3);
    await bus.close();
    await (await open()).bus.publish(newEvents(3));
    await pause(200);
    expect(listener.ids).toHaveLength(3);
  });
}
