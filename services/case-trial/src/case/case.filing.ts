import { areOwnLevel } from '@liandong/contracts';
import { type Ask, ensure, type RuleVersion } from '@liandong/event-sourcing';
import { deadline, ruleInForce, startOfDay, timeLimits } from '@liandong/legal-time';
import { missingPapers, type Papers } from '../rules/checklists.js';
import { filingApproversOf } from '../rules/filing-authority.js';
import { type InvestigativeMeasure, measureRule } from '../rules/investigative-measures.js';
import type { Track } from '../rules/sanctions.js';
import { filingErrors } from './case.filing.errors.js';
import type { CaseOpening, FactStatement, FilingEvent, Gravity, InvestigationPlan } from './case.filing.events.js';
import { later } from './case.filing.state.js';
import { type CaseState, managedByOf } from './case.state.js';
import {
  ensureApprover,
  ensureDate,
  ensureInvestigators,
  ensureOthersWork,
  ensurePersons,
  ensureTownshipKnown,
  holdersOf,
  type WithDuties,
} from './checks.js';

/** 立案审查调查: from the verification's result to the hand-over to trial. */
export type FilingCommand =
  | Ask<'open', CaseOpening>
  | Ask<
      'propose-filing',
      {
        readonly tracks: readonly Track[];
        readonly gravity: Gravity;
        readonly facts: string;
        readonly evidence: readonly string[];
        readonly proposedOn: string;
      }
    >
  /** `caseNumber` is the number that the register holds ready; used by the last approval. */
  | Ask<'approve-filing', WithDuties & { readonly approvedOn: string; readonly caseNumber: string }>
  | Ask<'reject-filing', WithDuties & { readonly reason: string; readonly decision: 'supplement' | 'decline'; readonly rejectedOn: string }>
  | Ask<
      'appoint-investigators',
      WithDuties & {
        readonly investigators: readonly string[];
        readonly leaderPersonId: string;
        readonly plan: InvestigationPlan;
        readonly reason?: string | undefined;
        readonly appointedOn: string;
        /** Those of them who try another case of the matter. */
        readonly conflictsElsewhere: readonly string[];
      }
    >
  | Ask<
      'announce-filing',
      {
        readonly announcedBy: readonly string[];
        readonly notice: string;
        readonly familyNotified: boolean;
        readonly publicNotice: boolean;
        readonly announcedOn: string;
      }
    >
  | Ask<
      'record-measure',
      {
        readonly kind: InvestigativeMeasure;
        readonly takenBy: readonly string[];
        readonly notice: string;
        readonly record: string;
        readonly avRecording?: string | undefined;
        readonly takenOn: string;
      }
    >
  | Ask<
      'report-investigation',
      {
        readonly facts: string;
        readonly evidence: readonly string[];
        readonly papers: Papers;
        readonly factStatement: FactStatement;
        readonly reportedOn: string;
      }
    >
  | Ask<'sign-report', { readonly signedOn: string }>
  | Ask<'return-report', WithDuties & { readonly reason: string; readonly returnedOn: string }>
  | Ask<'hand-over-to-trial', WithDuties & { readonly handedOverOn: string }>;

type Given<Type extends FilingCommand['type']> = Extract<FilingCommand, { readonly type: Type }>;

