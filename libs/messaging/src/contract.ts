import type { BusUnderTest } from './contract/fixtures.js';
import { losingContract } from './contract/losing.js';
import { orderContract } from './contract/order.js';
import { processesContract } from './contract/processes.js';
import { publishingContract } from './contract/publishing.js';
import { subscribingContract } from './contract/subscribing.js';

export type { BusProcess, BusUnderTest } from './contract/fixtures.js';

/** What every message bus must fulfil, as one jest suite for all adapters. `create` makes an empty bus for each test. */
export function messageBusContract(name: string, create: () => Promise<BusUnderTest>): void {
  describe(`message bus contract: ${name}`, () => {
    let bus: BusUnderTest;
    beforeEach(async () => {
      bus = await create();
    });
    afterEach(() => bus.close());
    const context = { open: () => bus.open(), bus: () => bus };

    describe('publishing', () => publishingContract(context));
    describe('subscribing', () => subscribingContract(context));
    describe('order', () => orderContract(context));
    describe('processes', () => processesContract(context));
    describe('losing', () => losingContract(context));
  });
}
