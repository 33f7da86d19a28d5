import { auditPermissions } from './audit.js';
import { caseTrialPermissions } from './case-trial.js';
import { clueIntakePermissions } from './clue-intake.js';
import { inspectionLiaisonPermissions } from './inspection-liaison.js';
import { jointSupervisionPermissions } from './joint-supervision.js';
import { notificationPermissions } from './notification.js';
import { operationsPermissions } from './operations.js';
import { protectionPermissions } from './protection.js';
import { rectificationPermissions } from './rectification.js';

/** The authority matrix (权限矩阵). Raise its version with every change. */
export const authorityMatrix = {
  version: '32',
  permissions: {
    ...protectionPermissions,
    ...clueIntakePermissions,
    ...inspectionLiaisonPermissions,
    ...jointSupervisionPermissions,
    ...caseTrialPermissions,
    ...rectificationPermissions,
    ...notificationPermissions,
    ...auditPermissions,
    ...operationsPermissions,
  },
} as const;

export type Permission = keyof typeof authorityMatrix.permissions;
