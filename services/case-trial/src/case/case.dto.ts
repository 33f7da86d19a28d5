import { z } from 'zod';
import { askedSubject } from '@liandong/contracts';
import { executionKinds, sanctionKinds, tracks } from '../rules/sanctions.js';
import { decidingBodies } from '../rules/sanction-authority.js';
import { investigativeMeasures } from '../rules/investigative-measures.js';
import { accountabilities, outcomes } from './case.events.js';
import { gravities } from './case.filing.events.js';

const text = z.string().trim().min(1).max(20_000);
const reference = z.string().trim().min(1).max(200);
const id = z.string().min(1).max(100);
const persons = z.array(id).min(1).max(30);
const day = z.iso.date();
/** Papers by name → reference. Which ones a step needs stands in rules/checklists.ts. */
const papers = z.record(z.string().regex(/^[a-z-]{1,50}$/), reference);

const opinion = z
  .strictObject({
    outcome: z.enum(outcomes),
    sanctions: z.array(z.strictObject({ kind: z.enum(sanctionKinds), months: z.int().min(1).max(120).optional() })).max(4),
    transferToJustice: z.boolean().default(false),
    accountability: z.enum(accountabilities).optional(),
    qualification: text,
    basis: text,
  })
  .meta({ id: 'CaseOpinion' });

// 立案审查调查
export const ProposeFilingBody = z
  .strictObject({
    tracks: z.array(z.enum(tracks)).min(1).max(2),
    gravity: z.enum(gravities),
    facts: text,
    evidence: z.array(reference).min(1).max(200),
    proposedOn: day,
  })
  .meta({ id: 'ProposeFiling' });
export const ApproveFilingBody = z.strictObject({ approvedOn: day }).meta({ id: 'ApproveFiling' });
export const RejectFilingBody = z
  .strictObject({ reason: text, decision: z.enum(['supplement', 'decline']), rejectedOn: day })
  .meta({ id: 'RejectFiling' });
/** Who it is, under the id that the subject has. */
export const IdentifyCaseSubjectBody = z
  .strictObject({ subject: askedSubject, basis: text, identifiedOn: day })
  .meta({ id: 'IdentifyCaseSubject' });
export const ApproveSupplementaryFilingBody = z.strictObject({ approvedOn: day }).meta({ id: 'ApproveSupplementaryFiling' });
export const RejectSupplementaryFilingBody = z.strictObject({ reason: text, rejectedOn: day }).meta({ id: 'RejectSupplementaryFiling' });
export const AppointInvestigatorsBody = z
  .strictObject({
    investigators: persons,
    leaderPersonId: id,
    plan: z.strictObject({ meetingOn: day, purpose: text, measures: z.array(z.enum(investigativeMeasures)).max(20) }),
    /** Needed when plan or investigators change. */
    reason: text.optional(),
    appointedOn: day,
  })
  .meta({ id: 'AppointInvestigators' });
export const AnnounceFilingBody = z
  .strictObject({ announcedBy: persons, notice: reference, familyNotified: z.boolean(), publicNotice: z.boolean(), announcedOn: day })
  .meta({ id: 'AnnounceFiling' });
export const RecordMeasureBody = z
  .strictObject({
    kind: z.enum(investigativeMeasures),
    takenBy: persons,
    notice: reference,
    record: reference,
    avRecording: reference.optional(),
    takenOn: day,
  })
  .meta({ id: 'RecordInvestigativeMeasure' });
export const ReportInvestigationBody = z
  .strictObject({
    facts: text,
    evidence: z.array(reference).min(1).max(500),
    papers,
    factStatement: z.strictObject({ seenOn: day, signed: z.boolean(), refusalNote: text.optional() }),
    reportedOn: day,
  })
  .meta({ id: 'ReportInvestigation' });
export const SignReportBody = z.strictObject({ signedOn: day }).meta({ id: 'SignInvestigationReport' });
export const ReturnReportBody = z.strictObject({ reason: text, returnedOn: day }).meta({ id: 'ReturnInvestigationReport' });
export const HandOverBody = z.strictObject({ handedOverOn: day }).meta({ id: 'HandOverToTrial' });

