import { z } from 'zod';
import { contract, type EventOf } from './integration-event.js';
import { outcomeFigures } from './outcome.js';
import { toldSubject } from './subject.js';

export const clueSources = [
  'procuratorate',
  'inspection-tour',
  'people-congress',
  'audit',
  'court',
  'supervision',
  'petition',
  'upper-level',
] as const;

/**
 * Every source (线索来源) that the library tells apart. A released choice never grows, so the finer ones are announced as `channel` beside
 * the kind that they belong to.
 */
export const clueSourceKinds = [
  ...clueSources,
  'letter',
  'visit',
  'web-report',
  'messaging-account',
  'hotline',
  'law-enforcement',
  'direct-report-point',
  'work-station',
  'commission',
] as const;

/** Where a clue came from and under which reference there. `channel`: the finer source, one of `clueSourceKinds`; more may come. */
export const clueSource = z.object({
  kind: z.enum(clueSources),
  agencyId: z.string(),
  reference: z.string(),
  channel: z.string().optional(),
});

/** 分办: the principal has approved to whom the clue goes. */
export const clueRouted = contract(
  'clue-intake.clue-routed.v1',
  z.object({
    clueId: z.string(),
    clueNumber: z.string(),
    title: z.string(),
    /** The commission that keeps the library. */
    organisationId: z.string(),
    zoneId: z.string(),
    /** The zone's lead (片区牵头领导). */
    leaderPersonId: z.string(),
    level: z.enum(['county', 'township']),
    /** How it is to be handled (处置方式): by 初步核实 or by 谈话函询. Events without it are initial verifications. */
    mode: z.enum(['initial-verification', 'talk-inquiry']).optional(),
    priority: z.boolean(),
    /** 提级办理 (3.15): not for the own township. Absent: not raised. */
    raisedLevel: z.boolean().optional(),
    subjects: z.array(toldSubject).min(1),
    source: clueSource,
    /** 自办 · 转办 · 交办 · 督办 · 协办: `self-handled`, `passed-on`, `assigned`, `supervised`, `assisted`; more may come. Absent: not said. */
    handling: z.string().optional(),
    /** The member or department of the zone that handles it, where one is named. */
    unitId: z.string().optional(),
    /** 协办: members that assist. */
    assistingIds: z.array(z.string()).optional(),
    /** 交叉: handled outside the zones that its subjects' units belong to. Absent: not crossed. */
    crossed: z.boolean().optional(),
    /** The version of the commission's plan under which it was routed. Absent: none was known. */
    planVersion: z.number().int().positive().optional(),
    /** Which routing of this clue, from 1. */
    routingNo: z.number().int().positive().optional(),
    /** Of a clue that was opened again (重新办理): under which id it is verified, since the former verification has ended. Absent: under the clue's. */
    verificationId: z.string().optional(),
    /** 处置方案 that was approved with the mode; more may come in it. Absent: none was approved. */
    plan: z
      .object({
        steps: z.array(z.object({ what: z.string(), who: z.string(), until: z.iso.date() })),
        measures: z.array(z.string()).optional(),
        safety: z.string().optional(),
      })
      .optional(),
  }),
);
export type ClueRouted = EventOf<typeof clueRouted>;

/** 提级办理 (3.15), or another mode (B1.1): what had been routed before is distributed anew. */
export const clueRoutingFell = contract(
  'clue-intake.clue-routing-fell.v1',
  z.object({
    clueId: z.string(),
    /** The commission that keeps the library. */
    organisationId: z.string(),
    /** The last routing of this clue that fell, from 1; those before it have fallen as well. */
    routingNo: z.int().positive(),
    /** Under which id it was verified, where that is not the clue's: it was opened again (B1.15). */
    verificationId: z.string().optional(),
  }),
);
export type ClueRoutingFell = EventOf<typeof clueRoutingFell>;

/** 作废登记 (B1.4): an entry of the library was a slip of the pen; whatever was to be done with it is done with it no more. */
export const clueVoided = contract(
  'clue-intake.clue-voided.v1',
  z.object({
    clueId: z.string(),
    /** The commission that keeps the library. */
    organisationId: z.string(),
  }),
);
export type ClueVoided = EventOf<typeof clueVoided>;

/** The clue goes into the hands of a department (部门), which signs for it (B1.4): 分送 (B1.8), 移交 (B1.5), or to talk or write (谈话函询, B1.18). */
export const clueGivenToDepartment = contract(
  'clue-intake.clue-given-to-department.v1',
  z.object({
    clueId: z.string(),
    clueNumber: z.string(),
    /** The commission that keeps the library. */
    organisationId: z.string(),
    departmentId: z.string(),
    way: z.enum(['issue', 'department-handover', 'talk-assignment']),
    /** Names this giving among those of the clue. */
    givingId: z.string(),
  }),
);
export type ClueGivenToDepartment = EventOf<typeof clueGivenToDepartment>;

