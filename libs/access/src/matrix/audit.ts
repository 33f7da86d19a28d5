import { grant, type PermissionTable } from './grant.js';

/** Auditors read across organisations and never write. */
export const auditPermissions = {
  'audit.read-timeline': grant('any', ['auditor']),
} as const satisfies PermissionTable;
