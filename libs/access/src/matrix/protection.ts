import { chiefDecides, discreet, grant, type PermissionTable } from './grant.js';

/** What protects a matter from those who handle it (B4), whatever service handles it: each of them asks for the same permissions. */
export const protectionPermissions = {
  // Whoever handles a matter may raise it, or records that a subject or the reporter did (B4.1).
  'recusal.raise': grant(
    'jurisdiction',
    [
      'reception-officer',
      'intake-officer',
      'case-director',
      'principal',
      'party-chief',
      'deputy',
      'supervisor',
      'investigator',
      'township-secretary',
      'trial-officer',
      'trial-director',
    ],
    'B4.1',
  ),
  // A deputy decides only in the place of a recused chief: the decider sees to that.
  'recusal.decide': grant('own', ['principal', 'deputy'], 'B4.2'),
  // What another service has decided in the matter binds here too.
  'recusal.adopt': grant('own', ['automation'], 'B4.1'),
  'classification.adopt': grant('own', ['automation'], 'B4.9'),
  // The upper body stands outside the jurisdiction; the decider checks that it is this commission's.
  'recusal.decide-chief': grant('any', ['principal'], 'B4.2'),
  'recusal.order': grant('any', ['principal'], 'B4.2'),
  'recusal.read': grant('jurisdiction', ['case-director', 'principal', 'deputy'], 'B4.1'),
  'recusal.read-own': grant(
    'own',
    [
      'reception-officer',
      'intake-officer',
      'case-director',
      'principal',
      'party-chief',
      'deputy',
      'supervisor',
      'investigator',
      'township-secretary',
      'trial-officer',
      'trial-director',
    ],
    'B4.1',
  ),
  // Whoever pleads may run the system, or ask whoever does: entries are told under the name of what goes on all day.
  'intervention.record': discreet(
    grant(
      'jurisdiction',
      [
        'reception-officer',
        'intake-officer',
        'case-director',
        'principal',
        'deputy',
        'supervisor',
        'investigator',
        'township-secretary',
        'trial-officer',
        'trial-director',
      ],
      'B4.6',
    ),
  ),
  // Never by whoever was asked, or who asked (the decider sees to that); of a superior's, nobody here decides.
  'intervention.assess': discreet(grant('jurisdiction', ['case-director', 'cadre-supervisor'], 'B4.6')),
  'intervention.report-upward': discreet(grant('jurisdiction', ['case-director', 'cadre-supervisor', 'deputy', 'principal'], 'B4.6')),
  'intervention.handle': discreet(chiefDecides(grant('own', ['deputy', 'principal'], 'B4.6'))),
  'intervention.warn': discreet(grant('own', ['automation'], 'B4.6')),
  // Never for whoever asked (the query sees to that).
  'intervention.read': discreet(grant('jurisdiction', ['case-director', 'cadre-supervisor', 'principal', 'deputy'], 'B4.6')),
} as const satisfies PermissionTable;
