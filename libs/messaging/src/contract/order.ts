import type { IntegrationEvent } from '@liandong/contracts';
import { type BusContext, idsOf, listen, newEvent, newEvents, TYPES } from './fixtures.js';

/** Messages come in the order in which they were stored, over all types of a durable. */
export function orderContract({ open }: BusContext): void {
  it('given many messages of several types, stored and new, then they come in the order of publication', async () => {
    const { bus } = await open();
    const events = newEvents(300);
    await bus.publish(events.slice(0, 150));
    const listener = await listen(bus, 'ordered');
    for (let index = 150; index < 300; index += 10) await bus.publish(events.slice(index, index + 10));
    await listener.got(300);
    expect(listener.ids).toEqual(idsOf(events));
  });

  it('given a type with many messages and one with few, then the few keep their places among the many', async () => {
    const { bus } = await open();
    const events = Array.from({ length: 120 }, (_, index) => newEvent(index % 40 === 39 ? 'beta.begun.v1' : 'alpha.begun.v1'));
    await bus.publish(events);
    const listener = await listen(bus, 'uneven', ['beta.begun.v1', 'alpha.begun.v1', 'alpha.done.v1']);
    await listener.got(120);
    expect(listener.ids).toEqual(idsOf(events));
  });

  it('given publishers at the same time, then every durable sees one order, and in it that of each publisher', async () => {
    const [alpha, beta] = await Promise.all([open(), open()]);
    const [first, second] = await Promise.all([listen(alpha.bus, 'first'), listen(beta.bus, 'second')]);
    const ofAlpha = newEvents(60, ['alpha.begun.v1', 'alpha.done.v1', 'matter.leg-opened.v1']);
    const ofBeta = newEvents(60, ['beta.begun.v1']);
    const publish = async ({ bus }: typeof alpha, events: readonly IntegrationEvent[]) => {
      for (let index = 0; index < events.length; index += 3) await bus.publish(events.slice(index, index + 3));
    };
    await Promise.all([publish(alpha, ofAlpha), publish(beta, ofBeta)]);
    await Promise.all([first.got(120), second.got(120)]);
    expect(second.ids).toEqual(first.ids);
    const known = new Set(idsOf(ofAlpha));
    expect(first.ids.filter((id) => known.has(id))).toEqual(idsOf(ofAlpha));
    expect(first.ids.filter((id) => !known.has(id))).toEqual(idsOf(ofBeta));
  });

  it('given a handler that fails several times, then it is repeated in place and nothing overtakes, of no type', async () => {
    const { bus } = await open();
    const events = newEvents(20);
    const attempts: string[] = [];
    const failures = new Map([
      [events[3]!.id, 3],
      [events[4]!.id, 1],
      [events[11]!.id, 2],
    ]);
    const listener = await listen(bus, 'failing', TYPES, async ({ id }) => {
      attempts.push(id);
      const left = failures.get(id) ?? 0;
      failures.set(id, left - 1);
      if (left > 0) throw new Error('try again');
    });
    await bus.publish(events);
    await listener.got(20);
    expect(listener.ids).toEqual(idsOf(events));
    const times = (id: string) => ({ [events[3]!.id]: 4, [events[4]!.id]: 2, [events[11]!.id]: 3 })[id] ?? 1;
    expect(attempts).toEqual(idsOf(events).flatMap((id) => Array.from({ length: times(id) }, () => id)));
  });
}
