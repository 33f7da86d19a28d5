import { documentEscalated, documentReplied, type IntegrationEvent, legClosed, legOpened } from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { integrationEvent } from '@liandong/messaging/integration-event';
import type { DocumentEvent } from '../document/document.events.js';
import type { DocumentState } from '../document/document.state.js';
import { successorId } from '../document/escalation-ladder.js';
import { type DocumentKind, kinds } from '../document/kinds.js';

type Escalated = Extract<RecordedEvent<DocumentEvent>, { readonly type: 'DocumentEscalated' }>;

/** Private document event → public events; `document` is the document as it stood with this event. What it says stays private. */
export function publishDocument(
  event: RecordedEvent<DocumentEvent>,
  documentId: string,
  document: DocumentState,
): readonly IntegrationEvent[] {
  switch (event.type) {
    case 'DocumentDrafted':
      // The leg of a document that follows another was opened when that one was escalated.
      return document.predecessor ? [] : [integrationEvent('notification', legOpened, event, legOf(documentId, document.kind!, document))];
    case 'DocumentReplied':
      return document.regarding
        ? [
            integrationEvent('notification', documentReplied, event, {
              documentId,
              organisationId: document.organisationId!,
              regarding: document.regarding,
              repliedOn: event.data.repliedOn,
            }),
          ]
        : [];
    case 'DocumentEscalated':
      return escalated(event, documentId, document);
    case 'DocumentWithdrawn':
    case 'DocumentClosed':
      return [
        integrationEvent('notification', legClosed, event, { ...legOf(documentId, document.kind!, document), reason: event.data.reason }),
      ];
    default:
      return [];
  }
}

/** The legs of the documents that follow open before this one's closes, so that the matter cannot be closed in between. */
function escalated(event: Escalated, documentId: string, document: DocumentState): readonly IntegrationEvent[] {
  const successors = event.data.successors.map(({ kind }) => ({ documentId: successorId(documentId, kind), kind }));
  const { organisationId, regarding } = document;
  const { ground, escalatedOn } = event.data;
  return [
    ...successors.map((next) => integrationEvent('notification', legOpened, event, legOf(next.documentId, next.kind, document), next.kind)),
    integrationEvent('notification', documentEscalated, event, {
      documentId,
      organisationId: organisationId!,
      ground,
      escalatedOn,
      successors,
      ...(regarding ? { regarding } : {}),
    }),
    integrationEvent('notification', legClosed, event, {
      ...legOf(documentId, document.kind!, document),
      reason: successors.map(({ kind }) => `升级为${kinds[kind].name.zh}`).join(','),
    }),
  ];
}

function legOf(legId: string, kind: DocumentKind, { organisationId, content }: DocumentState) {
  return { legId, kind: 'document' as const, title: `${kinds[kind].name.zh}:${content!.title}`, organisationId: organisationId! };
}
