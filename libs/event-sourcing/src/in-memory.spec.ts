import { eventStoreContract } from './contract.js';
import { inMemoryEventStore } from './in-memory.js';
import { StoreUnavailable } from './store/event-store.js';
import { newEvent } from './contract/fixtures.js';

eventStoreContract('in memory', async () => {
  const store = inMemoryEventStore();
  return { store, close: () => store.close() };
});

describe('in-memory event store', () => {
  it('given a closed store, when something is appended, then it is unavailable', async () => {
    const store = inMemoryEventStore();
    await store.close();
    await expect(store.append('clue-1', 'any', [newEvent()])).rejects.toThrow(StoreUnavailable);
  });
});
