/** Clue, round and place among the subjects, from 1, name a talk or inquiry. */
export function talkIdOf(clueId: string, round: number, place: number): string {
  return `${clueId}-${round}-${place}`;
}

/** Names what gave the clue to a department for this talk: its `assignment`-th one, from 1. */
export function talkGiving(talkInquiryId: string, assignment: number): string {
  return `${talkInquiryId}/${assignment}`;
}

/** Of all assignments so far. */
export function talkGivings(talkInquiryId: string, assignments: number): readonly string[] {
  return Array.from({ length: assignments }, (_, index) => talkGiving(talkInquiryId, index + 1));
}
