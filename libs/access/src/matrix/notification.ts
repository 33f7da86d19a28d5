import { grant, type PermissionTable } from './grant.js';

export const notificationPermissions = {
  'document.draft': grant('jurisdiction', ['document-officer', 'automation']),
  'document.issue': grant('own', ['deputy'], 'B6.7'),
  'document.deliver': grant('jurisdiction', ['document-officer'], 'B6.7'),
  'document.acknowledge': grant('jurisdiction', ['unit-contact'], 'B6.7'),
  'document.reply': grant('jurisdiction', ['unit-contact'], 'B6.4'),
  'document.evaluate': grant('jurisdiction', ['supervisor'], 'B6.4'),
  'document.close': grant('own', ['deputy'], 'B6.7'),
  'document.read': grant('jurisdiction', ['document-officer', 'supervisor', 'deputy', 'principal', 'unit-contact', 'automation']),
} as const satisfies PermissionTable;
