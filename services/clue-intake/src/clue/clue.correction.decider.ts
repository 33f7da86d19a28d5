import { type Actor, type Ask, ensure, type Instant, ruleOf, type RuleVersion } from '@liandong/event-sourcing';
import { type Deadline, limitFrom } from '@liandong/legal-time';
import { correctionErrors } from './clue.correction.errors.js';
import { disposalErrors } from './clue.disposal.errors.js';
import type { ClueEvent } from './clue.events.js';
import { ensureNotFuture, ensureOwnLevel, priorityLimits } from './clue.intake.decider.js';
import { arrivesBySystem } from './clue.sources.js';
import type { ClueState } from './clue.state.js';

/** What was registered and may be put right; whom the clue is about changes in its own way (clue.subjects.decider.ts). */
export const correctableFields = ['title', 'summary', 'sourceReference', 'receivedOn'] as const;
export type CorrectableField = (typeof correctableFields)[number];

/** One field, as it stood and as it stands from then on. */
export interface FieldChange {
  readonly field: CorrectableField;
  readonly from: string;
  readonly to: string;
}

/** Limits that follow from the day of receipt and run still, each in the version of its rule. */
export interface CorrectedLimits {
  readonly disposalDeadline?: Deadline;
  readonly jurisdictionDeadline?: Deadline;
  readonly registrationDeadline?: Deadline;
  readonly priorityDeadline?: Deadline;
  readonly resultDeadline?: Deadline;
}

interface Correction {
  readonly changes: readonly FieldChange[];
  readonly reason: string;
}

/** 更正登记 (B1.4): what was said first stays in the log, and so do number and series. Names are storage formats. */
export type CorrectionEvent =
  /** The day of receipt moves limits: the director of case management approves it. */
  | { readonly type: 'RegistrationCorrectionProposed'; readonly data: Correction & { readonly proposedBy: string } }
  | { readonly type: 'RegistrationCorrectionRejected'; readonly data: { readonly reason: string; readonly rejectedBy: string } }
  /** `shortened`: rules whose limit ends earlier now, which whoever approved it was shown and accepted. */
  | {
      readonly type: 'RegistrationCorrected';
      readonly data: Correction & {
        readonly correctedBy: string;
        readonly approvedBy?: string;
        readonly limits?: CorrectedLimits;
        readonly shortened?: readonly string[];
      };
      readonly rules?: readonly RuleVersion[];
    };

export interface Corrections {
  /** A correction that waits for its approval. */
  readonly correction?: (Correction & { readonly proposedBy: string }) | undefined;
}

export function evolveCorrection(state: ClueState, event: CorrectionEvent): ClueState {
  switch (event.type) {
    case 'RegistrationCorrectionProposed':
      return { ...state, correction: event.data };
    case 'RegistrationCorrectionRejected':
      return { ...state, correction: undefined };
    case 'RegistrationCorrected': {
      const { changes, limits = {} } = event.data;
      const { resultDeadline: _result, ...own } = limits;
      const { sourceReference, receivedOn, ...texts } = corrected(changes);
      const moved = receivedOn !== undefined && runFromReceipt(state) ? { jurisdictionFrom: receivedOn } : {};
      return {
        ...state,
        ...texts,
        ...(sourceReference === undefined ? {} : { source: { ...state.source!, reference: sourceReference } }),
        ...(receivedOn === undefined ? {} : { receivedOn }),
        ...moved,
        ...own,
        correction: undefined,
      };
    }
  }
}

/** The fields of a correction, by their names. */
export const corrected = (changes: readonly FieldChange[]): Partial<Record<CorrectableField, string>> =>
  Object.fromEntries(changes.map(({ field, to }) => [field, to]));

export type CorrectionCommand =
  | Ask<'correct-registration', Partial<Record<CorrectableField, string>> & { readonly reason: string }>
  /** `acceptShorter`: whoever approves knows that a limit which runs will end earlier. `acknowledgeBy`: until when a reporter is to be told who was not yet, the latest of several (B1.15). */
  | Ask<'approve-correction', { readonly acceptShorter?: boolean | undefined; readonly acknowledgeBy?: Deadline | undefined }>
  | Ask<'reject-correction', { readonly reason: string }>;

type Data<Type extends CorrectionCommand['type']> = Extract<CorrectionCommand, { readonly type: Type }>['data'];

