export { SIGNER_ROLE, installSigner } from './ledger/signer/signer.install.js';
export { ensureSigningKey } from './ledger/signer/key-file.js';
export { LedgerSigningModule } from './ledger/signer/signing.module.js';
export { AuditModule } from './audit.module.js';
