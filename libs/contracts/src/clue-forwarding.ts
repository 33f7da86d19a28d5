import { z } from 'zod';
import { contract, type EventOf } from './integration-event.js';
import { outcomeFigures } from './outcome.js';
import { toldSubject } from './subject.js';

/** 移送管辖: a transfer that hands persons over to an agency was approved; the clue named in it learns of it here, and nobody else of whom it is about (0.14, B1.6). */
export const outgoingTransferSent = contract(
  'clue-intake.outgoing-transfer-sent.v1',
  z.object({ transferId: z.string(), organisationId: z.string() }),
);
export type OutgoingTransferSent = EventOf<typeof outgoingTransferSent>;

/** 移送 (B1.6): what is another body’s goes there, inside the system. It enters that body’s library under the id of the forwarding. */
export const clueForwarded = contract(
  'clue-intake.clue-forwarded.v1',
  z.object({
    forwardingId: z.string(),
    fromOrganisation: z.string(),
    toOrganisation: z.string(),
    /** As it stands in the sender’s library. */
    clueId: z.string(),
    clueNumber: z.string(),
    title: z.string(),
    summary: z.string(),
    subjects: z.array(toldSubject).min(1),
    reason: z.string(),
    forwardedOn: z.iso.date(),
    /** Where the sender had it from. */
    source: z.object({ kind: z.string(), agencyId: z.string(), reference: z.string() }),
  }),
);
export type ClueForwarded = EventOf<typeof clueForwarded>;

/** Of a part that the receiver passed on further (`passedOn`: under which forwarding), or that came back to it and goes on as a clue of its own; absent: of what it handled itself. */
const partOfForwarding = { passedOn: z.string().optional(), partClueId: z.string().optional() };
const forwarding = { forwardingId: z.string(), fromOrganisation: z.string(), toOrganisation: z.string(), sentClueId: z.string() };

/** The receipt: what was forwarded has its number in the receiver’s library (B1.9). */
export const forwardedClueRegistered = contract(
  'clue-intake.forwarded-clue-registered.v1',
  z.object({ ...forwarding, clueId: z.string(), clueNumber: z.string(), registeredOn: z.iso.date() }),
);
export type ForwardedClueRegistered = EventOf<typeof forwardedClueRegistered>;

/** 退回: the receiver sends it back to whom it came from (B1.6). */
export const forwardedClueReturned = contract(
  'clue-intake.forwarded-clue-returned.v1',
  z.object({ ...forwarding, subjectIds: z.array(z.string()).min(1), reason: z.string(), returnedOn: z.iso.date() }),
);
export type ForwardedClueReturned = EventOf<typeof forwardedClueReturned>;

/** 反馈 (B1.6, B1.9): what came of what was forwarded. As agencies are told: words and numbers, nobody by name. */
export const forwardedClueResultGiven = contract(
  'clue-intake.forwarded-clue-result-given.v1',
  z.object({ ...forwarding, text: z.string(), figures: outcomeFigures, givenOn: z.iso.date(), ...partOfForwarding }),
);
export type ForwardedClueResultGiven = EventOf<typeof forwardedClueResultGiven>;

/** 签收: whoever had forwarded it has the result. Who signed stays there. */
export const forwardedClueResultAcknowledged = contract(
  'clue-intake.forwarded-clue-result-acknowledged.v1',
  z.object({ ...forwarding, acknowledgedOn: z.iso.date(), ...partOfForwarding }),
);
export type ForwardedClueResultAcknowledged = EventOf<typeof forwardedClueResultAcknowledged>;

/** 重复件 (B1.8): the receiver has it, or that part of it, already and keeps it with the first one; no result of its own will come. */
export const forwardedClueKeptAsRepeat = contract(
  'clue-intake.forwarded-clue-kept-as-repeat.v1',
  z.object({ ...forwarding, keptOn: z.iso.date(), ...partOfForwarding }),
);
export type ForwardedClueKeptAsRepeat = EventOf<typeof forwardedClueKeptAsRepeat>;
