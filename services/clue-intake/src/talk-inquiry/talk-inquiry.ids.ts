/** Clue, round and place among the subjects name a talk or inquiry. */
export function talkIdOf(clueId: string, round: number, place: number): string {
  return `${clueId}-${round}-${place}`;
}

/** Of every talk that a round of the clue may have. */
export function talkIdsOf(clueId: string, round: number, subjects: number): readonly string[] {
  return Array.from({ length: subjects }, (_, index) => talkIdOf(clueId, round, index + 1));
}
