import { type Ask, type Decider, ensure, ensureAllowed, type Instant } from '@liandong/event-sourcing';
import { addMonths, isAfter } from '@liandong/legal-time';
import { distinct } from '../ask.js';
import { areOwnLevel, suits } from '@liandong/contracts';
import { approvalTerms, documentTerms, isTalk, type MeasureApprover, type MeasureKind, measureTerms } from '../rules/measure-authority.js';
import { measureActions } from './measure.allowed-actions.js';
import { measureErrors } from './measure.errors.js';
import type { MeasureEvent, MeasureOpening, TalkCapacity } from './measure.events.js';
import { evolveMeasure, initialMeasure, type MeasureState } from './measure.state.js';

export type MeasureCommand =
  | Ask<'open', MeasureOpening>
  /** `kind`: another than proposed. */
  | Ask<'approve', { readonly kind?: MeasureKind | undefined; readonly approvedOn: string }>
  | Ask<'drop', { readonly reason: string; readonly droppedOn: string }>
  | Ask<
      'carry-out',
      { readonly talkers: readonly string[]; readonly capacity: TalkCapacity; readonly record: string; readonly appliedOn: string }
    >
  | Ask<'issue', { readonly document: string; readonly upperApproval?: string | undefined; readonly issuedOn: string }>
  | Ask<'close', { readonly note: string; readonly closedOn: string }>;

type Given<Type extends MeasureCommand['type']> = Extract<MeasureCommand, { readonly type: Type }>;

function decideMeasure(command: MeasureCommand, state: MeasureState): readonly MeasureEvent[] {
  // The verification may announce its result more than once; the measure against a person is opened once.
  if (command.type === 'open' && state.status !== 'none') return [];
  ensureAllowed('measure', measureActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'open':
      ensureDate('verifiedOn', command.data.verifiedOn, at, '');
      ensure(areOwnLevel([command.data.subject]), measureErrors.directForward);
      ensure(suits(command.data.kind, command.data.subject), measureErrors.outcomeUnfit(command.data.subject, command.data.kind));
      return [{ type: 'MeasureOpened', data: command.data }];
    case 'approve':
      return approve(command, state);
    case 'drop': {
      const { reason, droppedOn } = command.data;
      ensureDate('droppedOn', droppedOn, at, state.stepOn);
      ensureApprover(by, state, approvalTerms(state.kind!, droppedOn).approvers);
      return [{ type: 'MeasureDropped', data: { reason, droppedOn, droppedBy: by.personId } }];
    }
    case 'carry-out':
      return carryOut(command, state);
    case 'issue':
      return issue(command, state);
    case 'close':
      ensureDate('closedOn', command.data.closedOn, at, state.stepOn);
      return [{ type: 'MeasureClosed', data: { ...command.data, closedBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

/** B1.18: by whom the version in force names for this kind. */
function approve({ data, by, at }: Given<'approve'>, state: MeasureState): readonly MeasureEvent[] {
  const { kind = state.kind!, approvedOn } = data;
  ensureDate('approvedOn', approvedOn, at, state.stepOn);
  ensure(suits(kind, state.subject!), measureErrors.outcomeUnfit(state.subject!, kind));
  const role = ensureApprover(by, state, approvalTerms(kind, approvedOn).approvers, approvalTerms(state.kind!, approvedOn).approvers);
  return [
    { type: 'MeasureApproved', data: { kind, role, approvedOn, approvedBy: by.personId }, rules: [approvalTerms(kind, approvedOn).rule] },
  ];
}

/** Whoever changes a measure must be entitled to both, the proposed one and the other; nobody approves what they found themselves. */
function ensureApprover(
  { personId, role }: MeasureCommand['by'],
  { verifiers }: MeasureState,
  ...entitled: readonly (readonly MeasureApprover[])[]
): MeasureApprover {
  ensure(!verifiers.includes(personId), measureErrors.verifierApproves);
  for (const approvers of entitled)
    ensure(
      approvers.some((approver) => approver === role),
      measureErrors.otherApprover(approvers),
    );
  return role as MeasureApprover;
}

/** B1.18: two or more hold the talk and make a record. B2.26: an admonition has its influence period. Without a follow-up it ends here. */
function carryOut({ data, by, at }: Given<'carry-out'>, state: MeasureState): readonly MeasureEvent[] {
  const kind = state.kind!;
  ensure(isTalk(kind), measureErrors.otherWay('issue'));
  ensureDate('appliedOn', data.appliedOn, at, state.stepOn);
  const { leastTalkers, months, followUp, rule } = measureTerms(kind, data.appliedOn);
  const talkers = distinct(data.talkers);
  ensure(talkers.length >= leastTalkers, measureErrors.tooFewTalkers(leastTalkers));
  ensure(talkers.includes(by.personId), measureErrors.recorderAbsent);
  const influenceUntil = months === null ? null : addMonths(data.appliedOn, months);
  const applied: MeasureEvent = {
    type: 'MeasureApplied',
    data: { ...data, talkers, kind, influenceUntil, recordedBy: by.personId },
    rules: [rule],
  };
  if (followUp) return [applied];
  return [applied, { type: 'MeasureClosed', data: { note: data.record, closedOn: data.appliedOn, closedBy: by.personId } }];
}

/** B6.1: the institution gets a document; with nothing to answer it ends here. */
function issue({ data, by, at }: Given<'issue'>, state: MeasureState): readonly MeasureEvent[] {
  const kind = state.kind!;
  ensure(!isTalk(kind), measureErrors.otherWay('carry-out'));
  ensureDate('issuedOn', data.issuedOn, at, state.stepOn);
  const { followUp, upperApproval, rule } = documentTerms(kind, data.issuedOn);
  ensure(upperApproval === (data.upperApproval !== undefined), measureErrors.upperApproval(upperApproval));
  const issued: MeasureEvent = { type: 'InstitutionMeasureIssued', data: { ...data, kind, recordedBy: by.personId }, rules: [rule] };
  if (followUp) return [issued];
  return [issued, { type: 'MeasureClosed', data: { note: data.document, closedOn: data.issuedOn, closedBy: by.personId } }];
}

function ensureDate(field: string, date: string, at: Instant, notBefore: string): void {
  ensure(!isAfter(date, at), measureErrors.dateInFuture(field));
  ensure(date >= notBefore, measureErrors.dateTooEarly(field, notBefore));
}

/** 诫勉谈话 or 批评教育 of one person, 问责 or 建议 about one institution, from the verification's finding to its record. */
export const measure: Decider<MeasureState, MeasureCommand, MeasureEvent> = {
  category: 'measure',
  initial: initialMeasure,
  evolve: evolveMeasure,
  decide: decideMeasure,
  owner: (state) => state.organisationId,
};
