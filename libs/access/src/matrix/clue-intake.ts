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
  // Whose approval is next is the chain's (B1.1-authority).
  'clue.approve-disposal': grant('own', ['deputy', 'principal'], 'B1.2'),
  'clue.review-hold': grant('jurisdiction', ['intake-officer', 'case-director'], 'B2.36'),
  'clue.report-township-result': grant('jurisdiction', ['township-secretary', 'case-director'], 'B1.1'),
  'clue.propose-routing': grant('jurisdiction', ['intake-officer', 'case-director'], 'B1.3'),
  'clue.approve-routing': grant('own', ['principal'], 'B1.3'),
  'clue.record-result': grant('own', ['automation']),
  'clue.conclude': grant('jurisdiction', ['case-director']),
  'clue.give-feedback': grant('jurisdiction', ['case-director'], 'B1.11'),
  'clue.acknowledge-feedback': grant('jurisdiction', ['agency-integrator']),
  'clue.close': grant('jurisdiction', ['case-director']),
  'clue.read': grant('jurisdiction', ['intake-officer', 'case-director', 'principal', 'deputy']),
  'clue.read-own-transfers': grant('own', ['agency-integrator']),
  'talk-inquiry.open': grant('own', ['automation'], 'B1.1'),
  'talk-inquiry.propose-plan': grant('jurisdiction', ['supervisor', 'case-director'], 'B1.18'),
  // Which of the two has to approve is the authority's (B1.18-authority).
  'talk-inquiry.approve': grant('own', ['deputy', 'principal'], 'B1.18'),
  'talk-inquiry.conduct': grant('jurisdiction', ['supervisor', 'case-director', 'deputy'], 'B1.18'),
  'talk-inquiry.report': grant('jurisdiction', ['supervisor', 'case-director', 'deputy'], 'B1.19'),
  'talk-inquiry.discontinue': grant('own', ['principal'], 'B1.18'),
  'talk-inquiry.read': grant('jurisdiction', ['intake-officer', 'case-director', 'supervisor', 'deputy', 'principal']),
} as const satisfies PermissionTable;
