import { createTestDatabase } from '@liandong/testing';
import { kurrentDbEventStore } from '../kurrentdb.js';
import { KurrentDbTestServer } from '../kurrentdb/testing/server.js';
import { installPostgresEventStore, postgresEventStore } from '../postgres.js';
import { commandHandlingContract } from './testing/command-handling.js';

commandHandlingContract('PostgreSQL', async () => {
  const database = await createTestDatabase();
  await installPostgresEventStore(database.url);
  const store = postgresEventStore({ connectionString: database.url });
  return {
    store,
    async close() {
      await store.close();
      await database.drop();
    },
  };
});

commandHandlingContract('KurrentDB', async () => {
  const server = await KurrentDbTestServer.start();
  const store = kurrentDbEventStore({ connectionString: server.connectionString });
  return {
    store,
    async close() {
      await store.close();
      await server.stop();
    },
  };
});
