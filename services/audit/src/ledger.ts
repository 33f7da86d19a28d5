/** The ledger's parts without the service around them, for measuring. */
export { Integrator } from './ledger/integrator/integrator.js';
export { Scrubber } from './ledger/scrub/scrubber.js';
export { ensureSigningKey } from './ledger/signer/key-file.js';
export { LedgerSigner } from './ledger/signer/signer.js';
export { installSigner } from './ledger/signer/signer.install.js';
export { StateFile } from './ledger/signer/state-file.js';
export { LedgerStore } from './ledger/store/ledger-store.js';
