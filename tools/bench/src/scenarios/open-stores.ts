import type { Bench } from '../runner.js';
import { stores } from '../stores/index.js';
import type { OpenStore, StoreKind } from '../stores/store.js';

export interface Participant {
  readonly kind: StoreKind;
  readonly store: OpenStore;
}

/** Opens the stores, each in a database of its own, for the time of the work. */
export async function withStores<T>(
  { server }: Bench,
  writers: number,
  work: (participants: readonly Participant[]) => Promise<T>,
  kinds = stores,
): Promise<T> {
  const open: (Participant & { drop(): Promise<void> })[] = [];
  try {
    for (const kind of kinds) {
      const { url, drop } = await server.createDatabase();
      open.push({ kind, store: await kind.open({ url, writers }), drop });
    }
    return await work(open);
  } finally {
    for (const { store, drop } of open) {
      await store.close();
      await drop();
    }
  }
}
