export { type Commanding, keptLibrary } from './testing/kept-library.js';
export { imported, type OldLine, pastLedger, type PastLine } from './testing/old-ledgers.js';
