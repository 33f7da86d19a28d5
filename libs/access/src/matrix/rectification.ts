import { grant, type PermissionTable } from './grant.js';

export const rectificationPermissions = {
  'rectification.propose': grant('jurisdiction', ['supervisor', 'automation']),
  'rectification.assign': grant('own', ['deputy'], 'B3.1'),
  'rectification.extend-deadline': grant('own', ['deputy']),
  'rectification.submit-evidence': grant('jurisdiction', ['unit-contact']),
  'rectification.check': grant('jurisdiction', ['supervisor'], 'B3.9'),
  'rectification.close': grant('own', ['deputy'], 'B3.9'),
  'rectification.look-back': grant('jurisdiction', ['supervisor'], 'B3.9'),
  'rectification.read': grant('jurisdiction', ['supervisor', 'deputy', 'principal', 'case-director', 'unit-contact']),
} as const satisfies PermissionTable;
