import { documentEscalated } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** B6.6: what follows an escalated document is drafted at once, for the issuers to sign. */
export const whenDocumentEscalatedThenDraftSuccessor = automation(
  'when-document-escalated-then-draft-successor',
  documentEscalated,
  ({ data }) =>
    data.successors.map(({ documentId, kind }) => ({
      type: 'draft-successor',
      id: documentId,
      organisationId: data.organisationId,
      data: { predecessorId: data.documentId, kind },
    })),
);
