import { grant, type PermissionTable } from './grant.js';

/** Auditors read across organisations and never write; that they read is recorded. */
export const auditPermissions = {
  'audit.read-matters': grant('any', ['auditor']),
  'audit.read-timeline': grant('any', ['auditor']),
  'audit.read-reads': grant('any', ['auditor']),
} as const satisfies PermissionTable;
