import { classificationFrom } from '@liandong/protection';
import { namedRecords } from '../matter/named-records.js';

/** 定密 / how a clue's or a report's matter is classified (B4.9). */
export const {
  secrecy: matterSecrecy,
  slice: classificationSlice,
  view: classificationView,
} = classificationFrom({
  service: 'clue-intake',
  category: 'classification',
  records: namedRecords,
  schema: 'ProposeClassification',
  follows: ['case-trial'],
});
