import { z } from 'zod';
import type { DraftContent, DraftOfDocument } from './document.commands.js';
import { deliveryMethods, type Party } from './document.events.js';
import { escalationGrounds } from './escalation-ladder.js';
import { allKinds } from './kinds.js';

const text = z.string().trim().min(1).max(20_000);
const name = z.string().trim().min(1).max(200);
const id = z.string().min(1).max(100);
const days = z.int().min(1).max(365);

/** Without a name an organisation stands in the document under its id. */
const party = z.strictObject({ organisationId: id, name: name.optional() });
const items = z
  .array(z.strictObject({ itemId: id, text }))
  .min(1)
  .max(100);

const content = {
  recipient: party,
  coIssuers: z.array(party).max(10).default([]),
  title: name,
  items,
  legalBasis: text.optional(),
  replyTermDays: days.optional(),
};

export const DraftDocumentBody = z
  .strictObject({
    kind: z.enum(allKinds),
    issuer: party,
    ...content,
    regarding: z.strictObject({ service: id, id }).optional(),
    /** The matter to which the document belongs; without it, it begins one of its own. */
    matterId: id.optional(),
  })
  .meta({ id: 'DraftDocument' });

export const ReviseDocumentBody = z.strictObject(content).meta({ id: 'ReviseDocument' });

export const CountersignBody = z.strictObject({ signedOn: z.iso.date() }).meta({ id: 'CountersignDocument' });

export const IssueBody = z.strictObject({ issuedOn: z.iso.date() }).meta({ id: 'IssueDocument' });

export const WithdrawBody = z.strictObject({ reason: text, withdrawnOn: z.iso.date() }).meta({ id: 'WithdrawDocument' });

export const DeliverBody = z
  .strictObject({
    method: z.enum(deliveryMethods),
    proof: z.strictObject({ receivedBy: name, description: name, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    deliveredOn: z.iso.date(),
  })
  .meta({ id: 'DeliverDocument' });

export const AcknowledgeBody = z.strictObject({ acknowledgedOn: z.iso.date() }).meta({ id: 'AcknowledgeDocument' });

export const ReplyBody = z
  .strictObject({
    answers: z
      .array(z.strictObject({ itemId: id, text, done: z.boolean() }))
      .min(1)
      .max(100),
    repliedOn: z.iso.date(),
  })
  .meta({ id: 'ReplyToDocument' });

export const EvaluateBody = z
  .strictObject({
    findings: z
      .array(z.strictObject({ itemId: id, accepted: z.boolean(), comment: text }))
      .min(1)
      .max(100),
    evaluatedOn: z.iso.date(),
    supplementTermDays: days.optional(),
  })
  .meta({ id: 'EvaluateReply' });

export const EscalateBody = z
  .strictObject({ ground: z.enum(escalationGrounds), reason: text, escalatedOn: z.iso.date(), recipient: party.optional() })
  .meta({ id: 'EscalateDocument' });

export const CloseBody = z.strictObject({ reason: text, closedOn: z.iso.date() }).meta({ id: 'CloseDocument' });

export function named({ organisationId, name: given }: z.infer<typeof party>): Party {
  return { organisationId, name: given ?? organisationId };
}

export function contentOf({
  recipient,
  coIssuers,
  title,
  items: asked,
  legalBasis,
  replyTermDays,
}: z.infer<typeof ReviseDocumentBody>): DraftContent {
  return {
    recipient: named(recipient),
    coIssuers: coIssuers.map(named),
    title,
    items: asked,
    ...(legalBasis === undefined ? {} : { legalBasis }),
    ...(replyTermDays === undefined ? {} : { replyTermDays }),
  };
}

export function draftOf({ kind, issuer, regarding, ...rest }: z.infer<typeof DraftDocumentBody>): DraftOfDocument {
  return { kind, issuer: named(issuer), ...contentOf(rest), ...(regarding ? { regarding } : {}) };
}
