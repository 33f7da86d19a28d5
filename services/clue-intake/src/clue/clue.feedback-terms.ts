import { isWithin, type Role } from '@liandong/access';
import type { ClueSourceKind } from './clue.events.js';
import type { ClueState } from './clue.state.js';

/**
 * own-page: whoever handed it in reads the result in the system, and signs there · letter: it goes out on paper, and case management records the
 * receipt that came back · hand-over-register: the conclusion itself tells it there (B3.4).
 */
export type FeedbackForm = 'own-page' | 'letter' | 'hand-over-register';

/** Who is told what came of a clue, how, and who signs for it. */
export interface FeedbackTerms {
  readonly zh: string;
  readonly en: string;
  readonly form: FeedbackForm;
  /** Who of the source reads its page and signs; nobody here where it is told otherwise. */
  readonly signedBy: readonly Role[];
}

/** B1.11: beside every single result, the reception office has its quarterly list; the reporters themselves are told under B1.15. */
const reception: FeedbackTerms = { zh: '信访室', en: 'the reception office', form: 'own-page', signedBy: ['reception-officer'] };
/** 0.14: one that is not admitted gets a letter. */
const agency: FeedbackTerms = { zh: '移送机关', en: 'the agency that handed it over', form: 'own-page', signedBy: ['agency-integrator'] };
/** 2.4, 2.13: the township that the point or station belongs to; the result, not the file. */
const station: FeedbackTerms = { zh: '直报点、工作站所属乡镇', en: 'the township of the point or station', form: 'own-page', signedBy: ['township-secretary'] };

/** One row for each source (B1.5). */
export const feedbackTerms: Readonly<Record<ClueSourceKind, FeedbackTerms>> = {
  petition: reception,
  letter: reception,
  visit: reception,
  'web-report': reception,
  'messaging-account': reception,
  hotline: reception,
  procuratorate: agency,
  'people-congress': agency,
  audit: agency,
  court: agency,
  'law-enforcement': agency,
  // B3.4: within three months the hand-over register tells the tour office, which signs there.
  'inspection-tour': { zh: '巡察机构', en: 'the tour office', form: 'hand-over-register', signedBy: [] },
  // Inside the system the result travels by itself (B1.6, B1.9): see clue.forward-results.decider.ts.
  commission: { zh: '移送的纪检监察机关', en: 'the commission that sent it', form: 'letter', signedBy: [] },
  // B1.14: what was reviewed together and approved by the principal, as its assignment says.
  'upper-level': { zh: '交办的上级机关', en: 'the upper body', form: 'letter', signedBy: [] },
  'direct-report-point': station,
  'work-station': station,
  // B1.5: what the finder keeps it handles itself, and reads it among the clues of its department.
  supervision: { zh: '发现问题的部门', en: 'the department that found it', form: 'own-page', signedBy: ['supervisor'] },
};

type Source = Pick<ClueState, 'source' | 'forwarded' | 'department'>;

/** B1.11; B1.6, B1.9: whoever handed it in is told before it is closed, and so is the organisation that forwarded it inside the system. */
export function owesFeedback({ source, forwarded, department }: Source): boolean {
  return forwarded !== undefined || (feedbackTerms[source!.kind].form !== 'hand-over-register' && department?.as !== 'kept');
}

/** Whether a letter is how it is told. */
export function isToldByLetter({ source, forwarded }: Source): boolean {
  return forwarded === undefined && feedbackTerms[source!.kind].form === 'letter';
}

/** B1.11: of reports the reception office of the commission; of others, who handed it in. */
export function maySign(by: { readonly organisationId: string; readonly role: string }, { source, organisationId }: Pick<ClueState, 'source' | 'organisationId'>): boolean {
  const { signedBy } = feedbackTerms[source!.kind];
  const ofSource = signedBy.includes('reception-officer') ? isWithin(by.organisationId, organisationId!) : by.organisationId === source!.agencyId;
  return ofSource && signedBy.some((role) => role === by.role);
}
