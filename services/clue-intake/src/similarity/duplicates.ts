import { likeness } from './similarity.js';

/** What of a clue tells whether another one says the same. */
export interface Likeness {
  readonly clueId: string;
  readonly receivedOn: string;
  /** Name and unit of each person. */
  readonly persons: readonly string[];
  readonly names: readonly string[];
  /** Ids of the institutions that it is about. */
  readonly institutions: readonly string[];
  readonly units: readonly string[];
  /** Pairs of characters of title and summary. */
  readonly pairs: readonly number[];
}

export type Reason =
  | { readonly kind: 'same-person'; readonly names: readonly string[]; readonly points: number }
  | { readonly kind: 'same-name'; readonly names: readonly string[]; readonly points: number }
  | { readonly kind: 'same-institution'; readonly units: readonly string[]; readonly points: number }
  | { readonly kind: 'same-unit'; readonly units: readonly string[]; readonly points: number }
  | { readonly kind: 'near-in-time'; readonly days: number; readonly points: number }
  | { readonly kind: 'alike-in-text'; readonly share: number; readonly points: number };

/** How much each reason counts, of 100; versioned, since what was shown has to be explained later. */
export const duplicateWeights = {
  version: '2',
  samePerson: 45,
  sameInstitution: 45,
  sameName: 25,
  sameUnit: 10,
  nearInTime: 10,
  text: 35,
  days: 365,
  threshold: 30,
} as const;

/** Why two clues may say the same (B1.8), and how strongly, from 0 to 100. Somebody decides; this only lays them side by side. */
export function duplicateReasons(one: Likeness, other: Likeness): { readonly score: number; readonly reasons: readonly Reason[] } {
  const weights = duplicateWeights;
  const persons = shared(one.persons, other.persons).map((person) => person.split('\n')[0]!);
  const names = shared(one.names, other.names).filter((name) => !persons.includes(name));
  const institutions = shared(one.institutions, other.institutions);
  const units = shared(one.units, other.units).filter((unit) => !institutions.includes(unit));
  const days = Math.abs(Date.parse(one.receivedOn) - Date.parse(other.receivedOn)) / 86_400_000;
  const share = likeness(one.pairs, other.pairs);
  const reasons: readonly Reason[] = [
    { kind: 'same-person', names: persons, points: persons.length > 0 ? weights.samePerson : 0 },
    { kind: 'same-name', names, points: names.length > 0 && persons.length === 0 ? weights.sameName : 0 },
    { kind: 'same-institution', units: institutions, points: institutions.length > 0 ? weights.sameInstitution : 0 },
    { kind: 'same-unit', units, points: units.length > 0 ? weights.sameUnit : 0 },
    { kind: 'near-in-time', days, points: Math.round(weights.nearInTime * Math.max(0, 1 - days / weights.days)) },
    { kind: 'alike-in-text', share: Math.round(share * 100) / 100, points: Math.round(weights.text * share) },
  ];
  const holding = reasons.filter(({ points }) => points > 0);
  return { score: holding.reduce((sum, { points }) => sum + points, 0), reasons: holding };
}

const shared = (one: readonly string[], other: readonly string[]) => one.filter((value) => other.includes(value));
