import { z } from 'zod';
import { askedSubject, subjectOutcomes } from '@liandong/contracts';
import { recusalGrounds, recusalRaisers } from '@liandong/access';
import { measureKinds } from './verification.events.js';

const id = z.string().trim().min(1).max(100);
const name = z.string().trim().min(1).max(200);
const text = z.string().trim().min(1).max(20_000);
const reason = z.string().trim().min(1).max(2_000);
const date = z.iso.date();

export const ProposePlanBody = z
  .strictObject({
    purpose: text,
    zoneIds: z.array(id).min(1).max(50),
    agencyIds: z.array(id).max(20).default([]),
    partyChiefSubjectIds: z.array(id).max(50).default([]),
    proposedOn: date,
  })
  .meta({ id: 'ProposeVerificationPlan' });

export const ReasonBody = z.strictObject({ reason }).meta({ id: 'VerificationReason' });

const team = z.strictObject({ name, leaderPersonId: id, memberIds: z.array(id).min(1).max(50) });
export const FormTeamsBody = z.strictObject({ teams: z.array(team).min(1).max(20), drawnOn: date }).meta({ id: 'FormTeams' });

export const ReplaceMemberBody = z
  .strictObject({ formerPersonId: id, personId: id, reason, replacedOn: date })
  .meta({ id: 'ReplaceMember' });

export const RaiseRecusalBody = z
  .strictObject({
    personId: id,
    ground: z.enum(recusalGrounds),
    raisedBy: z.enum(recusalRaisers).exclude(['upper-body']),
    statement: text,
    raisedOn: date,
  })
  .meta({ id: 'RaiseRecusal' });

export const DecideRecusalBody = z
  .strictObject({ personId: id, upheld: z.boolean(), reason, decidedOn: date })
  .meta({ id: 'DecideRecusal' });

export const DecideChiefRecusalBody = z
  .strictObject({ personId: id, upheld: z.boolean(), reason, decidedOn: date, actingChiefId: id.optional() })
  .meta({ id: 'DecideChiefRecusal' });

export const OrderRecusalBody = z
  .strictObject({ personId: id, ground: z.enum(recusalGrounds), statement: text, orderedOn: date, actingChiefId: id.optional() })
  .meta({ id: 'OrderRecusal' });

export const StartBody = z.strictObject({ startedOn: date }).meta({ id: 'StartVerification' });

export const ExtendBody = z.strictObject({ reason, extendedOn: date }).meta({ id: 'ExtendVerification' });

const evidence = z.strictObject({ evidenceId: id, name, digest: z.string().regex(/^[0-9a-f]{64}$/) });
export const TakeMeasureBody = z
  .strictObject({
    kind: z.enum(measureKinds),
    takenBy: z.array(id).min(1).max(20),
    notice: name,
    record: name,
    takenOn: date,
    evidence: z.array(evidence).max(200).default([]),
  })
  .meta({ id: 'TakeMeasure' });

export const AddSubjectsBody = z
  .strictObject({
    subjects: z.array(askedSubject).min(1).max(50),
    partyChiefSubjectIds: z.array(id).max(50).default([]),
    reason,
    addedOn: date,
  })
  .meta({ id: 'AddSubjects' });

export const IdentifySubjectBody = z
  .strictObject({ subject: askedSubject, partyChief: z.boolean().default(false), basis: text, identifiedOn: date })
  .meta({ id: 'IdentifyVerifiedSubject' });

const subjectIds = z.array(id).min(1).max(50);
export const ApproveSubjectsBody = z.strictObject({ subjectIds }).meta({ id: 'ApproveSubjects' });

export const RejectSubjectsBody = z.strictObject({ subjectIds, reason }).meta({ id: 'RejectSubjects' });

export const RecordFindingBody = z
  .strictObject({ subjectId: id, facts: text, evidenceIds: z.array(id).max(200) })
  .meta({ id: 'RecordFinding' });

export const DraftReportBody = z
  .strictObject({
    outcomes: z
      .array(z.strictObject({ subjectId: id, outcome: z.enum(subjectOutcomes) }))
      .min(1)
      .max(200),
    problems: z
      .array(z.strictObject({ organisationId: id, text }))
      .max(50)
      .default([]),
    summary: text,
    draftedOn: date,
  })
  .meta({ id: 'DraftReport' });

export const SignReportBody = z.strictObject({ version: z.int().min(1), signedOn: date }).meta({ id: 'SignReport' });

export const SubmitReportBody = z.strictObject({ opinion: text, reportedOn: date }).meta({ id: 'SubmitReport' });

export const ConcludeBody = z.strictObject({ concludedOn: date }).meta({ id: 'ConcludeVerification' });
