import { isPerson, type PersonOutcome, type Subject } from '@liandong/contracts';
import type { TalkEnd } from './clue.results.decider.js';

interface Talks {
  readonly subjects: readonly Subject[];
  readonly talks: Readonly<Record<string, TalkEnd | null>>;
}

/** Ends after which nothing further follows for the person, and what they count as. */
const finalEnds: Readonly<Partial<Record<TalkEnd, PersonOutcome>>> = {
  clarified: 'no-case',
  reminder: 'criticise-educate',
  'criticise-educate': 'criticise-educate',
  'order-examination': 'criticise-educate',
  admonish: 'admonish',
};

/** B1.19: whether a talk or inquiry ended in a way after which nothing follows; a verification, or what was discontinued, needs another decision. */
export function isFinal(end: TalkEnd | null | undefined): boolean {
  return end !== null && end !== undefined && finalEnds[end] !== undefined;
}

/** What a final end counts as in the clue's figures. */
export function outcomeOfTalk(end: TalkEnd): PersonOutcome {
  return finalEnds[end]!;
}

/** Subjects about whom something is still to be found out. */
export function remainingSubjects({ subjects, talks }: Talks): readonly Subject[] {
  return subjects.filter(({ subjectId }) => !isFinal(talks[subjectId]));
}

/** Persons whose talk or inquiry goes on. */
export function openTalks({ talks }: Talks): readonly string[] {
  return Object.keys(talks).filter((subjectId) => talks[subjectId] === null);
}

/** Who can be talked with, or asked by letter: 谈话函询 is about persons who are known (B1.18). */
export function talkPartners(state: Talks): readonly Subject[] {
  return remainingSubjects(state).filter(isPerson);
}

/** A newly approved round talks with every person who remains; institutions and the unidentified wait for another mode. */
export function talksOfRound(state: Talks): Talks['talks'] {
  return { ...state.talks, ...Object.fromEntries(talkPartners(state).map(({ subjectId }) => [subjectId, null])) };
}
