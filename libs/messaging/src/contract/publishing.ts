import { type BusContext, idsOf, listen, newEvent, newEvents } from './fixtures.js';

/** What is stored, when, and how often. */
export function publishingContract({ open }: BusContext): void {
  it('given a publication that was acknowledged, when its process dies, then the messages are there for one that comes later', async () => {
    const publisher = await open();
    const events = newEvents(20);
    await publisher.bus.publish(events);
    publisher.cut();
    const listener = await listen((await open()).bus, 'later');
    await listener.got(20);
    expect(listener.ids).toEqual(idsOf(events));
  });

  it('given no events, when published, then there is nothing to acknowledge', async () => {
    expect(await (await open()).bus.publish([])).toBeUndefined();
  });

  it('given a message that is published again, alone, among others and at the same time, then each durable gets it once', async () => {
    const { bus } = await open();
    const [first, second] = await Promise.all([listen(bus, 'first'), listen((await open()).bus, 'second')]);
    const events = newEvents(12);
    await bus.publish(events.slice(0, 6));
    await bus.publish(events.slice(2, 8));
    await Promise.all([bus.publish(events), (await open()).bus.publish(events)]);
    const last = newEvent('alpha.done.v1');
    await bus.publish([last]);
    await Promise.all([first.got(13), second.got(13)]);
    expect(first.ids).toEqual([...idsOf(events), last.id]);
    expect(second.ids).toEqual(first.ids);
  });

  it('given a message with much and with unusual text, then it arrives unchanged', async () => {
    const { bus } = await open();
    const event = newEvent('alpha.begun.v1', 'alpha', {
      text: `问题线索 "\\\u2028 ${'督'.repeat(20_000)}`,
      nested: { numbers: [0, -1.5, 9_007_199_254_740_991], none: null },
    });
    let received: unknown;
    const listener = await listen(bus, 'reader', ['alpha.begun.v1'], async (message) => {
      received = message;
    });
    await bus.publish([event]);
    await listener.got(1);
    expect(received).toEqual(event);
  });
}
