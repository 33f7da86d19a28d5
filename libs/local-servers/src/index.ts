export { freePort, startPostgres, type LocalPostgres, type LocalPostgresOptions } from './postgres.js';
export { ensureNatsServer, startNats, type LocalNats, type LocalNatsOptions } from './nats-server.js';
