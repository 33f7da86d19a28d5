import { clueRouted } from '@liandong/contracts';
import { dateInChina } from '@liandong/legal-time';
import { automation } from '@liandong/messaging/automation';
import { itemBehind } from '../handover/item-routes.js';

/** 优先办理 (3.14): the tour office sees that its clue was arranged (分办). */
export const whenTourClueRoutedThenRecordProgress = automation(
  'when-tour-clue-routed-then-record-progress',
  clueRouted,
  ({ data, time }) => {
    const item = data.source.kind === 'inspection-tour' ? itemBehind(data.clueId) : undefined;
    if (!item) return [];
    return [
      {
        type: 'record-progress',
        id: item.handoverId,
        organisationId: data.organisationId,
        data: { itemNo: item.itemNo, stage: 'arranged', text: `已分办,线索编号 ${data.clueNumber}`, on: dateInChina(time) },
      },
    ];
  },
);
