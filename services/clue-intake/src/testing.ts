export { imported, type OldLine, pastLedger, type PastLine } from './testing/old-ledgers.js';