// 审理
export const ReviewByTownshipBody = z
  .strictObject({ reviewers: persons, opinion, complex: z.boolean(), papers, reviewedOn: day })
  .meta({ id: 'ReviewByTownship' });
export const SubmitToCountyBody = z
  .strictObject({ approvalReference: reference, papers: papers.default({}), submittedOn: day })
  .meta({ id: 'SubmitToCounty' });
export const AppointActingSecretaryBody = z
  .strictObject({ secretaryId: id, actingSecretaryId: id, reason: text, appointedOn: day })
  .meta({ id: 'AppointActingSecretary' });
export const AcceptForTrialBody = z
  .strictObject({ acceptedOn: day, complex: z.boolean().default(false), panel: persons.optional() })
  .meta({ id: 'AcceptForTrial' });
export const FormPanelBody = z.strictObject({ members: persons, formedOn: day }).meta({ id: 'FormPanel' });
export const ClassifyBody = z.strictObject({ complex: z.boolean(), reason: text }).meta({ id: 'ClassifyCase' });
export const ExtendTrialBody = z.strictObject({ reason: text, extendedOn: day }).meta({ id: 'ExtendTrial' });
export const ReturnForSupplementBody = z
  .strictObject({ gaps: z.array(text).min(1).max(50), returnedOn: day })
  .meta({ id: 'ReturnForSupplement' });
export const ResubmitBody = z.strictObject({ supplements: z.array(text).min(1).max(50), resubmittedOn: day }).meta({ id: 'Resubmit' });
export const ReturnForReinvestigationBody = z.strictObject({ reason: text, returnedOn: day }).meta({ id: 'ReturnForReinvestigation' });
export const HoldTrialTalkBody = z
  .strictObject({ talkers: persons, record: reference, avRecording: reference.optional(), heldOn: day })
  .meta({ id: 'HoldTrialTalk' });
export const SkipTrialTalkBody = z.strictObject({ reason: text, skippedOn: day }).meta({ id: 'SkipTrialTalk' });
export const DeliberateBody = z
  .strictObject({
    participants: persons,
    opinion,
    dissents: z
      .array(z.strictObject({ personId: id, text }))
      .max(30)
      .default([]),
    earlierPunishments: z
      .array(z.strictObject({ track: z.enum(tracks), organ: reference, on: day }))
      .max(10)
      .default([]),
    deliberatedOn: day,
  })
  .meta({ id: 'DeliberateCase' });

// 处分 and 执行
export const HearDefenceBody = z
  .strictObject({ statement: text.nullable(), response: text, heardBy: persons, heardOn: day })
  .meta({ id: 'HearDefence' });
export const DecideBody = z
  .strictObject({
    opinion,
    meetings: z
      .array(z.strictObject({ body: z.enum(decidingBodies), heldOn: day, minutes: reference }))
      .min(1)
      .max(4),
    branchMeeting: z.strictObject({ heldOn: day, record: reference }).optional(),
    electedPost: z.strictObject({ post: reference, removedOn: day.optional() }).optional(),
    routeConversion: reference.optional(),
    property: z
      .array(
        z.strictObject({
          description: text,
          amountYuan: z.number().min(0).max(1e12),
          disposal: z.enum(['confiscate', 'order-refund', 'return', 'transfer']),
        }),
      )
      .max(200)
      .default([]),
    letter: z.strictObject({ facts: text, evidence: text }),
  })
  .meta({ id: 'DecideCase' });
export const AnnounceDecisionBody = z
  .strictObject({ announcedBy: persons, unit: reference, servedOn: day, announcedOn: day })
  .meta({ id: 'AnnounceDecision' });
export const RecordExecutionBody = z
  .strictObject({
    items: z.array(z.strictObject({ kind: z.enum(executionKinds), detail: text, executedOn: day })).max(20),
    report: z.strictObject({ reference, reportedOn: day }).optional(),
  })
  .meta({ id: 'RecordExecution' });
export const CloseCaseBody = z.strictObject({ archive: reference, closedOn: day }).meta({ id: 'CloseCase' });
