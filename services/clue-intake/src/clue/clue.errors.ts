import { dateInFuture, type Refusal } from '@liandong/event-sourcing';
import type { SignedDecision } from '../screening-meeting/signed-decision.js';
import type { Acquaintance } from '../person-facts/acquaintance.js';

/** Every refusal of a clue, beside `clue.not-allowed`. */
export const clueErrors = {
  dateInFuture: dateInFuture('clue'),
  dateTooEarly: (field: string): Refusal => ({
    code: 'clue.date-too-early', kind: 'invalid',
    zh: `日期“${field}”早于 1949-10-01`,
    en: `The date “${field}” lies before 1949-10-01`,
    details: { field },
  }),
  /** `dueAt`: until when the sender has to send it up. The subject is not named: nothing of the clue leaves a trace. */
  directForward: (dueAt: string): Refusal => ({
    code: 'clue.direct-forward', rule: 'B1.7',
    zh: '反映上级管理干部的线索应径送上级机关,不得录入本级平台;本系统未保存任何内容',
    en: 'A clue about a person managed by the upper level goes straight to the upper level and never enters the local library; nothing was stored',
    details: { dueAt },
  }),
  sourceNotYours: (allowed: readonly string[]): Refusal => ({
    code: 'clue.source-not-yours', kind: 'forbidden', rule: 'B1.5',
    zh: '该来源的线索不由您的岗位录入',
    en: 'Clues of this source are entered by others',
    allowed,
  }),
  originUnfit: (missing: readonly string[], notTaken: readonly string[]): Refusal => ({
    code: 'clue.origin-unfit', kind: 'invalid', rule: 'B1.5',
    zh: '来源信息不全,或含该来源不采集的信息',
    en: 'The source did not bring what it must, or more than it may',
    details: { missing, notTaken },
  }),
  departmentUnfit: {
    code: 'clue.department-unfit', kind: 'invalid', rule: 'B1.5',
    zh: '承办部门须为本机关内设部门:自办的为发现部门,移交的为另一部门,举报件为监督检查部门;其他来源不在录入时指定', en: 'The department is one of this organisation: the finder of what it keeps, another one of what it hands over, the one that a report is issued to; other sources name none when they enter',
  },
  notYourFinding: { code: 'clue.not-your-finding', kind: 'forbidden', rule: 'B1.5', zh: '自办的线索只能由发现部门本身报备', en: 'Only the department that found it reports for the record what it keeps' },
  notYourDepartment: { code: 'clue.not-your-department', kind: 'forbidden', rule: 'B1.5', zh: '该线索不由您的部门承办', en: 'This clue is not with your department' },
  /** `departmentId`: who proposes. */
  keptByDepartment: (departmentId: string): Refusal => ({ code: 'clue.kept-by-department', kind: 'forbidden', rule: 'B1.5', zh: '该线索由发现部门自办,报案管备案;处置意见由其提出', en: 'The department that found it keeps this clue, reported for the record; it proposes the disposal', details: { departmentId } }),
  stationUnfit: {
    code: 'clue.station-unfit', kind: 'invalid', rule: 'B1.5',
    zh: '须注明本镇(街)在册的、与来源相符的直报点或工作站,并报其所直报的机关',
    en: 'The clue must name an open point or station of this kind, of the township that reports, and go to the commission to which that reports',
  },
  pastTooLate: { code: 'clue.past-too-late', rule: 'B1.22', zh: '已在本系统中处置的线索,不再录入原有台账的处置', en: 'Once it is disposed of here, what an old ledger says of its disposal does not enter any more' },
  pastBeforeReceipt: { code: 'clue.past-before-receipt', kind: 'invalid', rule: 'B1.22', zh: '处置日期早于收到日期', en: 'It was disposed of before it was received' },
  modeNotOfItsDay: (allowed: readonly string[]): Refusal => ({ code: 'clue.mode-not-of-its-day', kind: 'invalid', rule: 'B1.22', zh: '处置当日没有这一处置方式', en: 'On that day there was no such mode', allowed }),
  caseFactTooEarly: { code: 'clue.case-fact-too-early', rule: 'B1.22', zh: '线索尚未处置,没有可登记的查办结果', en: 'Nothing is handled before a mode was approved' },
  caseFactNotFiled: (filedOn: string | undefined): Refusal => ({
    code: 'clue.case-fact-not-filed', rule: 'B1.22', zh: '须先登记立案,且不早于立案日期', en: 'The filing is recorded first, and nothing of the case lies before it', ...(filedOn === undefined ? {} : { details: { filedOn } }),
  }),
  caseFactStands: (fact: string): Refusal => ({ code: 'clue.case-fact-stands', rule: 'B1.22', zh: '该人的这一事实已登记为另一日期', en: 'The same fact about this person stands under another day', details: { fact } }),
  recoveryTold: (reference: string): Refusal => ({
    code: 'clue.recovery-told', rule: 'B1.22', zh: `案件(${reference})已报送同日同额的追缴,不再另行登记`, en: `The case (${reference}) told the same sum of the same day: it is not recorded beside it`, details: { reference },
  }),
  caseFactAmount: { code: 'clue.case-fact-amount', kind: 'invalid', rule: 'B1.22', zh: '追缴须写明金额,其他事实不写金额', en: 'What was recovered has an amount, and nothing else has' },
  subjectRepeated: {
    code: 'clue.subject-repeated', kind: 'invalid',
    zh: '同一被反映人编号出现两次',
    en: 'One subject id stands for two subjects',
  },
  notSubjects: (subjects: readonly string[]): Refusal => ({
    code: 'clue.not-a-subject', kind: 'invalid', rule: 'B1.6',
    zh: '所列人员不在本线索的被反映人之中',
    en: 'Persons are named who are not subjects of this clue',
    details: { subjects },
  }),
  forwardToSelf: {
    code: 'clue.forward-to-self', kind: 'invalid', rule: 'B1.6',
    zh: '移送的接收机关不能是本机关',
    en: 'A clue is forwarded to another body than the one that holds it',
  },
  unknownForwarding: { code: 'clue.unknown-forwarding', kind: 'invalid', rule: 'B1.6', zh: '本线索没有这次移送', en: 'This clue was not forwarded so' },
  forwardResultAwaited: { code: 'clue.forward-result-awaited', rule: 'B1.6', zh: '受移送机关尚未反馈结果,无从签收', en: 'The receiver has not told the result yet: there is nothing to sign for' },
  notARepeat: {
    code: 'clue.not-a-repeat', kind: 'invalid', rule: 'B1.8',
    zh: '首次件须为本机关线索库中的另一条在办或已办线索',
    en: 'The first clue must be another one of the same library that is not a repeat itself',
  },
  acquaintancesUndecided: (hits: readonly Acquaintance[]): Refusal => ({
    code: 'clue.acquaintances-undecided', rule: '2.5',
    zh: '拟承办单位或者人员与被反映人存在熟人关系:须另行分办,或者写明理由后批准',
    en: 'Who would handle it may know the subject: choose another unit, or approve with a reason',
    allowed: ['reject-routing', 'approve-routing'],
    details: { hits },
  }),
  addedAcquaintancesUndecided: (hits: readonly Acquaintance[]): Refusal => ({
    code: 'clue.added-acquaintances-undecided', rule: '2.5',
    zh: '承办单位或者人员与核查中新增的被反映人存在熟人关系:须写明理由后办结',
    en: 'Who handled it may know a subject whom the verification added: conclude with a reason',
    allowed: ['conclude'],
    details: { hits },
  }),
  acquaintancesUnseen: (hits: readonly Acquaintance[]): Refusal => ({
    code: 'clue.acquaintances-unseen', rule: '2.5',
    zh: '拟办意见提出后又发现熟人关系,审批时未显示:须退回重新提出',
    en: 'Something was found since it was proposed, which you were not shown: it has to be proposed anew',
    allowed: ['reject-routing'],
    details: { hits },
  }),
  proposerApproves: {
    code: 'clue.proposer-approves', rule: 'B1.3',
    zh: '提出意见的人不能审批自己的意见',
    en: 'Whoever made the proposal may not approve it',
  },
  /** `role`: whose approval is next. */
  notNextApprover: (role: string): Refusal => ({
    code: 'clue.not-next-approver', kind: 'forbidden', rule: 'B1.3',
    zh: role === 'principal' ? '处置意见现须主要负责人审批' : '处置意见现须分管领导审批',
    en: role === 'principal' ? 'The proposal now needs the approval of the principal' : 'The proposal now needs the approval of the deputy in charge',
    details: { role },
  }),
  limitEnded: { code: 'clue.limit-ended', rule: 'B1.2', zh: '处置方式已获批准,处置时限不再变更', en: 'A mode was approved: the limit of the disposal has ended' },
  limitPassed: { code: 'clue.limit-passed', rule: 'B1.2', zh: '处置时限已过,不能再中止或者延长', en: 'The limit has passed; it is neither paused nor extended any more' },
  limitPaused: { code: 'clue.limit-paused', rule: 'B1.2', zh: '处置时限已中止', en: 'The limit stands still', allowed: ['resume-limit'] },
  limitNotPaused: { code: 'clue.limit-not-paused', rule: 'B1.2', zh: '处置时限未中止', en: 'The limit does not stand still' },
  limitExtendedBefore: { code: 'clue.limit-extended-before', rule: 'B1.2', zh: '处置时限已延长过一次', en: 'The limit was extended once before' },
  limitChangeProposed: { code: 'clue.limit-change-proposed', rule: 'B1.2', zh: '已有一项时限变更待审批', en: 'A change of the limit waits for its approval', allowed: ['approve-limit-change', 'reject-limit-change'] },
  noLimitChange: { code: 'clue.no-limit-change', rule: 'B1.2', zh: '没有待审批的时限变更', en: 'No change of the limit waits for an approval', allowed: ['propose-limit-change'] },
  modeUnchanged: {
    code: 'clue.mode-unchanged', rule: 'B1.1',
    zh: '拟定的处置方式与现行方式相同',
    en: 'This mode is the current one already',
  },
  meetingDidNotDecide: {
    code: 'clue.meeting-did-not-decide', kind: 'invalid',
    zh: '所列会议没有对本线索作出研究意见,或者会议纪要尚未签署',
    en: 'The meeting that is named did not decide on this clue, or its minutes are not signed',
  },
  /** `decision`: what it decided. */
  meetingDecidedOtherwise: (decision: string): Refusal => ({
    code: 'clue.meeting-decided-otherwise',
    zh: '会议研究意见与拟定的处置方式不一致',
    en: 'The meeting that is named decided otherwise',
    details: { decision },
  }),
  /** 0.7, 4.8; `instead`: the command that is allowed. */
  contradictsMinutes: ({ kind, ...signed }: SignedDecision, instead: string): Refusal => ({
    code: 'clue.contradicts-minutes',
    rule: kind === 'joint-screening' ? '0.7' : '4.8',
    zh: '拟定的处置方式与已签署的会议纪要不一致:须按会议决定提出,或者由新的会议重新研究决定',
    en: 'Signed minutes decide otherwise on this clue: propose what they decided, or let a newer meeting decide',
    allowed: [instead],
    details: { ...signed },
  }),
  underVerification: {
    code: 'clue.under-verification', rule: 'B1.1',
    zh: '线索正在初步核实,核实结束前不能变更处置方式',
    en: 'The clue is being verified; its mode cannot change before the verification has ended',
  },
  notBeingVerified: {
    code: 'clue.not-being-verified', rule: 'B1.1',
    zh: '该线索的处置方式不是初步核实',
    en: 'The mode of this clue is not initial verification',
  },
  talkInquiriesOpen: (subjects: readonly string[]): Refusal => ({
    code: 'clue.talk-inquiries-open', rule: 'B1.1',
    zh: `尚有 ${subjects.length} 人的谈话函询未结束,不能变更处置方式`,
    en: `The talk or inquiry of ${subjects.length} person(s) goes on; the mode cannot change before it has ended`,
    details: { subjects },
  }),
  nobodyRemains: {
    code: 'clue.nobody-remains', rule: 'B1.19',
    zh: '全部被反映人的谈话函询均已了结,应当办结线索',
    en: 'Every subject’s talk or inquiry has ended for good: the clue is to be concluded',
    allowed: ['conclude'],
  },
  notOnHold: {
    code: 'clue.not-on-hold', rule: 'B2.36',
    zh: '只有暂存待查的线索才进行定期复核',
    en: 'Only a clue on hold is reviewed',
  },
  talkInquiriesAwaited: (subjects: readonly string[]): Refusal => ({
    code: 'clue.talk-inquiries-awaited', rule: 'B1.19',
    zh: `尚有 ${subjects.length} 人的谈话函询没有了结结果,不能办结;拟初步核实的须重新报批处置方式`,
    en: `${subjects.length} person(s) have no final outcome of their talk or inquiry; a verification needs a newly approved mode`,
    details: { subjects },
  }),
  notAtTownship: {
    code: 'clue.not-at-township', rule: 'B1.1',
    zh: '该线索未分办至乡镇初步核实',
    en: 'This clue was not routed to a township for initial verification',
  },
  /** `subjects`: whose result is needed, each once. */
  resultsIncomplete: (subjects: readonly string[]): Refusal => ({
    code: 'clue.results-incomplete', kind: 'invalid',
    zh: '须逐人报告全部被反映人的处理结果',
    en: 'The result of every subject is reported, each once',
    details: { subjects },
  }),
  notVerification: {
    code: 'clue.mode-not-routable', rule: 'B1.1',
    zh: '只有处置方式为“初步核实”或“谈话函询”的线索可以分办',
    en: 'Only a clue whose disposal mode is initial verification or talk and inquiry can be routed',
  },
  raisedLevel: {
    code: 'clue.raised-level-required', rule: 'B3.6',
    zh: '该线索(如巡察移交的村级干部线索)提级办理,不得交乡镇纪委',
    en: 'This clue, such as a tour clue about a village cadre, is handled at the raised level, not by the township',
    details: { allowedLevels: ['county'] },
  },
  unknownSubject: (subjectId: string): Refusal => ({
    code: 'clue.unknown-subject', kind: 'invalid',
    zh: '该人员不在本线索的核实结果之中',
    en: 'This person is not among the findings of the verification',
    details: { subjectId },
  }),
  outcomesAwaited: (subjects: readonly string[]): Refusal => ({
    code: 'clue.outcomes-awaited',
    zh: `尚有 ${subjects.length} 个被反映对象的处理结果未到,不能办结`,
    en: `${subjects.length} subject(s) still await their outcome; the clue cannot be concluded`,
    details: { subjects },
  }),
  modeNotClose: {
    code: 'clue.mode-not-close', rule: 'B1.1',
    zh: '未经核实的线索只有在“予以了结”获批后才能办结',
    en: 'Without a verification, a clue is concluded only after the mode “close” was approved',
  },
  feedbackMissing: {
    code: 'clue.feedback-missing', rule: 'B1.11',
    zh: '须先向来源单位反馈结果',
    en: 'Whoever handed the clue in must get its feedback first',
    allowed: ['give-feedback'],
  },
  feedbackNotOwed: { code: 'clue.feedback-not-owed', rule: 'B3.4', zh: '巡察移交线索经移交台账反馈,不另行反馈', en: 'The hand-over register tells the tour office; nothing else is told', allowed: ['close'] },
  feedbackTooEarly: (field: string, from: string): Refusal => ({
    code: 'clue.feedback-date-too-early', kind: 'invalid', rule: '0.14', zh: `反馈不得早于办结,签收不得早于反馈:不早于 ${from}`, en: `Told no earlier than concluded, and signed for no earlier than told: not before ${from}`, details: { field, from },
  }),
  stepUnsigned: ({ step, status }: { readonly step: number; readonly status: string }): Refusal => ({
    code: 'clue.step-unsigned', rule: 'B1.4',
    zh: `流转第 ${step} 步尚未签收,不能办结归档`, en: `Step ${step} of its way through hands has not been signed for; it cannot be closed before`, details: { step, status },
  }),
  /** `allowed`: what comes next in its assignment. */
  resultNotReviewed: (assignmentId: string, allowed: readonly string[]): Refusal => ({
    code: 'clue.result-not-reviewed', rule: 'B1.14',
    zh: '上级交办的线索,结果须先在其交办件中经集体研究并报主要负责人审批,再行反馈', en: 'What an upper body gave is answered by the result of its assignment, reviewed together and approved by the principal', allowed, details: { assignmentId },
  }),
  notAsReviewed: (assignmentId: string, summary: string): Refusal => ({
    code: 'clue.feedback-not-as-reviewed', kind: 'invalid', rule: 'B1.14', zh: '反馈内容须与经审批的交办件结果一致', en: 'The feedback says what was reviewed and approved, word for word', details: { assignmentId, summary },
  }),
  notSourceAgency: {
    code: 'clue.not-source-agency', kind: 'forbidden',
    zh: '只有来源单位可以签收反馈',
    en: 'Only whoever handed the clue in may acknowledge the feedback',
  },
  notHandedIn: { code: 'transfer.not-found', kind: 'not-found', zh: '贵单位没有移送、报送过该线索', en: 'Your organisation has handed in no such clue' },
  letterMissing: { code: 'clue.letter-missing', kind: 'invalid', rule: '0.14', zh: '书面反馈须写明函件文号', en: 'A result that goes out by letter names its number' },
  signsItself: { code: 'clue.source-signs-itself', kind: 'invalid', rule: '0.14', zh: '来源单位在系统内签收,不登记纸质回执', en: 'The source signs in the system; no receipt on paper is recorded for it' },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
