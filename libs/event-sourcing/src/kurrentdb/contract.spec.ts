import { eventStoreContract } from '../contract.js';
import { kurrentDbEventStore } from '../kurrentdb.js';
import { KurrentDbTestServer } from './testing/server.js';

async function create() {
  const server = await KurrentDbTestServer.start();
  const store = kurrentDbEventStore({ connectionString: server.connectionString });
  return {
    store,
    async close() {
      await store.close();
      await server.stop();
    },
  };
}

eventStoreContract('KurrentDB, protocol in this process', create, { idsKnown: 'at-their-place' });

// A real server, as CI for a release and operators start it: KURRENTDB_URL=kurrentdb://localhost:2113?tls=false
const url = process.env['KURRENTDB_URL'];
if (url !== undefined) {
  const open = async () => {
    const store = kurrentDbEventStore({ connectionString: url });
    return { store, close: () => store.close() };
  };
  eventStoreContract('KurrentDB, real server', open, { idsKnown: 'at-their-place', startsEmpty: false });
}
