import { recusalFrom } from '@liandong/protection';
import { namedRecords } from './named-records.js';

/** 回避 / recusal from the matter of a case or a measure (B4.1, B4.2). What a case’s panel and investigators may not have done before, the case says itself. */
export const {
  recusals: caseRecusals,
  slice: recusalSlice,
  view: recusalView,
} = recusalFrom({
  service: 'case-trial',
  category: 'caseRecusal',
  records: namedRecords,
  named: 'Case',
  // Nothing here is about the records of another matter.
  names: {},
  follows: ['clue-intake', 'joint-supervision'],
});
