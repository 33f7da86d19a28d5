import { type DraftDocument, rectificationItemOpened } from '@liandong/contracts';
import { dateInChina } from '@liandong/legal-time';
import { automation } from '@liandong/messaging/automation';

/** 督办单 (1.9): when an item is opened or opened again, its unit is urged in writing. The text follows from the event alone, so that a repetition asks for the same document. */
export const whenItemOpenedThenAskForOrder = automation(
  'when-item-opened-then-ask-for-order',
  rectificationItemOpened,
  ({ id, matterId, data }) => [
    {
      type: 'ask-for-order' as const,
      id: data.itemId,
      organisationId: data.organisationId,
      data: {
        kind: 'supervision-order',
        organisationId: data.organisationId,
        recipientOrganisationId: data.responsibleOrganisationId,
        // The template puts 关于 before it.
        subjectText: `“${data.problem}”整改事项`,
        body: `${data.requirement}\n\n请于 ${dateInChina(data.dueAt)} 前完成整改,提交整改材料,并书面回复。`,
        regarding: { service: 'rectification', id: data.itemId },
        matterId,
        causationId: id,
      } satisfies DraftDocument,
    },
  ],
);
