import { grant, type PermissionTable } from './grant.js';

export const rectificationPermissions = {
  'rectification.propose': grant('jurisdiction', ['supervisor', 'automation']),
  'rectification.dismiss': grant('own', ['deputy']),
  'rectification.assign': grant('own', ['deputy'], 'B3.1'),
  'rectification.extend-deadline': grant('own', ['deputy']),
  'rectification.record-document': grant('own', ['automation']),
  'rectification.submit-evidence': grant('jurisdiction', ['unit-contact']),
  'rectification.check': grant('jurisdiction', ['supervisor'], 'B3.9'),
  'rectification.approve-closure': grant('jurisdiction', ['supervisor', 'tour-officer'], 'B3.9'),
  'rectification.close': grant('own', ['deputy'], 'B3.9'),
  'rectification.look-back': grant('jurisdiction', ['supervisor'], 'B3.9'),
  'rectification.read': grant('jurisdiction', ['supervisor', 'deputy', 'principal', 'case-director', 'tour-officer']),
  // A unit sees its own items, not its neighbours'.
  'rectification.read-own': grant('own', ['unit-contact']),
} as const satisfies PermissionTable;
