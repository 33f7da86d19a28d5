import { z } from 'zod';
import { contract, type EventOf } from './integration-event.js';

/** 督办单 · 提示单 · 提醒单 · 约谈建议 · 纪检监察建议 · 专报 (B6.6) */
export const documentKinds = [
  'supervision-order',
  'prompt',
  'reminder',
  'talk-proposal',
  'supervision-suggestion',
  'special-report',
] as const;

/** Command over request/reply: draft a document on behalf of another service. Repeated with the same idempotency key it answers with the same document. */
export const draftDocument = {
  pattern: 'notification.draft-document.v1',
  request: z.object({
    kind: z.enum(documentKinds),
    organisationId: z.string(),
    recipientOrganisationId: z.string(),
    subjectText: z.string(),
    body: z.string(),
    /** What the recipient answers one by one (B6.4), in the place of the body; default: the body is the one item. */
    items: z
      .array(z.object({ itemId: z.string().min(1), text: z.string().min(1) }))
      .min(1)
      .optional(),
    /** As they are named on paper; default: the ids. */
    issuerName: z.string().optional(),
    recipientName: z.string().optional(),
    /** Who issues it jointly with the organisation (1.9). */
    coIssuers: z.array(z.object({ organisationId: z.string(), name: z.string() })).optional(),
    legalBasis: z.string().optional(),
    /** Days from delivery; default: the rule's (B6.2). */
    replyTermDays: z.int().positive().max(365).optional(),
    /** What the document is about, in the asking service. */
    regarding: z.object({ service: z.string(), id: z.string() }),
    matterId: z.string(),
    causationId: z.string(),
  }),
  reply: z.object({ documentId: z.string(), position: z.string() }),
} as const;
export type DraftDocument = z.infer<typeof draftDocument.request>;

export const documentReplied = contract(
  'notification.document-replied.v1',
  z.object({
    documentId: z.string(),
    /** The commission that issued it: receivers act for it. */
    organisationId: z.string(),
    regarding: z.object({ service: z.string(), id: z.string() }),
    repliedOn: z.iso.date(),
  }),
);
export type DocumentReplied = EventOf<typeof documentReplied>;

/** 升级 (B6.6): sharper documents take this one's place; the service itself drafts them. */
export const documentEscalated = contract(
  'notification.document-escalated.v1',
  z.object({
    documentId: z.string(),
    organisationId: z.string(),
    ground: z.enum(['overdue', 'weak-reply', 'trend']),
    escalatedOn: z.iso.date(),
    successors: z.array(z.object({ documentId: z.string(), kind: z.enum(documentKinds) })).min(1),
    /** Absent for a document that no other service asked for. */
    regarding: z.object({ service: z.string(), id: z.string() }).optional(),
  }),
);
export type DocumentEscalated = EventOf<typeof documentEscalated>;
