import { z } from 'zod';
import { contract, type EventOf } from './integration-event.js';
import { toldSubject } from './subject.js';

/** One clue of a tour's handover, signed by both sides (B3.5): priority lane (3.14), raised level (3.15). */
export const clueHandedOver = contract(
  'inspection-liaison.clue-handed-over.v1',
  z.object({
    itemId: z.string(),
    handoverId: z.string(),
    /** Tour round (轮次), as in 第九轮. */
    round: z.string(),
    tourOfficeId: z.string(),
    /** The commission that takes it (案管室). */
    organisationId: z.string(),
    title: z.string(),
    summary: z.string(),
    subjects: z.array(toldSubject).min(1),
    receivedOn: z.iso.date(),
    raisedLevel: z.boolean(),
    resultDueAt: z.iso.datetime(),
  }),
);
export type ClueHandedOver = EventOf<typeof clueHandedOver>;
