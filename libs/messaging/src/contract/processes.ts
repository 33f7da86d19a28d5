import { type BusContext, gate, idsOf, listen, newEvent, newEvents, pause, TYPES } from './fixtures.js';

/** Several processes that use one durable's name take turns. */
export function processesContract({ open }: BusContext): void {
  it('given two processes with one durable, then each message is handled once, one at a time and in order, over both', async () => {
    const processes = await Promise.all([open(), open()]);
    const log: string[] = [];
    let atWork = 0;
    let most = 0;
    const listeners = await Promise.all(
      processes.map(({ bus }) =>
        listen(bus, 'shared', TYPES, async ({ id }) => {
          atWork += 1;
          most = Math.max(most, atWork);
          await pause(3);
          atWork -= 1;
          log.push(id);
        }),
      ),
    );
    const events = newEvents(60);
    await processes[0]!.bus.publish(events.slice(0, 30));
    for (const event of events.slice(30)) await processes[1]!.bus.publish([event]);
    while (log.length < 20) await pause(20);
    const leaver = listeners[0]!.ids.length > 0 ? 0 : 1;
    await listeners[leaver]!.subscription.stop();
    await listeners[1 - leaver]!.got(60 - listeners[leaver]!.ids.length, 20_000);
    expect(log).toEqual(idsOf(events));
    expect(most).toBe(1);
  });

  it('given a process with a message in hand and nothing stored behind it, then what comes later waits for it, with the other process too', async () => {
    const processes = await Promise.all([open(), open()]);
    const inHand = gate();
    const free = gate();
    const log: string[] = [];
    // A different number of each type before, so that the types' next messages do not all go to one process.
    const before = [newEvent('alpha.done.v1'), newEvent('beta.begun.v1'), newEvent('beta.begun.v1')];
    const slow = newEvent('alpha.begun.v1');
    const later = [newEvent('alpha.done.v1'), newEvent('beta.begun.v1'), newEvent('matter.leg-opened.v1')];
    for (const { bus } of processes) {
      await listen(bus, 'waiting', TYPES, async ({ id }) => {
        if (id === slow.id) {
          inHand.open();
          await free.opened;
        }
        log.push(id);
      });
    }
    const { bus } = processes[0]!;
    for (const event of before) await bus.publish([event]);
    await bus.publish([slow]);
    await inHand.opened;
    await bus.publish(later);
    await pause(300);
    expect(log).toEqual(idsOf(before));
    free.open();
    while (log.length < 7) await pause(20);
    expect(log).toEqual(idsOf([...before, slow, ...later]));
  });

  it('given a process that dies with a message in hand, then the other one goes on with that message, and nothing overtakes it', async () => {
    const [dying, heir] = await Promise.all([open(), open()]);
    const events = newEvents(20);
    const inHand = gate();
    const stalled = gate();
    const first = await listen(dying.bus, 'inherited', TYPES, async ({ id }) => {
      if (id !== events[7]!.id) return;
      inHand.open();
      await stalled.opened;
    });
    await dying.bus.publish(events.slice(0, 12));
    await inHand.opened;
    const second = await listen(heir.bus, 'inherited');
    await heir.bus.publish(events.slice(12));
    await pause(300);
    expect(second.ids).toEqual([]);
    dying.cut();
    await second.has(events.at(-1)!.id, 20_000).finally(() => stalled.open());
    // The heir may repeat what the dead one had handled and could not tell any more.
    expect(second.ids.slice(-13)).toEqual(idsOf(events.slice(7)));
    expect(first.ids.slice(0, 7)).toEqual(idsOf(events.slice(0, 7)));
  }, 40_000);
}
