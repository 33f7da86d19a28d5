import { createTestDatabase } from '@liandong/testing';
import { eventStoreContract } from '../contract.js';
import { installPostgresEventStore, postgresEventStore, type PostgresEventStoreOptions } from '../postgres.js';

async function create(options: Partial<PostgresEventStoreOptions> = {}) {
  const database = await createTestDatabase();
  await installPostgresEventStore(database.url);
  const store = postgresEventStore({ connectionString: database.url, ...options });
  return {
    store,
    async close() {
      await store.close();
      await database.drop();
    },
  };
}

eventStoreContract('PostgreSQL', create);

// Behind a transaction pooler there are no notifications.
eventStoreContract('PostgreSQL, polling only', () => create({ listen: false, pollIntervalMs: 20 }));
