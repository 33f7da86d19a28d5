import { isWithin, jurisdictionOf, type Principal, type Role } from '@liandong/access';
import type { ClueSource, ClueSourceKind } from './clue.events.js';
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
const station: FeedbackTerms = {
  zh: '直报点、工作站所属乡镇',
  en: 'the township of the point or station',
  form: 'own-page',
  signedBy: ['township-secretary'],
};

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

/** What of a clue says who is told; the register knows it, too. */
interface Source {
  readonly source?: Pick<ClueSource, 'kind' | 'agencyId'>;
  readonly forwarded?: object | undefined;
  readonly department?: { readonly as: string } | undefined;
}

/** B1.11; B1.6, B1.9: whoever handed it in is told before it is closed, and so is the organisation that forwarded it inside the system. */
export function owesFeedback({ source, forwarded, department }: Source): boolean {
  return forwarded !== undefined || (feedbackTerms[source!.kind].form !== 'hand-over-register' && department?.as !== 'kept');
}

/** Whether it is told at all: what is not owed is told only where somebody reads and signs for it. */
export function isTold(clue: Source): boolean {
  return owesFeedback(clue) || feedbackTerms[clue.source!.kind].signedBy.length > 0;
}

/** What the service found of whoever handed a clue in: whether the agency takes part, and whether the point or station is open. */
export interface SourceFound {
  readonly agencyActive: boolean;
  readonly stationOpen: boolean;
}

type Origin = Pick<Source, 'source' | 'forwarded'> & Pick<ClueState, 'origin'> & { readonly organisationId?: string };

/** 0.14: whether somebody reads the page of the source and signs there; else the receipt comes on paper. What came inside the system is signed for where it came from. */
export function signsHere(clue: Origin, { agencyActive, stationOpen }: SourceFound): boolean {
  const { source, organisationId, forwarded } = clue;
  const { signedBy } = feedbackTerms[source!.kind];
  if (forwarded || signedBy.includes('reception-officer')) return true;
  // The commission itself has no page, and of another jurisdiction only a township whose point reports straight (2.4) signs in this one.
  const hasPage =
    signedBy.length > 0 &&
    source!.agencyId !== organisationId &&
    (isStraight(clue) || jurisdictionOf(source!.agencyId) === jurisdictionOf(organisationId!));
  return hasPage && (agencyActive || !signedBy.includes('agency-integrator')) && (stationOpen || !signedBy.includes('township-secretary'));
}

/** Whether the receipt may come on paper, as far as the clue itself tells. */
export function mayBeSignedOnPaper(clue: Origin): boolean {
  return !signsHere(clue, { agencyActive: false, stationOpen: false });
}

/** Whether a letter, with its number, is how it is told: to other commissions, and to agencies that do not sign here. */
export function isToldByLetter({ source, forwarded }: Source, signs: boolean): boolean {
  const { form, signedBy } = feedbackTerms[source!.kind];
  return forwarded === undefined && (form === 'letter' || (!signs && signedBy.includes('agency-integrator')));
}

/** 2.4: whether a township's point reported it straight to a commission of another jurisdiction. */
function isStraight({ source, origin, organisationId }: Origin): boolean {
  return (
    source?.kind === 'direct-report-point' &&
    origin?.stationId !== undefined &&
    jurisdictionOf(source.agencyId) !== jurisdictionOf(organisationId!)
  );
}

/** 2.4: the secretary of the township whose point reported straight to a higher commission posts and signs there all the same; `onBehalfOf`: whose scope counts. */
export function postedStraight(clue: Origin, by: Principal): { readonly onBehalfOf?: string } {
  const own = isStraight(clue) && by.organisationId === clue.source!.agencyId && by.roles.includes('township-secretary');
  return own ? { onBehalfOf: clue.source!.agencyId } : {};
}

/** B1.11: of reports the reception office of the commission; of others, who handed it in, or the organisation above it, as its page shows. */
export function maySign(
  by: { readonly organisationId: string; readonly role: string },
  { source, organisationId }: Pick<ClueState, 'source' | 'organisationId'>,
): boolean {
  const { signedBy } = feedbackTerms[source!.kind];
  const ofSource = signedBy.includes('reception-officer')
    ? isWithin(by.organisationId, organisationId!)
    : isWithin(source!.agencyId, by.organisationId);
  return ofSource && signedBy.some((role) => role === by.role);
}
