import { recusalFrom } from '@liandong/protection';
import { investigationCase } from '../case/case.decider.js';
import { measure } from '../measure/measure.decider.js';

/** 回避 / recusal from the matter of a case or a measure (B4.1, B4.2). What a case’s panel and investigators may not have done before, the case says itself. */
export const { recusals: caseRecusals, slice: recusalSlice, view: recusalView } = recusalFrom({
  service: 'case-trial',
  category: 'caseRecusal',
  records: { case: investigationCase, measure },
  named: 'Case',
  // Nothing here is about the records of another matter.
  names: {},
});
