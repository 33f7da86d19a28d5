/** KurrentDB's protocol in this process, for specs of whatever stands on an event store. */
export { KurrentDbTestServer } from './kurrentdb/testing/server.js';
export { type LogRecord, TransactionLog } from './kurrentdb/testing/transaction-log.js';
