import { ReceiptVoid } from '../message-bus.js';
import { type BusContext, gate, idsOf, listen, type Listener, newEvent, newEvents, pause, TYPES } from './fixtures.js';

/** The bus is a courier: it may lose what it holds, as long as it says so. */
export function losingContract({ open, bus: underTest }: BusContext): void {
  it('given messages that are held, then the receipt says so, for other processes too', async () => {
    const { bus } = await open();
    const early = await bus.publish(newEvents(3));
    const receipt = await bus.publish(newEvents(3));
    const other = (await open()).bus;
    expect(await Promise.all([bus.stillHolds(early!), bus.stillHolds(receipt!), other.stillHolds(receipt!)])).toEqual([true, true, true]);
  });

  it.each(['loseNewest', 'loseEverything'] as const)(
    'given %s, then the receipt says so, and all that is published again comes again, in order',
    async (lose) => {
      const { bus } = await open();
      const events = newEvents(20);
      const receipt = await bus.publish(events);
      const listener = await listen(bus, 'bereft');
      await listener.got(20);
      await underTest()[lose]();
      expect(await bus.stillHolds(receipt!)).toBe(false);
      const again = await bus.publish(events);
      await listener.got(40);
      expect(listener.ids.slice(20)).toEqual(idsOf(events));
      expect(await bus.stillHolds(receipt!)).toBe(false);
      expect(await bus.stillHolds(again!)).toBe(true);
    },
  );

  it('given a bus that lets go of everything, then nobody gets what waited there, and what is published again comes again, at once and to everybody', async () => {
    const { bus } = await open();
    const events = newEvents(12);
    const [kept, lost] = [events.slice(0, 8), events.slice(8)];
    const receipt = await bus.publish(events);
    const prompt = await listen(bus, 'prompt');
    await prompt.got(12);
    await bus.letGo();
    await bus.letGo();
    expect(await bus.stillHolds(receipt!)).toBe(false);
    await bus.publish(kept);
    const late = await listen((await open()).bus, 'late');
    await Promise.all([prompt.got(20), late.got(8)]);
    const last = newEvent('alpha.done.v1');
    await bus.publish([last]);
    await Promise.all([prompt.got(21), late.got(9)]);
    expect(prompt.ids.slice(12)).toEqual([...idsOf(kept), last.id]);
    expect(late.ids).toEqual([...idsOf(kept), last.id]);
    expect(late.ids).not.toContain(lost[0]!.id);
  });

  it('given a bus that let go of what was published before, then a publication that goes on from there says so', async () => {
    const { bus } = await open();
    const [first, second, third] = [newEvents(3), newEvents(3), newEvents(3)];
    const receipt = await bus.publish(first);
    const newer = await bus.publish(second, receipt);
    await (await open()).bus.letGo();
    await expect(bus.publish(third, newer)).rejects.toThrow(ReceiptVoid);
    const listener = await listen(bus, 'late');
    const again = await bus.publish([...first, ...second]);
    await bus.publish(third, again);
    await listener.got(9);
    expect(listener.ids).toEqual(idsOf([...first, ...second, ...third]));
  });

  it('given a bus that is let go of again and again, then what is published is taken, at once or when it is tried again', async () => {
    const buses = await Promise.all([open(), open(), open()]);
    const [{ bus }] = buses;
    const [listener] = (await Promise.all(buses.map((one, index) => listen(one.bus, `steady-${index}`)))) as [Listener];
    const last = newEvent('alpha.done.v1');
    for (let round = 0; round < 40; round += 1) {
      await tried(() => bus.publish(newEvents(5)));
      for (const one of buses) await tried(() => one.bus.letGo());
    }
    await tried(() => bus.publish([last]));
    while (!listener.ids.includes(last.id)) await pause(50);
  });

  it('given messages that a durable has yet to handle, then it knows how many, also before it began', async () => {
    const { bus } = await open();
    expect(await bus.waiting('counting', TYPES)).toBe(0);
    const free = gate();
    await bus.publish(newEvents(6));
    expect(await bus.waiting('counting', TYPES)).toBeGreaterThan(0);
    const listener = await listen(bus, 'counting', TYPES, () => free.opened);
    const becomes = async (count: number) => {
      // Ends by the test's own time limit.
      while ((await bus.waiting('counting', TYPES)) !== count) await pause(20);
    };
    await becomes(6);
    free.open();
    await listener.got(6);
    await becomes(0);
  });
}

/** As those who call do: until it succeeds, or the test's own time limit has passed. */
async function tried(step: () => Promise<unknown>): Promise<void> {
  while (
    !(await step().then(
      () => true,
      () => false,
    ))
  )
    await pause(50);
}
