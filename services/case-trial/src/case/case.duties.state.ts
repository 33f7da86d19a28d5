/** What a person did in the case. No two of verification or investigation and trial may meet in one person (B2.13). */
export type Duty = 'verification' | 'investigation' | 'township-review' | 'trial';

/** Everybody who ever held a duty in the case; duties are never forgotten. */
export type Duties = Readonly<Record<string, readonly Duty[]>>;

export function withDuty(duties: Duties, persons: readonly string[], duty: Duty): Duties {
  return { ...duties, ...Object.fromEntries(persons.map((person) => [person, [...new Set([...(duties[person] ?? []), duty])]])) };
}
