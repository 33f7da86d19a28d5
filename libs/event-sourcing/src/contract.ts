import { appendContract } from './contract/append.js';
import { concurrencyContract } from './contract/concurrency.js';
import { fidelityContract } from './contract/fidelity.js';
import type { IdsKnown, StoreUnderTest } from './contract/fixtures.js';
import { idempotenceContract } from './contract/idempotence.js';
import { readingContract } from './contract/reading.js';
import { subscribingContract } from './contract/subscribing.js';

export type { IdsKnown, StoreUnderTest } from './contract/fixtures.js';

export interface ContractOptions {
  /**
   * 'everywhere' (the default): the store finds a known event id wherever it stands. 'at-their-place': only where the append
   * would have put it, for servers that keep no index of ids.
   */
  readonly idsKnown?: IdsKnown;
  /** false: `create` opens one and the same server again and again, so that a store may hold what other tests wrote; default true. */
  readonly startsEmpty?: boolean;
}

/**
 * What every event store must fulfil, as one jest suite for all adapters. `create` makes an empty store; it is called a few
 * times, and most tests share the first.
 */
export function eventStoreContract(
  name: string,
  create: () => Promise<StoreUnderTest>,
  { idsKnown = 'everywhere', startsEmpty = true }: ContractOptions = {},
): void {
  describe(`event store contract: ${name}`, () => {
    let shared: StoreUnderTest;
    const context = { store: () => shared.store, create, idsKnown, startsEmpty };
    beforeAll(async () => {
      shared = await create();
    });
    afterAll(() => shared.close());

    describe('append', () => appendContract(context));
    describe('idempotence', () => idempotenceContract(context));
    describe('reading', () => readingContract(context));
    describe('subscriptions', () => subscribingContract(context));
    describe('concurrency', () => concurrencyContract(context));
    describe('fidelity', () => fidelityContract(context));
  });
}
