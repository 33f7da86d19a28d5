import { z } from 'zod';
import { askedSubject } from '@liandong/contracts';
import { consultationQuestions, progressStages } from './handover.events.js';
import { itemKinds } from './item-routes.js';

const text = z.string().trim().min(1).max(20_000);
const title = z.string().trim().min(1).max(200);
const id = z.string().min(1).max(100);
const date = z.iso.date();

/** Number of an item within its hand-over (1, 2, 3 …), as it stands in the path. What is no number is no item: 0 never is one. */
export function itemNoOf(text: string): number {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
}

export const OpenHandoverBody = z
  .strictObject({
    organisationId: id,
    tourOfficeId: id,
    round: title,
    roundStartedOn: date,
    inspectedUnit: z.strictObject({ organisationId: id, name: title }),
    title,
    authorisation: z.strictObject({ number: title, round: title, issuedBy: title, issuedOn: date }),
    group: z.strictObject({
      name: title,
      leaderPersonId: id,
      members: z
        .array(z.strictObject({ personId: id, recusalDeclaredOn: date }))
        .min(1)
        .max(100),
      enteredOn: date,
    }),
    openedOn: date,
  })
  .meta({ id: 'OpenHandover' });

export const HandoverItemBody = z
  .strictObject({
    title,
    summary: text,
    kind: z.enum(itemKinds),
    subjects: z.array(askedSubject).max(50).default([]),
    receiverId: id.optional(),
  })
  .meta({ id: 'HandoverItem' });

export const WithdrawItemBody = z.strictObject({ reason: text, withdrawnOn: date }).meta({ id: 'WithdrawHandoverItem' });

export const ConveneBody = z
  .strictObject({ question: z.enum(consultationQuestions), text, convenedOn: date })
  .meta({ id: 'ConveneConsultation' });

export const ConcludeBody = z
  .strictObject({
    participants: z
      .array(z.strictObject({ personId: id, organisationId: id }))
      .min(1)
      .max(50),
    opinion: text,
    agreed: z.strictObject({ kind: z.enum(itemKinds), receiverId: id.optional() }).optional(),
    concludedOn: date,
  })
  .meta({ id: 'ConcludeConsultation' });

export const SignOutBody = z.strictObject({ signedOutOn: date }).meta({ id: 'SignItemOut' });

export const SignInBody = z.strictObject({ signedInOn: date }).meta({ id: 'SignItemIn' });

export const ReturnItemBody = z.strictObject({ reason: text, returnedOn: date }).meta({ id: 'ReturnItem' });

export const ProgressBody = z.strictObject({ stage: z.enum(progressStages), text, on: date }).meta({ id: 'RecordProgress' });

/** Of everything but clues, whose result comes from the clue library with its figures. */
export const ResultBody = z.strictObject({ text, reference: title.optional(), on: date }).meta({ id: 'RecordResult' });

export const ItemFeedbackBody = z.strictObject({ text, givenOn: date }).meta({ id: 'GiveItemFeedback' });

export const AcknowledgeItemFeedbackBody = z.strictObject({ acknowledgedOn: date }).meta({ id: 'AcknowledgeItemFeedback' });

export const CloseHandoverBody = z.strictObject({ reason: text, closedOn: date }).meta({ id: 'CloseHandover' });

/** What the caller left out is left out, not undefined. */
export function contentOf({ receiverId, ...rest }: z.output<typeof HandoverItemBody>) {
  return { ...rest, ...(receiverId === undefined ? {} : { receiverId }) };
}

export function outcomeOf({ agreed, ...rest }: z.output<typeof ConcludeBody>) {
  if (!agreed) return rest;
  const { kind, receiverId } = agreed;
  return { ...rest, agreed: { kind, ...(receiverId === undefined ? {} : { receiverId }) } };
}

export function resultOf({ reference, ...rest }: z.output<typeof ResultBody>) {
  return { ...rest, ...(reference === undefined ? {} : { reference }) };
}
