import type { Permission } from '@liandong/access';

/** Registers of the service: the address of each one's list, and what reading it takes. */
export const registers = {
  clues: { path: 'clues', reads: 'clue.read' },
  'department-clues': { path: 'department-clues', reads: 'clue.read-department' },
  assignments: { path: 'assignments', reads: 'assignment.read' },
  'clue-copies': { path: 'clue-copies', reads: 'clue-copy.read' },
  transfers: { path: 'outgoing-transfers', reads: 'outgoing-transfer.read' },
  reports: { path: 'reports', reads: 'report.read' },
  replies: { path: 'replies', reads: 'reply.read' },
  talks: { path: 'talk-inquiries', reads: 'talk-inquiry.read' },
  meetings: { path: 'screening-meetings', reads: 'meeting.read' },
  clarifications: { path: 'clarifications', reads: 'clarification.read' },
  accusations: { path: 'false-accusations', reads: 'false-accusation.read' },
  imports: { path: 'imports', reads: 'import.read' },
  custody: { path: 'custody', reads: 'custody.read' },
  reconciliations: { path: 'reconciliations', reads: 'reconciliation.read' },
  'quarterly-lists': { path: 'quarterly-lists', reads: 'quarterly-list.read' },
  classifications: { path: 'classifications', reads: 'classification.read' },
  recusals: { path: 'recusals', reads: 'recusal.read' },
} as const satisfies Record<string, { readonly path: string; readonly reads: Permission }>;
export type RegisterName = keyof typeof registers;

/** Records that wait for one thing to be done: those that a filter of their register finds, for whoever may do it. */
export interface Work {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly in: RegisterName;
  /** As in the query of the register's list. `today`: the day of asking. */
  readonly where: Readonly<Record<string, string>>;
  /** Whoever may do what is waited for. */
  readonly for: Permission;
}

/** Stands for the day of asking. */
const TODAY = 'today';

/** The filter on that day. */
export function whereOn(where: Work['where'], today: string): Record<string, string> {
  return Object.fromEntries(Object.entries(where).map(([name, value]) => [name, value === TODAY ? today : value]));
}

const waiting = (name: string, zh: string, en: string, within: RegisterName, where: Work['where'], may: Permission): Work => ({
  name,
  zh,
  en,
  in: within,
  where,
  for: may,
});

/**
 * What may wait for somebody (待办), in the order of a clue's way. What an approval chain wants next stands with each record. Neither what passes unopened (B1.7) nor
 * breaches and interventions (B4.5, B4.6) are in it: of those few hear, each by the own register.
 */
