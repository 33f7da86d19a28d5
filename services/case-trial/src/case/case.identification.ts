import { isWithin, jurisdictionOf } from '@liandong/access';
import { areOwnLevel, type AskedSubject, type Subject, subjectFault, subjectKindOf, subjectsAsked } from '@liandong/contracts';
import { type Ask, DomainError, ensure } from '@liandong/event-sourcing';
import { filingApproversOf } from '../rules/filing-authority.js';
import { isTownshipOn, townshipOf } from '../rules/township.js';
import { filingErrors } from './case.filing.errors.js';
import { identificationErrors } from './case.identification.errors.js';
import type { IdentificationEvent } from './case.identification.events.js';
import type { CaseState } from './case.state.js';
import { ensureApprover, ensureDate, ensureInvestigators, ensureOthersWork, ensureTownshipKnown, type WithDuties } from './checks.js';

/** 查明身份 in a case on a matter (以事立案), and the supplementary filing (补充立案) without which it is nobody's case. */
export type IdentificationCommand =
  | Ask<'identify-subject', { readonly subject: AskedSubject; readonly basis: string; readonly identifiedOn: string }>
  | Ask<'approve-supplementary-filing', WithDuties & { readonly approvedOn: string }>
  | Ask<'reject-supplementary-filing', WithDuties & { readonly reason: string; readonly rejectedOn: string }>;

type Given<Type extends IdentificationCommand['type']> = Extract<IdentificationCommand, { readonly type: Type }>;

export function decideIdentification(command: IdentificationCommand, state: CaseState): readonly IdentificationEvent[] {
  switch (command.type) {
    case 'identify-subject':
      return propose(command, state);
    case 'approve-supplementary-filing':
      return approve(command, state);
    case 'reject-supplementary-filing': {
      const { reason, rejectedOn } = command.data;
      ensureDate('rejectedOn', rejectedOn, command.at, state.stepOn);
      ensureApproves(command.by, command.data, state);
      return [{ type: 'SupplementaryFilingRejected', data: { reason, rejectedOn, rejectedBy: command.by.personId } }];
    }
    default:
      return command satisfies never;
  }
}

/** By whoever investigates. B1.7: of nobody whom the upper level manages. B2.4: whose approval it needs follows from who it is. What a supplementary filing got wrong, another one sets right. */
function propose({ data, by, at }: Given<'identify-subject'>, state: CaseState): readonly IdentificationEvent[] {
  const { subject: asked, basis, identifiedOn: proposedOn } = data;
  ensure(areOwnLevel([asked]), filingErrors.directForward);
  ensureInvestigators([by.personId], state);
  ensureDate('identifiedOn', proposedOn, at, state.stepOn);
  const formerly = state.subject!;
  const fault = subjectFault(asked);
  if (fault) throw new DomainError(identificationErrors.subjectUnfit(fault));
  const [subject] = subjectsAsked([asked], state.organisationId!) as [Subject];
  ensure(subject.subjectId === formerly.subjectId && mayBecome(subject, state), identificationErrors.identityUnfit(formerly.subjectId));
  // A mistyped unit would be the only township that may try the case, or none at all.
  ensure(
    isWithin(subject.organisationId, jurisdictionOf(state.organisationId!)),
    identificationErrors.unitElsewhere(subject.organisationId),
  );
  const townshipId = state.raisedLevel ? null : townshipOf(subject);
  ensureTownshipKnown(subject, townshipId, state.raisedLevel);
  ensure(townshipId === null || isTownshipOn(townshipId, proposedOn), identificationErrors.townshipNotListed(townshipId!));
  const { rule, approvers } = filingApproversOf(subject.managedBy, state.filing!.tracks, proposedOn);
  return [
    {
      type: 'SupplementaryFilingProposed',
      data: { subject, formerly, townshipId, basis, approvers, proposedOn, proposedBy: by.personId },
      rules: [rule],
    },
  ];
}

/** Somebody in the place of nobody; after a supplementary filing, the same kind of subject. */
function mayBecome(subject: Subject, { subject: formerly, supplementedOn }: CaseState): boolean {
  const [kind, before] = [subjectKindOf(subject), subjectKindOf(formerly!)];
  return kind !== 'unidentified' && (before === 'unidentified' || (supplementedOn !== undefined && kind === before));
}

/** The approvers of a filing against such a subject, in their order (B2.4). */
function approve({ data, by, at }: Given<'approve-supplementary-filing'>, state: CaseState): readonly IdentificationEvent[] {
  const { approvedOn } = data;
  const role = ensureApproves(by, data, state);
  ensureDate('approvedOn', approvedOn, at, state.stepOn);
  const { awaited, subject, formerly, townshipId } = state.identification!;
  if (awaited.length > 1) return [{ type: 'SupplementaryFilingEndorsed', data: { role, endorsedOn: approvedOn, endorsedBy: by.personId } }];
  return [
    { type: 'SupplementaryFilingApproved', data: { subject, formerly, townshipId, role, filedOn: approvedOn, approvedBy: by.personId } },
  ];
}

function ensureApproves(by: IdentificationCommand['by'], elsewhere: WithDuties, state: CaseState) {
  const role = ensureApprover(by, state.identification!, elsewhere, state);
  ensureOthersWork(by, 'investigation', elsewhere, state);
  return role;
}