export function decideFiling(command: FilingCommand, state: CaseState): readonly FilingEvent[] {
  const { by, at } = command;
  switch (command.type) {
    case 'open':
      return open(command);
    case 'propose-filing':
      return proposeFiling(command, state);
    case 'approve-filing':
      return approveFiling(command, state);
    case 'reject-filing': {
      const { reason, decision, rejectedOn } = command.data;
      ensureDate('rejectedOn', rejectedOn, at, state.stepOn);
      ensureApprover(command.by, state.filing!, command.data, state);
      if (decision === 'supplement') return [{ type: 'FilingReturned', data: { reason, returnedOn: rejectedOn, returnedBy: by.personId } }];
      return [{ type: 'FilingDeclined', data: { reason, declinedOn: rejectedOn, declinedBy: by.personId } }];
    }
    case 'appoint-investigators':
      return appoint(command, state);
    case 'announce-filing':
      return announceFiling(command, state);
    case 'record-measure':
      return recordMeasure(command, state);
    case 'report-investigation':
      return report(command, state);
    case 'sign-report': {
      ensureInvestigators([by.personId], state);
      if (state.signatures?.includes(by.personId)) return [];
      ensureDate('signedOn', command.data.signedOn, at, state.stepOn);
      return [{ type: 'ReportSigned', data: { version: state.reportVersion, personId: by.personId, signedOn: command.data.signedOn } }];
    }
    case 'return-report': {
      const { reason, returnedOn } = command.data;
      ensureDate('returnedOn', returnedOn, at, state.stepOn);
      ensureOthersWork(by, 'investigation', command.data, state);
      return [{ type: 'ReportReturned', data: { version: state.reportVersion, reason, returnedOn, returnedBy: by.personId } }];
    }
    case 'hand-over-to-trial': {
      ensureDate('handedOverOn', command.data.handedOverOn, at, state.stepOn);
      ensureOthersWork(by, 'investigation', command.data, state);
      const unsigned = state.investigators.filter((person) => !state.signatures?.includes(person));
      ensure(unsigned.length === 0, filingErrors.signaturesMissing(unsigned));
      return [
        {
          type: 'HandedOverToTrial',
          data: { version: state.reportVersion, handedOverOn: command.data.handedOverOn, approvedBy: by.personId },
        },
      ];
    }
    default:
      return command satisfies never;
  }
}

/** B1.7: upper-level subjects never come here. 2.11: a township's or village's person has a township that reviews first; B3.6: not when raised. */
function open({ data, at }: Given<'open'>): readonly FilingEvent[] {
  ensureDate('verifiedOn', data.verifiedOn, at, '');
  ensure(areOwnLevel([data.subject]), filingErrors.directForward);
  ensureTownshipKnown(data.subject, data.townshipId, data.raisedLevel);
  ensure(!data.raisedLevel || data.townshipId === null, filingErrors.raisedLevel);
  return [{ type: 'CaseOpened', data }];
}

/** B2.4: only after the verification, with facts and evidence. */
function proposeFiling({ data, by, at }: Given<'propose-filing'>, state: CaseState): readonly FilingEvent[] {
  ensureDate('proposedOn', data.proposedOn, at, state.stepOn);
  ensure(by.role !== 'investigator' || holdersOf([by.personId], ['verification'], state).length === 1, filingErrors.notVerifier);
  ensure(data.facts.trim() !== '' && data.evidence.length > 0 && data.tracks.length > 0, filingErrors.factsMissing);
  const { rule, approvers } = filingApproversOf(managedByOf(state), data.tracks, data.proposedOn);
  return [{ type: 'FilingProposed', data: { ...data, approvers, proposedBy: by.personId }, rules: [rule] }];
}

/** B2.4: the principal, and the party chief where the rule asks for it. B2.7: the limit of the whole case runs from here. */
function approveFiling({ data, by, at }: Given<'approve-filing'>, state: CaseState): readonly FilingEvent[] {
  const role = ensureApprover(by, state.filing!, data, state);
  const { approvedOn, caseNumber } = data;
  ensureDate('approvedOn', approvedOn, at, state.stepOn);
  if (state.filing!.awaited.length > 1)
    return [{ type: 'FilingEndorsed', data: { role, endorsedOn: approvedOn, endorsedBy: by.personId } }];
  const rule = ruleInForce(timeLimits, 'B2.7', approvedOn);
  const decisionDeadline = deadline(rule, startOfDay(approvedOn));
  const { ruleId, version } = rule;
  return [
    {
      type: 'FilingApproved',
      data: { caseNumber, role, filedOn: approvedOn, approvedBy: by.personId, decisionDeadline },
      rules: [{ ruleId, version }],
    },
  ];
}

