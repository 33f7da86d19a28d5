import type { PermissionTable } from './grant.js';

export const jointSupervisionPermissions = {} as const satisfies PermissionTable;
