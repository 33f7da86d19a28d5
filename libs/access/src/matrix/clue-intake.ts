import { grant, type PermissionTable } from './grant.js';

export const clueIntakePermissions = {
  'agency.admit': grant('jurisdiction', ['case-director']),
  'agency.read': grant('jurisdiction', ['case-director', 'intake-officer', 'principal']),
  // Agencies post as CloudEvents only, under their allow-list. Which source each of the others may enter stands in clue.sources.ts.
  'clue.transfer': grant('jurisdiction', ['agency-integrator'], 'B1.5'),
  'clue.receive': grant('jurisdiction', ['intake-officer', 'reception-officer', 'supervisor', 'township-secretary', 'automation'], 'B1.5'),
  'clue.register': grant('jurisdiction', ['intake-officer'], 'B1.4'),
  'clue.forward': grant('jurisdiction', ['case-director'], 'B1.6'),
  'clue.return': grant('own', ['deputy'], 'B1.10'),
  'clue.keep-repeat': grant('jurisdiction', ['intake-officer'], 'B1.8'),
  'clue.screen': grant('jurisdiction', ['intake-officer']),
  'clue.propose-disposal': grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.1'),
  'clue.approve-disposal': grant('own', ['principal'], 'B1.2'),
  'clue.propose-routing': grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.3'),
  'clue.approve-routing': grant('own', ['principal'], 'B1.3'),
  'clue.record-result': grant('own', ['automation']),
  'clue.conclude': grant('jurisdiction', ['case-director']),
  'clue.give-feedback': grant('jurisdiction', ['case-director'], 'B1.11'),
  'clue.acknowledge-feedback': grant('jurisdiction', ['agency-integrator']),
  'clue.close': grant('jurisdiction', ['case-director']),
  'clue.read': grant('jurisdiction', ['intake-officer', 'case-director', 'principal', 'deputy']),
  'clue.read-own-transfers': grant('own', ['agency-integrator']),
} as const satisfies PermissionTable;
