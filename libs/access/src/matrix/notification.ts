import { grant, type PermissionTable } from './grant.js';

export const notificationPermissions = {
  'document.draft': grant('jurisdiction', ['document-officer', 'automation']),
  'document.revise': grant('jurisdiction', ['document-officer']),
  // The other side of a joint document: a people's congress, a party office.
  'document.countersign': grant('jurisdiction', ['agency-integrator', 'deputy', 'principal'], 'B6.7'),
  'document.issue': grant('own', ['deputy', 'principal'], 'B6.7'),
  'document.withdraw': grant('jurisdiction', ['document-officer', 'deputy', 'principal'], 'B6.7'),
  'document.deliver': grant('jurisdiction', ['document-officer'], 'B6.7'),
  // By the recipient, the town’s own secretary too (2.4): the decider sees to that.
  'document.acknowledge': grant('jurisdiction', ['unit-contact', 'township-secretary'], 'B6.7'),
  'document.reply': grant('jurisdiction', ['unit-contact', 'township-secretary'], 'B6.4'),
  'document.evaluate': grant('jurisdiction', ['supervisor'], 'B6.4'),
  'document.escalate': grant('jurisdiction', ['supervisor', 'deputy'], 'B6.6'),
  'document.close': grant('own', ['deputy', 'principal'], 'B6.7'),
  'document.read': grant('jurisdiction', ['document-officer', 'supervisor', 'deputy', 'principal']),
  // A unit reads what was delivered to it, and nothing else.
  'document.read-received': grant('own', ['unit-contact', 'township-secretary']),
} as const satisfies PermissionTable;
