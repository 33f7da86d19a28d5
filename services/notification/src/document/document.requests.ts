import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type DraftDocument, draftDocument } from '@liandong/contracts';
import { Answers, type RequestPacket } from '@liandong/messaging';
import { newId, serviceRequest } from '@liandong/service-kit';
import type { DraftOfDocument } from './document.commands.js';
import { DocumentService } from './document.service.js';

/** What other services ask for. */
@Controller()
export class DocumentRequests {
  constructor(private readonly documents: DocumentService) {}

  /** Drafts a document on behalf of the asking service. The same idempotency key gets the same document. */
  @Answers(draftDocument.pattern)
  async draft(@Payload() { idempotencyKey, payload }: RequestPacket): Promise<{ readonly documentId: string; readonly position: string }> {
    const asked = draftDocument.request.parse(payload);
    const request = serviceRequest(asked.regarding.service, idempotencyKey, asked.matterId, asked.causationId, asked.organisationId);
    const { id, position } = await this.documents.draft(request, newId(request, 'document'), draftOf(asked));
    return { documentId: id, position };
  }
}

function draftOf({
  kind,
  organisationId,
  issuerName,
  recipientOrganisationId,
  recipientName,
  coIssuers,
  subjectText,
  body,
  items,
  legalBasis,
  replyTermDays,
  regarding,
}: DraftDocument): DraftOfDocument {
  return {
    kind,
    issuer: { organisationId, name: issuerName ?? organisationId },
    coIssuers: coIssuers ?? [],
    recipient: { organisationId: recipientOrganisationId, name: recipientName ?? recipientOrganisationId },
    title: subjectText,
    items: items ?? [{ itemId: '1', text: body }],
    regarding,
    ...(legalBasis === undefined ? {} : { legalBasis }),
    ...(replyTermDays === undefined ? {} : { replyTermDays }),
  };
}
