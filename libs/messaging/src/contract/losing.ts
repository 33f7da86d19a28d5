import { type BusContext, idsOf, listen, newEvents } from './fixtures.js';

/** The bus is a courier: it may lose what it holds, as long as it says so. */
export function losingContract({ open, bus: underTest }: BusContext): void {
  it('given messages that are held, then the receipt says so, for other processes too', async () => {
    const { bus } = await open();
    const early = await bus.publish(newEvents(3));
    const receipt = await bus.publish(newEvents(3));
    const other = (await open()).bus;
    expect(await Promise.all([bus.stillHolds(early!), bus.stillHolds(receipt!), other.stillHolds(receipt!)])).toEqual([true, true, true]);
  });

  it.each(['loseNewest', 'loseEverything'] as const)('given %s, then the receipt says so, and all that is published again comes again, in order', async (lose) => {
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
  });
}
