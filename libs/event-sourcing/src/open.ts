import type { EventStore } from './store/event-store.js';

/**
 * Opens the event store of an address: `postgresql://…`, or `kurrentdb://…` and what else its client knows. Only the adapter that is needed is loaded.
 *
 * @param applicationName as PostgreSQL lists its connections
 */
export async function openEventStore(url: string, applicationName: string): Promise<EventStore> {
  if (url.startsWith('postgres')) {
    const { postgresEventStore } = await import('./postgres.js');
    return postgresEventStore({ connectionString: url, applicationName });
  }
  const { kurrentDbEventStore } = await import('./kurrentdb.js');
  return kurrentDbEventStore({ connectionString: url });
}