/** At least two; none who tried a case of this matter, nor whoever appoints them; a later change needs its reason (B2.4). */
function appoint({ data, by, at }: Given<'appoint-investigators'>, state: CaseState): readonly FilingEvent[] {
  const { conflictsElsewhere, dutiesElsewhere: _elsewhere, ...appointment } = data;
  const investigators = ensurePersons(data.investigators, 2, 'B2.4');
  ensureDate('appointedOn', data.appointedOn, at, state.stepOn);
  ensureDate('meetingOn', data.plan.meetingOn, at, state.filedOn!);
  ensure(data.plan.meetingOn <= data.appointedOn, filingErrors.meetingTooLate);
  ensure(investigators.includes(data.leaderPersonId), filingErrors.leaderNotMember);
  ensure(state.plan === undefined || data.reason?.trim(), filingErrors.reasonMissing);
  ensure(!investigators.includes(by.personId), filingErrors.approvesOwnWork);
  ensureOthersWork(by, 'investigation', data, state);
  const conflicts = [...holdersOf(investigators, ['trial', 'township-review'], state), ...conflictsElsewhere];
  ensure(conflicts.length === 0, filingErrors.triesAndInvestigates(conflicts));
  return [{ type: 'InvestigatorsAppointed', data: { ...appointment, investigators, appointedBy: by.personId } }];
}

/** B2.5: by two or more; family and public in serious cases. */
function announceFiling({ data, at }: Given<'announce-filing'>, state: CaseState): readonly FilingEvent[] {
  ensureDate('announcedOn', data.announcedOn, at, later(state.investigatedFrom!, state.supplementedOn ?? ''));
  const announcedBy = ensurePersons(data.announcedBy, 2, 'B2.5');
  ensureInvestigators(announcedBy, state);
  ensure(state.filing!.gravity === 'ordinary' || (data.familyNotified && data.publicNotice), filingErrors.noticesMissing);
  return [{ type: 'FilingAnnounced', data: { ...data, announcedBy } }];
}

/** B2.11: two or more persons, notice, signed record; sound and picture where the rule asks for it. */
function recordMeasure({ data, by, at }: Given<'record-measure'>, state: CaseState): readonly FilingEvent[] {
  ensureDate('takenOn', data.takenOn, at, state.investigatedFrom!);
  ensure(state.plan!.measures.includes(data.kind), filingErrors.measureNotPlanned);
  const { rule, leastPersons, avRecording } = measureRule(data.kind, data.takenOn);
  const takenBy = ensurePersons(data.takenBy, leastPersons, 'B2.11');
  ensureInvestigators([...takenBy, by.personId], state);
  ensure(!avRecording || data.avRecording?.trim(), filingErrors.avRecordingMissing);
  return [{ type: 'InvestigativeMeasureTaken', data: { ...data, takenBy, recordedBy: by.personId }, rules: [rule] }];
}

/** B2.12: the papers of the hand-over, the facts seen by the subject or the refusal noted. The drafter signs with it. */
function report({ data, by, at }: Given<'report-investigation'>, state: CaseState): readonly FilingEvent[] {
  ensureInvestigators([by.personId], state);
  ensureDate('reportedOn', data.reportedOn, at, state.stepOn);
  ensureDate('factStatement.seenOn', data.factStatement.seenOn, at, state.filedOn!);
  ensure(data.factStatement.seenOn <= data.reportedOn, filingErrors.factsSeenLater);
  ensure(data.factStatement.signed || data.factStatement.refusalNote?.trim(), filingErrors.refusalNoteMissing);
  ensure(data.facts.trim() !== '' && data.evidence.length > 0, filingErrors.factsMissing);
  const { rule, missing } = missingPapers('hand-over', data.papers, data.reportedOn);
  ensure(missing.length === 0, filingErrors.papersMissing('B2.12', missing));
  const rules: readonly RuleVersion[] = [rule];
  return [{ type: 'InvestigationReported', data: { ...data, version: state.reportVersion + 1, draftedBy: by.personId }, rules }];
}
