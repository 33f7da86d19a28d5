import type { Role } from '@liandong/access';
import type { Band } from '@liandong/legal-time';
import type { ShownClue } from '../../views/clue.view.js';
import type { Clue } from '../clue-register/clue.entity.js';
import type { HandlingUnit } from './clue-handlers.projection.js';

/** 要求报结果: what was assigned to the unit, which owes the result until then (B1.12, B1.14). */
export interface OwedResult {
  readonly as: 'assigned';
  readonly unitId: string;
  readonly assignmentId: string;
  readonly kind: string;
  readonly documentNumber: string;
  readonly requirement: string;
  readonly dueAt: Date | null;
  readonly status: string;
}

/** The talk with, or inquiry of, one subject that the unit handles (B1.18). */
export interface HandledTalk {
  readonly as: 'talk';
  readonly unitId: string;
  readonly talkInquiryId: string;
  readonly subjectId: string;
  readonly dueAt: Date | null;
  readonly status: string;
}

/** The reader has a place in a team that verifies it (0.3). */
export interface Verifying {
  readonly as: 'verifying';
}

/** As what the reader, or the reader's unit, has the clue. */
export type Tie = HandlingUnit | OwedResult | HandledTalk | Verifying;

/**
 * What of its register line whoever handles a clue reads. Not from whom it came, under which reference or with which letter: that would tell of the reporter
 * (B4.4); nor who may know whom, which is for those who decide where it goes (2.5).
 */
const shownColumns = [
  'clueId',
  'matterId',
  'organisationId',
  'number',
  'title',
  'summary',
  'status',
  'receivedOn',
  'problemTypes',
  'problemAreas',
  'mode',
  'plan',
  'priority',
  'raisedLevel',
  'subjects',
  'disposalDueAt',
  'disposalPausedAt',
  'concludedOn',
  'revision',
] as const satisfies readonly (keyof Clue)[];

/** Of what was routed, and to whom it was: proposed or given to others, it is nobody's yet. */
const routingColumns = ['zoneId', 'leaderPersonId', 'level', 'handling'] as const satisfies readonly (keyof Clue)[];

export interface HandledClue extends Pick<Clue, (typeof shownColumns)[number]>, Partial<Pick<Clue, (typeof routingColumns)[number]>> {
  readonly band: Band | null;
  readonly ties: readonly Tie[];
  readonly allowed: readonly string[];
}

/** @param offered what the state of the clue allows somebody */
export function handledClue(
  clue: Clue,
  { band, allowed }: Pick<ShownClue, 'band' | 'allowed'>,
  ties: readonly Tie[],
  roles: readonly Role[],
): HandledClue {
  const pick = <K extends keyof Clue>(names: readonly K[]) => Object.fromEntries(names.map((name) => [name, clue[name]])) as Pick<Clue, K>;
  const talked = ties.flatMap((tie) => (tie.as === 'talk' ? [tie.subjectId] : []));
  // B1.18: whoever only talks with one subject is told of no other one.
  const talksAlone = talked.length > 0 && talked.length === ties.length;
  const mayAsk = actionsOf(clue, ties, roles);
  return {
    ...pick(shownColumns),
    ...(ties.some(({ as }) => as === 'routed' || as === 'assisting' || as === 'verifying') ? pick(routingColumns) : {}),
    subjects: talksAlone ? clue.subjects.filter(({ subjectId }) => talked.includes(subjectId)) : clue.subjects,
    band,
    ties,
    allowed: allowed.filter((command) => mayAsk.includes(command)),
  };
}

const changes = ['identify-subject', 'add-subject', 'correct-subject'];

/** What the deciders let the unit ask: a township of what was routed to it, a department of what it has (B1.1, B1.3, B1.5). */
function actionsOf({ status, level }: Clue, ties: readonly Tie[], roles: readonly Role[]): readonly string[] {
  const routed = ties.some(({ as }) => as === 'routed');
  const given = ties.some(({ as }) => as === 'kept' || as === 'handed-over' || as === 'issued');
  return [
    ...(roles.includes('township-secretary') && routed && level === 'township' ? ['report-township-result', ...changes] : []),
    ...(roles.includes('supervisor') && given && status !== 'routed' ? ['propose-disposal', ...changes] : []),
  ];
}
