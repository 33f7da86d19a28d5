import { grant, type PermissionTable } from './grant.js';

/** The tour office is responsible for its hand-overs; whoever receives an item signs for it in the name of the own organisation. */
export const inspectionLiaisonPermissions = {
  'handover.open': grant('own', ['tour-officer'], 'B3.10'),
  'handover.list-items': grant('own', ['tour-officer'], 'B3.5'),
  'handover.consult': grant('own', ['tour-officer']),
  'handover.sign-out': grant('own', ['tour-officer'], 'B3.5'),
  'handover.sign-in': grant('jurisdiction', ['intake-officer', 'case-director', 'unit-contact', 'agency-integrator'], 'B3.5'),
  'handover.record-result': grant(
    'jurisdiction',
    ['intake-officer', 'case-director', 'unit-contact', 'agency-integrator', 'automation'],
    'B3.4',
  ),
  'handover.give-feedback': grant('jurisdiction', ['intake-officer', 'case-director', 'unit-contact', 'agency-integrator'], 'B3.4'),
  'handover.acknowledge-feedback': grant('own', ['tour-officer'], 'B3.4'),
  'handover.close': grant('own', ['tour-officer']),
  // Reference material for the political-ecology evaluation of a unit (1.13).
  'evaluation-reference.receive': grant('own', ['automation'], '1.13'),
  'evaluation-reference.acknowledge': grant('jurisdiction', ['tour-officer'], '1.13'),
  'evaluation-reference.read': grant('jurisdiction', ['tour-officer', 'case-director', 'principal', 'deputy'], '1.13'),
  'handover.read': grant('jurisdiction', ['tour-officer', 'intake-officer', 'case-director', 'principal', 'deputy']),
  // Units and other departments read what was handed over to them, and nothing else.
  'handover.read-received': grant('own', ['unit-contact', 'agency-integrator']),
} as const satisfies PermissionTable;