export const works: readonly Work[] = [
  waiting('clue.register', '待登记线索', 'clues to be registered', 'clues', { status: 'received' }, 'clue.register'),
  waiting(
    'clue.decide-correction',
    '待审批更正登记',
    'corrections of registrations to be decided',
    'clues',
    { correction: 'true' },
    'clue.decide-correction',
  ),
  waiting('clue.screen', '待初审线索', 'clues to be screened', 'clues', { status: 'registered' }, 'clue.screen'),
  waiting(
    'clue.propose-disposal',
    '待提出处置意见',
    'clues without a proposed mode',
    'clues',
    { status: 'screened' },
    'clue.propose-disposal',
  ),
  waiting(
    'department.propose-disposal',
    '本部门待提出处置意见',
    'clues of the own department without a proposed mode',
    'department-clues',
    { status: 'screened' },
    'clue.propose-disposal',
  ),
  waiting(
    'clue.approve-disposal',
    '待审批处置意见',
    'proposed modes to be decided',
    'clues',
    { status: 'disposal-proposed' },
    'clue.approve-disposal',
  ),
  waiting(
    'clue.decide-limit-change',
    '待审批期限变更',
    'changes of a limit to be decided',
    'clues',
    { limitChange: 'true' },
    'clue.decide-limit-change',
  ),
  waiting(
    'clue.propose-routing',
    '待提出分办意见',
    'clues to be routed',
    'clues',
    { status: 'disposal-approved', mode: 'initial-verification' },
    'clue.propose-routing',
  ),
  waiting(
    'clue.approve-routing',
    '待审批分办意见',
    'proposed routings to be decided',
    'clues',
    { status: 'routing-proposed' },
    'clue.approve-routing',
  ),
  waiting('clue.decide-raise', '待审批提级', 'raised levels to be decided', 'clues', { raise: 'true' }, 'clue.decide-raise'),
  waiting(
    'clue.review-hold',
    '暂存待查到期复核',
    'clues on hold that are due for review',
    'clues',
    { mode: 'hold', reviewDueBy: TODAY },
    'clue.review-hold',
  ),
  waiting('clue.conclude', '待办结线索', 'verified clues to be concluded', 'clues', { status: 'verified' }, 'clue.conclude'),
  waiting(
    'clue.give-feedback',
    '待向来源单位反馈',
    'feedback owed to whoever handed a clue in',
    'clues',
    { feedback: 'owed' },
    'clue.give-feedback',
  ),
  waiting(
    'assignment.receive',
    '待签收上级交办件',
    'assignments from above to be taken in',
    'assignments',
    { status: 'opened' },
    'assignment.receive',
  ),
  waiting('assignment.approve', '待审批交办', 'assignments to be approved', 'assignments', { status: 'proposed' }, 'assignment.approve'),
  waiting(
    'assignment.report',
    '待集体研究的交办结果',
    'results of assignments to be reviewed',
    'assignments',
    { status: 'result-proposed' },
    'assignment.report',
  ),
  waiting(
    'assignment.approve-result',
    '待审批交办结果',
    'results of assignments to be approved',
    'assignments',
    { status: 'result-reviewed' },
    'assignment.approve-result',
  ),
  waiting(
    'assignment.send-up',
    '待上报交办结果',
    'results of assignments to be sent up',
    'assignments',
    { status: 'result-approved' },
    'assignment.report',
  ),
  waiting(
    'talk-inquiry.propose-plan',
    '待制定谈话函询方案',
    'talks and inquiries without a plan',
    'talks',
    { status: 'opened' },
    'talk-inquiry.propose-plan',
  ),
  waiting(
    'talk-inquiry.approve-plan',
    '待审批谈话函询方案',
    'plans of talks and inquiries to be decided',
    'talks',
    { status: 'plan-proposed' },
    'talk-inquiry.approve',
  ),
  waiting(
    'talk-inquiry.conduct',
    '待谈话或发函',
    'talks to be held, letters to be sent',
    'talks',
    { status: 'plan-approved' },
    'talk-inquiry.conduct',
  ),
  waiting(
    'talk-inquiry.sign-record',
    '待签字谈话记录',
    'records of talks to be signed',
    'talks',
    { status: 'held' },
    'talk-inquiry.conduct',
  ),
  waiting(
    'talk-inquiry.report',
    '待提交谈话函询报告',
    'reports of talks and inquiries to be made',
    'talks',
    { status: 'answered' },
    'talk-inquiry.report',
  ),
  waiting(
    'talk-inquiry.approve-outcome',
    '待审批谈话函询结果',
    'outcomes of talks and inquiries to be decided',
    'talks',
    { status: 'reported' },
    'talk-inquiry.approve',
  ),
  waiting('meeting.sign', '待签会议纪要', 'minutes of meetings to be signed', 'meetings', { status: 'convened' }, 'meeting.sign'),
  waiting('report.take-in', '待受理举报', 'reports to be taken in', 'reports', { status: 'submitted' }, 'report.take-in'),
  waiting(
    'report.decide-decline',
    '待审批不予受理',
    'proposed declines of reports',
    'reports',
    { status: 'decline-proposed' },
    'report.decide-decline',
  ),
  waiting(
    'reply.acknowledge',
    '待告知受理',
    'reporters to be told that they were heard',
    'replies',
    { status: 'owed' },
    'reply.acknowledge',
  ),
  waiting(
    'reply.tell-result',
    '待反馈处理结果',
    'reporters to be told the result',
    'replies',
    { status: 'result-owed' },
    'reply.tell-result',
  ),
  waiting(
    'reply.decide-objection',
    '待审核异议',
    'objections of reporters to be decided',
    'replies',
    { status: 'objected' },
    'reply.decide-objection',
  ),
  waiting('reply.conclude-recheck', '待复核', 're-checks to be concluded', 'replies', { status: 'rechecking' }, 'reply.conclude-recheck'),
  waiting('clue-copy.analyse', '待研判抄送线索', 'copies to be analysed', 'clue-copies', { status: 'received' }, 'clue-copy.analyse'),
  waiting(
    'clue-copy.approve',
    '待审批抄送研判',
    'analyses of copies to be approved',
    'clue-copies',
    { status: 'proposed' },
    'clue-copy.approve',
  ),
  waiting('clue-copy.reply', '待回复抄送单位', 'copies to be answered', 'clue-copies', { status: 'approved' }, 'clue-copy.reply'),
  waiting(
    'outgoing-transfer.approve',
    '待审批移送',
    'transfers to agencies to be approved',
    'transfers',
    { status: 'proposed' },
    'outgoing-transfer.approve',
  ),
  waiting(
    'outgoing-transfer.acknowledge-answer',
    '待签收移送反馈',
    'answers of agencies to be signed for',
    'transfers',
    { status: 'answered' },
    'outgoing-transfer.acknowledge-answer',
  ),
  waiting(
    'clarification.approve',
    '待审批澄清',
    'clarifications to be approved',
    'clarifications',
    { status: 'proposed' },
    'clarification.approve',
  ),
  waiting('clarification.make', '待实施澄清', 'clarifications to be made', 'clarifications', { status: 'approved' }, 'clarification.make'),
  waiting(
    'false-accusation.decide',
    '待认定诬告',
    'false accusations to be decided',
    'accusations',
    { status: 'proposed' },
    'false-accusation.decide',
  ),
  waiting('import.confirm', '待审批台账导入', 'imports to be approved', 'imports', { status: 'prepared' }, 'import.confirm'),
  waiting('custody.hand-over', '待移交签字', 'steps of clues to be handed over', 'custody', { status: 'open' }, 'custody.hand-over'),
  waiting('custody.receive', '待接收签字', 'steps of clues to be received', 'custody', { status: 'handed-over' }, 'custody.receive'),
  waiting('reconciliation.answer', '待核对清单', 'lists to be compared', 'reconciliations', { status: 'open' }, 'reconciliation.answer'),
  waiting(
    'reconciliation.settle',
    '待处理核对差异',
    'differences to be settled',
    'reconciliations',
    { status: 'differences' },
    'reconciliation.settle',
  ),
  waiting(
    'quarterly-list.send',
    '待报送季度反馈',
    'quarterly lists to be sent',
    'quarterly-lists',
    { status: 'owed' },
    'quarterly-list.send',
  ),
  waiting(
    'quarterly-list.receive',
    '待签收季度反馈',
    'quarterly lists to be signed for',
    'quarterly-lists',
    { status: 'sent' },
    'quarterly-list.receive',
  ),
  waiting(
    'classification.decide',
    '待审批密级',
    'secrecy levels to be decided',
    'classifications',
    { status: 'proposed' },
    'classification.decide',
  ),
  waiting('recusal.decide', '待决定回避', 'recusals to be decided', 'recusals', { pending: 'true' }, 'recusal.decide'),
];
