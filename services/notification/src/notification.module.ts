import { Module } from '@nestjs/common';
import { defineService, ofSlices, publisher, reaction } from '@liandong/service-kit';
import { whenDocumentEscalatedThenDraftSuccessor } from './automation/when-document-escalated-then-draft-successor.js';
import { DocumentController } from './document/document.controller.js';
import { document } from './document/document.decider.js';
import { DocumentRequests } from './document/document.requests.js';
import { documentNumbers, DocumentService } from './document/document.service.js';
import { followed } from './document/recusals-followed.js';
import { publishDocument } from './publishing/notification.integration-events.js';
import { DocumentRegisterController } from './read/document-register/document-register.controller.js';
import { documentRegister } from './read/document-register/document-register.projection.js';
import { DocumentRegisterQuery } from './read/document-register/document-register.query.js';
import { RegisteredDocument } from './read/document-register/document.entity.js';
import { ReceivedDocumentsController } from './read/received-documents/received-documents.controller.js';
import { ReceivedDocumentsQuery } from './read/received-documents/received-documents.query.js';
import { ReplyDeadlinesController } from './read/reply-deadlines/reply-deadlines.controller.js';
import { ReplyDeadlinesQuery } from './read/reply-deadlines/reply-deadlines.query.js';
import { notificationFigures } from './figures/notification.figures.js';
import { documentView } from './views/document.view.js';

/** Drafts, issues and delivers documents, and follows them up until they are answered: 督办单, 提示单, 提醒单, 约谈建议, 纪检监察建议, 专报. */
@Module(
  defineService(
    ofSlices({ name: 'notification', recusals: followed.recusals }, [
      followed.slice,
      {
        categories: [document.category, documentNumbers.category],
        projections: [documentRegister],
        entities: [RegisteredDocument],
        decisionViews: [documentView],
        figures: notificationFigures,
        publish: [publisher(document, publishDocument)],
        reactions: [
          reaction(whenDocumentEscalatedThenDraftSuccessor, DocumentService, (documents, request, { id, data }) =>
            documents.draftSuccessor(request, id, data),
          ),
        ],
        controllers: [
          DocumentController,
          DocumentRequests,
          DocumentRegisterController,
          ReplyDeadlinesController,
          ReceivedDocumentsController,
        ],
        providers: [DocumentService, DocumentRegisterQuery, ReplyDeadlinesQuery, ReceivedDocumentsQuery],
      },
    ]),
  ),
)
export class NotificationModule {}
