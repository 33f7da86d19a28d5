import { z } from 'zod';
import { contract, type EventOf } from './integration-event.js';
import { personOutcomes, subject } from './subject.js';

/** 初核 has ended with a report signed by every member (B2.2). */
export const verificationConcluded = contract(
  'joint-supervision.verification-concluded.v1',
  z.object({
    verificationId: z.string(),
    clueId: z.string(),
    organisationId: z.string(),
    zoneId: z.string(),
    /** 提级办理 (3.15, B3.6): the county handles what follows, the own township takes no part. Absent: not raised. */
    raisedLevel: z.boolean().optional(),
    startedOn: z.iso.date(),
    reportedOn: z.iso.date(),
    teams: z.number().int(),
    /** Persons who took part: none of them may sit on a trial panel (B2.13). */
    investigators: z.array(z.string()),
    findings: z.array(z.object({ subject, outcome: z.enum(personOutcomes), facts: z.string() })).min(1),
    /** Problems of units that are to be rectified. */
    problems: z.array(z.object({ problemId: z.string(), organisationId: z.string(), text: z.string() })),
  }),
);
export type VerificationConcluded = EventOf<typeof verificationConcluded>;

export const matterClosed = contract('joint-supervision.matter-closed.v1', z.object({ closedOn: z.iso.date(), legs: z.number().int() }));
export type MatterClosed = EventOf<typeof matterClosed>;
