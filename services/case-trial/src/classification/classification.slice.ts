import { classificationFrom } from '@liandong/protection';
import { namedRecords } from '../recusal/named-records.js';

/** 定密 / how the matter of a case or a measure is classified (B4.9). */
export const {
  secrecy: caseSecrecy,
  slice: classificationSlice,
  view: classificationView,
} = classificationFrom({
  service: 'case-trial',
  category: 'caseClassification',
  records: namedRecords,
  schema: 'ProposeCaseClassification',
  // Classified before it came here.
  follows: ['clue-intake'],
});
