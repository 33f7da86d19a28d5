import type { PermissionTable } from './grant.js';

export const inspectionLiaisonPermissions = {} as const satisfies PermissionTable;