export function decideCorrection(command: CorrectionCommand, state: ClueState): readonly ClueEvent[] {
  const { by, at } = command;
  switch (command.type) {
    case 'correct-registration':
      return correct(command.data, by, at, state);
    case 'approve-correction':
      return approve(command.data, by, state);
    case 'reject-correction':
      ensure(state.correction, correctionErrors.nothingToApprove);
      return [{ type: 'RegistrationCorrectionRejected', data: { reason: command.data.reason, rejectedBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

/** B1.4: an officer puts texts and the sender’s number right at once; with the day of receipt among them, all of it waits for the director. */
function correct({ reason, ...wanted }: Data<'correct-registration'>, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensure(!state.correction, correctionErrors.correctionWaits);
  const changes = correctableFields.flatMap((field) => {
    const [from, to] = [standing(field, state), wanted[field]];
    return to === undefined || to === from ? [] : [{ field, from, to }];
  });
  if (changes.length === 0) return [];
  ensure(!changes.some(({ field }) => field === 'sourceReference') || isOnPaper(state), correctionErrors.referenceFixed);
  const { receivedOn } = corrected(changes);
  if (receivedOn === undefined) return [{ type: 'RegistrationCorrected', data: { changes, reason, correctedBy: by.personId } }];
  ensureNotFuture('receivedOn', receivedOn, at);
  ensureOwnLevel({ subjects: [], receivedOn, organisationId: state.organisationId });
  ensureDayMayMove(receivedOn, state);
  return [{ type: 'RegistrationCorrectionProposed', data: { changes, reason, proposedBy: by.personId } }];
}

/** B1.2: a limit that runs moves with the day of receipt, in the version of its rule, and is never shortened unseen. */
function approve({ acceptShorter = false, acknowledgeBy }: Data<'approve-correction'>, by: Actor, state: ClueState): readonly ClueEvent[] {
  const { correction } = state;
  ensure(correction, correctionErrors.nothingToApprove);
  ensure(correction.proposedBy !== by.personId, disposalErrors.proposerApproves);
  const { changes, reason, proposedBy } = correction;
  const day = corrected(changes).receivedOn!;
  ensureDayMayMove(day, state);
  const limits = limitsSince(day, state);
  const shortened = shortenedBy(limits, state);
  // The reply's limit stands with the reply: the event does not tell whoever reads the clue that somebody signed it (B4.4). The refusal does, to those who decide, all of whom read replies.
  const toTell = [...shortened, ...(acknowledgeBy ? endsEarlier(limitFrom('B1.15', day, state.organisationId), acknowledgeBy) : [])];
  ensure(acceptShorter || toTell.length === 0, correctionErrors.limitShortened(toTell));
  const rules = Object.values(limits).map(ruleOf);
  return [
    {
      type: 'RegistrationCorrected',
      data: {
        changes,
        reason,
        correctedBy: proposedBy,
        approvedBy: by.personId,
        ...(rules.length > 0 ? { limits } : {}),
        ...(shortened.length > 0 ? { shortened } : {}),
      },
      ...(rules.length > 0 ? { rules } : {}),
    },
  ];
}

/** Rules whose limit would end earlier than it does; limits that follow from the day alone are counted from it. */
function shortenedBy(limits: CorrectedLimits, state: ClueState): readonly string[] {
  const { disposalDeadline, jurisdictionDeadline, registrationDeadline, priorityDeadline } = state;
  const stored: CorrectedLimits = {
    ...limitsSince(state.receivedOn!, state),
    ...(disposalDeadline ? { disposalDeadline } : {}),
    ...(jurisdictionDeadline ? { jurisdictionDeadline } : {}),
    ...(registrationDeadline ? { registrationDeadline } : {}),
    ...(priorityDeadline ? { priorityDeadline } : {}),
  };
  const names = Object.keys(limits) as (keyof CorrectedLimits)[];
  return names.flatMap((name) => endsEarlier(limits[name]!, stored[name]!));
}

const endsEarlier = (limit: Deadline, than: Deadline): readonly string[] => (limit.dueAt < than.dueAt ? [limit.ruleId] : []);

/** What runs still, counted from that day. What has been met stays as it was judged. */
function limitsSince(day: string, state: ClueState): CorrectedLimits {
  if (!runFromReceipt(state)) return {};
  const { organisationId, source, status, disposalInTime, concludedOn } = state;
  const { priorityDeadline, resultDeadline } = priorityLimits(state, day, organisationId!);
  const undecided = disposalInTime === undefined && status !== 'disposed-before';
  const unscreened = status === 'received' || status === 'registered';
  return {
    ...(undecided ? { disposalDeadline: limitFrom('B1.2', day, organisationId) } : {}),
    ...(unscreened ? { jurisdictionDeadline: limitFrom('B1.6', day, organisationId) } : {}),
    ...(status === 'received' && source!.kind === 'upper-level' ? { registrationDeadline: limitFrom('B1.9', day, organisationId) } : {}),
    ...(undecided && priorityDeadline ? { priorityDeadline } : {}),
    ...(concludedOn === undefined && resultDeadline ? { resultDeadline } : {}),
  };
}

/** What came back from another organisation has limits from that day on (B1.6). */
const runFromReceipt = ({ jurisdictionFrom, receivedOn }: ClueState): boolean => jurisdictionFrom === receivedOn;

/** B1.9, B1.12: an assignment from above has limits of its own from that day. B1.2, B1.4: nothing is entered, forwarded, approved or told before it came in; a later day would start its limits anew. */
function ensureDayMayMove(day: string, state: ClueState): void {
  ensure(state.assignmentId === undefined, correctionErrors.receivedWithAssignment);
  const { recordedOn, forwardings, disposedOn, past, concludedOn, feedbackGivenOn } = state;
  const forwardedOn = Object.values(forwardings).map((one) => one.forwardedOn);
  const steps = [recordedOn, ...forwardedOn, disposedOn, past?.disposedOn, concludedOn, feedbackGivenOn];
  const [first] = steps.filter((on) => on !== undefined).sort();
  ensure(first === undefined || day <= first, correctionErrors.receivedTooLate(first!));
  ensureUnmoved(state);
}

/** B1.2: a limit that was paused or extended by the principal’s decision is not counted anew behind it. */
function ensureUnmoved({ disposalInTime, disposalDeadline, limitExtended, limitChange }: ClueState): void {
  const moved = disposalInTime === undefined && (disposalDeadline?.pausedAt !== undefined || limitExtended || limitChange !== undefined);
  ensure(!moved, correctionErrors.limitMoved);
}

/** By its reference whoever sent it inside the system, and whoever reported through the channel, finds it again. */
function isOnPaper({ source, forwarded, transferred }: ClueState): boolean {
  return !forwarded && !transferred && !arrivesBySystem.includes(source!.kind);
}

function standing(field: CorrectableField, { title, summary, source, receivedOn }: ClueState): string {
  return { title, summary, sourceReference: source!.reference, receivedOn: receivedOn! }[field];
}
