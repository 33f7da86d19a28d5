import { grant, type PermissionTable } from './grant.js';

/**
 * Auditors read matters across organisations and never write; that they read is recorded. What gathers the doings of one person or
 * organisation over all matters stays within the auditor's own jurisdiction.
 */
export const auditPermissions = {
  'audit.read-matters': grant('any', ['auditor']),
  'audit.read-matter': grant('any', ['auditor']),
  'audit.read-timeline': grant('any', ['auditor']),
  'audit.read-diff': grant('any', ['auditor']),
  'audit.export': grant('any', ['auditor']),
  'audit.read-access-log': grant('any', ['auditor']),
  'audit.read-reads': grant('any', ['auditor']),
  'audit.read-ledger': grant('any', ['auditor']),
  'audit.read-persons': grant('jurisdiction', ['auditor']),
  'audit.read-organisations': grant('jurisdiction', ['auditor']),
  'audit.read-as-seen': grant('any', ['auditor']),
  'audit.read-figures': grant('jurisdiction', ['auditor']),
} as const satisfies PermissionTable;
