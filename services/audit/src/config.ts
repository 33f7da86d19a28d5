/** Settings of the ledger, for whoever composes or documents the system. */
export { signerConfig, signerInstallConfig, signingConfig, type SigningConfig } from './ledger/signer/signer.config.js';
export { ledgerConfig, type LedgerConfig } from './ledger/witnesses/witness.config.js';
