import type { PermissionTable } from './grant.js';

export const caseTrialPermissions = {} as const satisfies PermissionTable;