/** 时限预警 (B1.23): a limit comes near its end, or has passed it; with the letters that are to follow. */
export const limitWarned = contract(
  'clue-intake.limit-warned.v1',
  z.object({
    warningId: z.string(),
    /** The commission that keeps the library. */
    organisationId: z.string(),
    clock: z.string(),
    /** What the limit was set for: the aggregate of the announcing service. */
    about: z.object({ category: z.string(), id: z.string() }),
    responsibleOrganisationId: z.string(),
    band: z.enum(['blue', 'yellow', 'red']),
    overdue: z.boolean(),
    ruleId: z.string(),
    clause: z.string(),
    dueAt: z.iso.datetime(),
    letters: z.array(z.enum(['reminder-letter', 'supervision-letter'])),
  }),
);
export type LimitWarned = EventOf<typeof limitWarned>;

/** Every person's outcome is known. */
export const clueConcluded = contract(
  'clue-intake.clue-concluded.v1',
  z.object({
    clueId: z.string(),
    clueNumber: z.string(),
    /** The commission that keeps the library. */
    organisationId: z.string().optional(),
    source: clueSource,
    concludedOn: z.iso.date(),
    figures: outcomeFigures,
    summary: z.string(),
  }),
);
export type ClueConcluded = EventOf<typeof clueConcluded>;

/**
 * 研判分析 of what the people's congress copied was approved (1.13): what of it is a reference for the political-ecology evaluation
 * (政治生态评价) of an inspection tour. The words are the analysis's own: no person is named, neither subject nor reporter.
 */
export const ecologyReferenced = contract(
  'clue-intake.ecology-referenced.v1',
  z.object({
    copyId: z.string(),
    /** The commission that analysed it. */
    organisationId: z.string(),
    /** Who copied it, under which number. */
    agencyId: z.string(),
    reference: z.string(),
    period: z.object({ from: z.iso.date(), to: z.iso.date() }),
    analysedOn: z.iso.date(),
    items: z
      .array(
        z.object({
          itemNo: z.number().int().positive(),
          /** The unit (or township) whose political ecology it tells of. */
          unitId: z.string(),
          /** As the analysis filed it, by the table of problem types; more may come. */
          problemType: z.string(),
          /** The area of the type (问题大类), where it was said. */
          problemArea: z.string().optional(),
          text: z.string(),
        }),
      )
      .min(1),
  }),
);
export type EcologyReferenced = EventOf<typeof ecologyReferenced>;

/** 谈话函询 was approved as the mode of a clue: every subject named here is talked with, or asked by letter (B1.18). */
export const talkInquiryApproved = contract(
  'clue-intake.talk-inquiry-approved.v1',
  z.object({
    clueId: z.string(),
    clueNumber: z.string(),
    organisationId: z.string(),
    title: z.string(),
    /** How often it was approved for this clue. */
    round: z.number().int().positive(),
    subjects: z.array(toldSubject).min(1),
  }),
);
export type TalkInquiryApproved = EventOf<typeof talkInquiryApproved>;

export const talkInquiryEnds = [
  'clarified',
  'reminder',
  'criticise-educate',
  'order-examination',
  'admonish',
  'initial-verification',
  'discontinued',
] as const;

/** The talk with, or inquiry of, one subject has ended (B1.19). */
export const talkInquiryEnded = contract(
  'clue-intake.talk-inquiry-ended.v1',
  z.object({
    talkInquiryId: z.string(),
    clueId: z.string(),
    organisationId: z.string(),
    round: z.number().int().positive(),
    subjectId: z.string(),
    outcome: z.enum(talkInquiryEnds),
    endedOn: z.iso.date(),
  }),
);
export type TalkInquiryEnded = EventOf<typeof talkInquiryEnded>;

/** 上级交办: an upper body gave a clue with the duty to report its result; the assignment (交办件) of that id is the other half of it (B1.9, B1.12, B1.14). */
export const clueReceivedFromAbove = contract(
  'clue-intake.clue-received-from-above.v1',
  z.object({
    assignmentId: z.string(),
    clueId: z.string(),
    /** The commission that keeps the library. */
    organisationId: z.string(),
    /** The upper body. */
    agencyId: z.string(),
    /** 来文号 of the upper body’s letter; its reference where none was given. */
    documentNumber: z.string(),
    title: z.string(),
    receivedOn: z.iso.date(),
  }),
);
export type ClueReceivedFromAbove = EventOf<typeof clueReceivedFromAbove>;
