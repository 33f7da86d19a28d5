import { clueConcluded, legClosed } from '@liandong/contracts';
import { dateInChina } from '@liandong/legal-time';
import { automation } from '@liandong/messaging/automation';
import { itemBehind } from '../handover/item-routes.js';

/** The tour's item learns what became of its clue: figures only, no names (B3.4). */
export const whenTourClueConcludedThenRecordResult = automation(
  'when-tour-clue-concluded-then-record-result',
  clueConcluded,
  ({ data }) => {
    const item = data.source.kind === 'inspection-tour' ? itemBehind(data.clueId) : undefined;
    if (!item) return [];
    return [
      {
        type: 'record-result',
        id: item.handoverId,
        organisationId: data.organisationId ?? data.source.agencyId,
        data: { itemNo: item.itemNo, text: data.summary, reference: data.clueNumber, figures: data.figures, on: data.concludedOn },
      },
    ];
  },
);

/** A clue may end without being concluded: forwarded, returned, a repeat. After a conclusion this changes nothing. */
export const whenTourClueEndedThenRecordResult = automation('when-tour-clue-ended-then-record-result', legClosed, ({ data, time }) => {
  const item = data.kind === 'clue' ? itemBehind(data.legId) : undefined;
  if (!item) return [];
  return [
    {
      type: 'record-result',
      id: item.handoverId,
      organisationId: data.organisationId,
      data: { itemNo: item.itemNo, text: data.reason, on: dateInChina(time) },
    },
  ];
});
