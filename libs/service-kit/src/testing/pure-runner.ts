import { CommandHandler } from '@liandong/event-sourcing';
import { inMemoryEventStore } from '@liandong/event-sourcing/in-memory';
import { CommandRunner } from '../commands/command-runner.js';
import type { IdempotencyKeys } from '../commands/idempotency-keys.js';
import { CommandBarrier } from '../recusal/barrier.js';
import type { Recusals } from '../recusal/recusals.js';

/** The command runner of a service over a store in memory, with the recusals that it honours: for properties over many sequences of commands. */
export function pureRunner(recusals: Recusals, now: () => string) {
  const store = inMemoryEventStore();
  const handler = new CommandHandler(store);
  const keys = { claim: () => Promise.resolve() } as unknown as IdempotencyKeys;
  const clock = { now };
  return {
    store,
    clock,
    runner: new CommandRunner({ service: 'test', handler, clock, keys, barrier: new CommandBarrier(handler, recusals) }),
  };
}
