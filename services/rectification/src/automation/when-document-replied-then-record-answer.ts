import { documentReplied } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** B6.4: the unit's reply to a document about an item is recorded on the item; documents about anything else are not ours. */
export const whenDocumentRepliedThenRecordAnswer = automation('when-document-replied-then-record-answer', documentReplied, ({ data }) =>
  data.regarding.service === 'rectification'
    ? [
        {
          type: 'record-answer' as const,
          id: data.regarding.id,
          organisationId: data.organisationId,
          data: { documentId: data.documentId, repliedOn: data.repliedOn },
        },
      ]
    : [],
);
