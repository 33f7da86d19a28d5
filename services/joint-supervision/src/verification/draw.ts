import { zoneOf } from '../collaboration-plan/plan-on-date.js';
import type { CollaborationPlanState } from '../collaboration-plan/collaboration-plan.state.js';
import { personOn, type StaffRosterState } from '../staff-roster/staff-roster.state.js';

/** A person with a place in the verification, as of the day of the draw (抽调). */
export interface Member {
  readonly personId: string;
  readonly name: string;
  readonly organisationId: string;
  /** The zone (片区) that the home organisation belonged to on that day; null for a member seconded by an agency. */
  readonly zoneId: string | null;
  readonly seconded: boolean;
}

/** What plan and roster say about one person on one day; a refusal is the decider's. */
export type Drawn =
  | { readonly outcome: 'available'; readonly member: Member; readonly chief: boolean }
  | { readonly outcome: 'unknown-person' | 'organisation-in-no-zone'; readonly personId: string };

/**
 * The dated membership of a person: home organisation from the roster, its zone from the plan, both on that day (`YYYY-MM-DD`).
 * The chief (主要负责人) stands above the zones.
 */
export function drawnOn(
  plan: Pick<CollaborationPlanState, 'arrangements'>,
  roster: Pick<StaffRosterState, 'entries'>,
  personId: string,
  date: string,
): Drawn {
  const person = personOn(roster, personId, date);
  if (!person) return { outcome: 'unknown-person', personId };
  const { name, organisationId, affiliation, duty } = person;
  const seconded = affiliation === 'partner-agency';
  const zoneId = seconded ? null : (zoneOf(plan, organisationId, date)?.zone.zoneId ?? null);
  const chief = duty === 'principal' && !seconded;
  if (!seconded && zoneId === null && !chief) return { outcome: 'organisation-in-no-zone', personId };
  return { outcome: 'available', member: { personId, name, organisationId, zoneId, seconded }, chief };
}
