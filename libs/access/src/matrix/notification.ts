import { grant, type PermissionTable } from './grant.js';

export const notificationPermissions = {
  'document.draft': grant('jurisdiction', ['document-officer', 'automation']),
  'document.revise': grant('jurisdiction', ['document-officer']),
  // The other side of a joint document: a people's congress, a party office.
  'document.countersign': grant('jurisdiction', ['agency-integrator', 'deputy', 'principal'], 'B6.7'),
  'document.issue': grant('own', ['deputy', 'principal'], 'B6.7'),
  'document.withdraw': grant('jurisdiction', ['document-officer', 'deputy', 'principal'], 'B6.7'),
  'document.deliver': grant('jurisdiction', ['document-officer'], 'B6.7'),
  'document.acknowledge': grant('jurisdiction', ['unit-contact'], 'B6.7'),
  'document.reply': grant('jurisdiction', ['unit-contact'], 'B6.4'),
  'document.evaluate': grant('jurisdiction', ['supervisor'], 'B6.4'),
  'document.escalate': grant('jurisdiction', ['supervisor', 'deputy'], 'B6.6'),
  'document.close': grant('own', ['deputy', 'principal'], 'B6.7'),
  'document.read': grant('jurisdiction', ['document-officer', 'supervisor', 'deputy', 'principal']),
  // A unit reads what was delivered to it, and nothing else.
  'document.read-received': grant('own', ['unit-contact']),
} as const satisfies PermissionTable;
