import { z } from 'zod';
import { contract, type EventOf } from './integration-event.js';
import { personOutcomes } from './outcome.js';
import { toldSubject } from './subject.js';

/** 初核 has ended with a report signed by every member (B2.2). */
export const verificationConcluded = contract(
  'joint-supervision.verification-concluded.v1',
  z.object({
    verificationId: z.string(),
    clueId: z.string(),
    organisationId: z.string(),
    zoneId: z.string(),
    /** The how-manieth routing of the clue (`clue-routed`) it was verified for; absent: they were not counted yet. */
    routingNo: z.int().positive().optional(),
    /** 提级办理 (3.15, B3.6): the county handles what follows, the own township takes no part. Absent: not raised. */
    raisedLevel: z.boolean().optional(),
    startedOn: z.iso.date(),
    reportedOn: z.iso.date(),
    teams: z.number().int(),
    /** Persons who took part: none of them may sit on a trial panel (B2.13). */
    investigators: z.array(z.string()),
    /** `institutionOutcome`: the finer outcome of an institution, beside `no-case`; more may come. */
    findings: z
      .array(
        z.object({ subject: toldSubject, outcome: z.enum(personOutcomes), institutionOutcome: z.string().optional(), facts: z.string() }),
      )
      .min(1),
    /** Problems of units that are to be rectified. */
    problems: z.array(z.object({ problemId: z.string(), organisationId: z.string(), text: z.string() })),
  }),
);
export type VerificationConcluded = EventOf<typeof verificationConcluded>;

/**
 * 核查组: who has a place in the teams of a verification and is not recused, told whole with every change, so that its clue can be read by those who verify it; nobody once it
 * is concluded. Ids alone.
 */
export const verificationTeamsInForce = contract(
  'joint-supervision.verification-teams-in-force.v1',
  z.object({
    verificationId: z.string(),
    clueId: z.string(),
    organisationId: z.string(),
    /** The how-manieth change of the verification this is: an older one that comes later is nothing new. */
    revision: z.int().nonnegative(),
    members: z.array(z.string()),
    /** The zone of the routing for which they work; absent: not told, as by earlier versions. */
    zoneId: z.string().optional(),
    /** The how-manieth routing of the clue (`clue-routed`) that is; absent: they were not counted yet. */
    routingNo: z.int().positive().optional(),
  }),
);
export type VerificationTeamsInForce = EventOf<typeof verificationTeamsInForce>;

/** 成员单位: 纪检监察室等内设机构 · 派驻纪检监察组 · 乡镇(街)纪(工)委 (0.2); more may come. */
const planMember = z.object({ organisationId: z.string(), kind: z.string() });

/**
 * 实施方案: how the zones of a commission stand from a day on, told with every change of its plan (0.2, 2.5, 3.13). Versions count from 1
 * without gaps; of several of one day the last holds.
 */
export const collaborationPlanInForce = contract(
  'joint-supervision.collaboration-plan-in-force.v1',
  z.object({
    /** The commission. */
    organisationId: z.string(),
    version: z.number().int().positive(),
    from: z.iso.date(),
    zones: z
      .array(
        z.object({
          zoneId: z.string(),
          name: z.string(),
          /** 分管领导 (0.3). */
          leadPersonId: z.string(),
          /** 联系室 (2.5); a member itself. */
          liaisonRoomId: z.string(),
          members: z.array(planMember).min(1),
        }),
      )
      .min(1),
  }),
);
export type CollaborationPlanInForce = EventOf<typeof collaborationPlanInForce>;

export const matterClosed = contract('joint-supervision.matter-closed.v1', z.object({ closedOn: z.iso.date(), legs: z.number().int() }));
export type MatterClosed = EventOf<typeof matterClosed>;
