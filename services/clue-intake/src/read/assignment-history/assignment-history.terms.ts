import type { AssignmentEvent } from '../../assignment/assignment.events.js';
import type { StepTerms } from '../history/history.js';

/** What the steps of an assigned matter are called. */
export const assignmentStepTerms: StepTerms<AssignmentEvent> = {
  AssignmentOpened: { zh: '随线索收件', en: 'came in with its clue' },
  AssignmentReceived: { zh: '收件登记', en: 'received' },
  AssignmentEnded: { zh: '线索已不在库,终止', en: 'ended: the clue left the library' },
  AssignmentAccepted: { zh: '受理', en: 'accepted' },
  AssignmentPassedOn: { zh: '转出', en: 'passed on' },
  AssignmentProposed: { zh: '拟交办', en: 'proposed' },
  AssignmentApproved: { zh: '批准交办', en: 'approved' },
  AssignmentWithdrawn: { zh: '撤回', en: 'withdrawn' },
  AssignmentRejected: { zh: '不同意交办', en: 'rejected' },
  DeadlineExtended: { zh: '延长办理期限', en: 'limit extended' },
  DeadlineExtendedFromAbove: { zh: '上级批准延期', en: 'limit extended by the upper body' },
  SupervisionProposed: { zh: '拟督办', en: 'supervision proposed' },
  SupervisionApproved: { zh: '批准督办', en: 'supervision approved' },
  SupervisionRejected: { zh: '不同意督办', en: 'supervision rejected' },
  SupervisionCarriedOut: { zh: '开展督办', en: 'supervision carried out' },
  ResultProposed: { zh: '拟报办理结果', en: 'result proposed' },
  ResultReviewed: { zh: '集体研究', en: 'result reviewed collectively' },
  ResultApproved: { zh: '批准办理结果', en: 'result approved' },
  ResultRejected: { zh: '退回办理结果', en: 'result sent back' },
  ResultSentUp: { zh: '上报结果', en: 'result sent up' },
};
