import { grant, type PermissionTable } from './grant.js';

export const operationsPermissions = {
  'ops.read': grant('any', ['operator']),
  'ops.operate': grant('any', ['operator']),
} as const satisfies PermissionTable;
