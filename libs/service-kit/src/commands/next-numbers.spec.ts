import { CommandHandler, numberRegister } from '@liandong/event-sourcing';
import { inMemoryEventStore } from '@liandong/event-sourcing/in-memory';
import { CommandRunner } from './command-runner.js';
import type { IdempotencyKeys } from './idempotency-keys.js';

const register = numberRegister('number');
const request = {
  principal: { personId: 'p', organisationId: 'mhk', roles: ['intake-officer' as const] },
  commandId: '00000000-0000-4000-9000-000000000001',
};

describe('numbers that bulk work draws', () => {
  const store = inMemoryEventStore();
  /** A process of its own: it remembers nothing of the one before. */
  const started = () =>
    new CommandRunner({
      service: 'test',
      handler: new CommandHandler(store),
      clock: { now: () => '2020-06-11T02:00:00.000Z' },
      keys: { claim: () => Promise.resolve() } as unknown as IdempotencyKeys,
    });
  const drawn = async (...receivers: readonly string[]) =>
    Object.fromEntries(await started().nextNumbers(register, 'r', receivers, request));

  it('B1.4: however often work stops within a block, each receiver keeps its number, and none is lost', async () => {
    expect(await drawn('a', 'b', 'c')).toEqual({ a: 1, b: 2, c: 3 });
    // It stopped when `a` had entered, and asks for the next rows.
    expect(await drawn('b', 'c', 'd')).toEqual({ b: 2, c: 3 });
    expect(await drawn('c', 'd', 'e')).toEqual({ c: 3 });
    expect(await drawn('d', 'e')).toEqual({ d: 4, e: 5 });
    expect(await drawn('d', 'e')).toEqual({ d: 4, e: 5 });
    expect(await store.head()).toBe(2n);
  });

  it('a single number follows the block, and is found again after others came', async () => {
    const one = (receiver: string) => started().nextNumber(register, 'r', receiver, request);
    expect([await one('f'), await one('g'), await one('f')]).toEqual([6, 7, 6]);
  });
});
