import { z } from 'zod';
import { contract, type EventOf } from './integration-event.js';

/** 督办单 · 提示单 · 提醒单 · 约谈建议 · 纪检监察建议 · 专报 (B6.6) */
export const documentKinds = ['supervision-order', 'prompt', 'reminder', 'talk-proposal', 'supervision-suggestion', 'special-report'] as const;

/** Command over request/reply: draft a document on behalf of another service. Repeated with the same idempotency key it answers with the same document. */
export const draftDocument = {
  pattern: 'notification.draft-document.v1',
  request: z.object({
    kind: z.enum(documentKinds),
    organisationId: z.string(),
    recipientOrganisationId: z.string(),
    subjectText: z.string(),
    body: z.string(),
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
