/** A record by which a matter can be named: a clue, or a report that no clue came of yet. */
export const namedKinds = ['clue', 'report'] as const;

export interface NamedRecord {
  readonly kind: (typeof namedKinds)[number];
  readonly id: string;
}
