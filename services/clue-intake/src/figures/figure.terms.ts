import type { supervisionGrounds, supervisionWays } from '../assignment/assignment.events.js';
import type { BreachStatus } from '../breach/breach.state.js';
import type { CopyConclusion } from '../clue-copy/clue-copy.events.js';
import type { DepartureGround } from '../rules/departure-terms.js';
import type { InterventionKind } from '../intervention/intervention.events.js';
import type { differenceKinds } from '../library/library.events.js';
import type { answerKinds, Settlement } from '../reconciliation/reconciliation.events.js';
import type { TransferWay } from '../outgoing-transfer/outgoing-transfer.events.js';
import type { StationKind } from '../station/station.decider.js';
import type { TalkInquiryForm, TalkInquiryOutcome } from '../talk-inquiry/talk-inquiry.events.js';
import type { TalkInquiryStatus } from '../talk-inquiry/talk-inquiry.state.js';
import { problemTypeTerm } from '@liandong/legal-time';
import type { Opinion } from '../person-enquiry/person-enquiry.events.js';
import type { EnquiryPurpose } from '../rules/enquiry-authority.js';
import { breachKindTable, type BreachKind } from '../rules/breach-kinds.js';
import { reviewRhythms } from '../rules/review-rhythms.js';
import {
  caseFactTerms,
  formTerms,
  handlingTerms,
  levelTerms,
  managementTerms,
  modeTerms,
  outcomeTerms,
  rankTerms,
  sourceTerms,
  statusTerms,
  subjectKindTerms,
  yesNoTerms,
} from '../terms/clue.terms.js';
import { vocabulary } from '../terms/vocabulary.js';

/** 时限: the clocks of this service by their names. */
export const clockTerms = vocabulary({
  disposal: '处置方式',
  jurisdiction: '移送管辖',
  'upper-level-registration': '上级转交件登记',
  'disposal-step': '处置审批环节',
  'hold-review': '暂存待查复核',
  handling: '办理',
  'priority-disposal': '优先件处置',
  'priority-start': '优先件启动',
  'priority-result': '优先件反馈结果',
  'assignment-registration': '交办件登记',
  assignment: '交办件办理',
  'talk-inquiry': '谈话函询',
  'talk-record': '谈话记录',
  'talk-inquiry-report': '谈话函询报告',
  acknowledgement: '告知受理',
  'reporter-result': '向举报人反馈结果',
  'quarterly-list': '季度反馈',
  feedback: '反馈',
  'feedback-receipt': '反馈签收',
  'outgoing-transfer': '移送件签收',
  'person-enquiry': '廉政意见回复',
  reconciliation: '定期核对答复',
  'library-reconciliation': '线索库定期核对',
});

const stationKinds = vocabulary<StationKind>({ 'direct-report-point': '信息直报点', 'work-station': '纪检监察工作站' });
const grounds = vocabulary<(typeof supervisionGrounds)[number]>({
  overdue: '逾期未办',
  careless: '敷衍塞责',
  'needs-supplement': '需要补充',
});
const ways = vocabulary<(typeof supervisionWays)[number]>({
  letter: '发函',
  hearing: '听取汇报',
  'file-review': '审阅案卷',
  'on-site': '实地督促',
});
const effects = vocabulary({ refund: '清退', 'rule-issued': '建章立制' });
const reviews = vocabulary(Object.fromEntries(reviewRhythms.flatMap(({ reviews: each }) => each.map(({ kind, zh }) => [kind, zh]))));
const breaches = vocabulary<BreachKind>(
  Object.fromEntries(Object.entries(breachKindTable).map(([kind, { zh }]) => [kind, zh])) as Record<BreachKind, string>,
);
const breachOutcomes = vocabulary<Exclude<BreachStatus, 'none'>>({
  reported: '已反映',
  registered: '已登记',
  'under-examination': '核查中',
  found: '属实',
  'not-found': '不属实',
  'handed-over': '移送追责',
  closed: '已结',
});
const interventions = vocabulary<InterventionKind>({
  inquiring: '打听案情',
  interfering: '过问、干预办案',
  pleading: '说情',
  'unapproved-contact': '未经批准接触',
});
const interventionOutcomes = vocabulary({
  recorded: '已登记',
  assessed: '已研判',
  'with-chief': '报主要负责人',
  handled: '已处理',
  'no-action': '不予处理',
  reminded: '提醒谈话',
  'reported-upward': '向上报告',
  'handed-over': '移交',
});
const copiedKinds = vocabulary({ clue: '问题线索', opinion: '意见建议' });
const conclusions = vocabulary<CopyConclusion>({
  clue: '转问题线索',
  'daily-supervision': '日常监督',
  'political-ecology': '政治生态评价',
  'prompt-hint': '提示单',
  'no-use': '不采用',
});
const transferWays = vocabulary<TransferWay>({ 'hand-over': '移送管辖', notice: '通报' });
const transferStages = vocabulary({
  sent: '已发出',
  accepted: '已签收',
  refused: '已退回',
  recalled: '已撤回',
  answered: '已反馈',
  acknowledged: '反馈已签收',
});
const purposes = vocabulary<EnquiryPurpose>({ appointment: '选拔任用', election: '换届、提名', award: '评先评优', other: '其他' });
const personOpinions = vocabulary<Opinion>({ 'no-clue': '未发现问题线索', pending: '有问题线索未办结', concluded: '问题线索已办结' });
const departures = vocabulary<DepartureGround>({ resigned: '辞职', retired: '退休', transferred: '调动', dismissed: '开除、辞退' });
const differences = vocabulary<(typeof differenceKinds)[number]>({ missing: '缺少', surplus: '多出', content: '内容不符' });
const custody = vocabulary({ open: '待交接', 'handed-over': '已交出待签收', received: '已签收', withdrawn: '已撤回' });
const answers = vocabulary<(typeof answerKinds)[number]>({ confirmed: '确认', objected: '有异议' });
const settlements = vocabulary<Settlement>({
  'ledger-corrected': '更正台账',
  'handler-corrected': '承办部门更正',
  'registered-later': '补登',
  'no-difference': '无差异',
});
const talkStatuses = vocabulary<Exclude<TalkInquiryStatus, 'none'>>({
  opened: '已启动',
  'plan-proposed': '方案待批准',
  'plan-approved': '方案已批准',
  notified: '已通知',
  held: '已谈话',
  answered: '已答复',
  reported: '已报告',
  concluded: '已办结',
  discontinued: '已终止',
});
const talkOutcomes = vocabulary<TalkInquiryOutcome>({
  clarified: '了结澄清',
  reminder: '谈话提醒',
  'criticise-educate': '批评教育',
  'order-examination': '责令检查',
  admonish: '诫勉',
  'inquire-again': '再次谈话函询',
  'initial-verification': '初步核实',
});
const talkForms = vocabulary<TalkInquiryForm>({ talk: '谈话', 'delegated-talk': '委托谈话', letter: '函询' });
const formsOfTalks = vocabulary({ first: '第一种形态', none: '不运用' });
const channels = vocabulary({ module: '举报模块', column: '专栏', letter: '来信', visit: '来访', hotline: '电话' });
const standings = vocabulary({ anonymous: '匿名', signed: '署名待核', 'real-name': '实名' });
const receipts = vocabulary({ owed: '待反馈', told: '已反馈', signed: '已签收' });
const handlings = vocabulary({
  ...Object.fromEntries(handlingTerms.codes.map((code) => [code, handlingTerms.termOf(code)])),
  'not-said': '未注明',
});
const categories = vocabulary({ 'village-cadre': '村干部', official: '公职人员' });

/** What a dimension is called, and its codes; null: identifiers, days and amounts stand as they are. */
interface DimensionTerms {
  readonly zh: string;
  readonly terms: Terms | null;
}
/** Some codes are an organisation's own. */
interface Terms {
  termOf(code: string, organisationId?: string): string;
}
const of = (zh: string, terms: Terms | null = null): DimensionTerms => ({ zh, terms });

/** Of every figure that has it, unless its own row says otherwise. */
const dimensions: Readonly<Record<string, DimensionTerms>> = {
  organisation: of('单位'),
  matter: of('事项'),
  zone: of('协作区'),
  handlingUnit: of('承办部门'),
  region: of('地区'),
  agency: of('协作机关'),
  unit: of('单位'),
  responsible: of('承办单位'),
  city: of('市州'),
  county: of('县区'),
  month: of('月份'),
  receivedYear: of('接收年份'),
  disposedYear: of('处置年份'),
  on: of('日期'),
  rule: of('规定'),
  source: of('来源', sourceTerms),
  priority: of('优先', yesNoTerms),
  mode: of('处置方式', modeTerms),
  status: of('状态', statusTerms),
  problem: of('问题类型', { termOf: problemTypeTerm }),
  problemArea: of('问题大类', { termOf: problemTypeTerm }),
  subject: of('被反映对象类型', subjectKindTerms),
  rank: of('职级', rankTerms),
  managedBy: of('管理权限', managementTerms),
  category: of('人员类别', categories),
  form: of('四种形态', formTerms),
  level: of('层级', levelTerms),
  fact: of('查办结果', caseFactTerms),
  outcome: of('处理结果', outcomeTerms),
  overdue: of('超期时限', clockTerms),
  limit: of('时限', clockTerms),
  inTime: of('按期', yesNoTerms),
  raisedLevel: of('提级', yesNoTerms),
  handling: of('分办方式', handlings),
  crossed: of('交叉', yesNoTerms),
  ground: of('督办事由', grounds),
  way: of('督办方式', ways),
  receipt: of('反馈情况', receipts),
  stage: of('进展', transferStages),
  barred: of('从业限制', yesNoTerms),
  conclusion: of('研判结论', conclusions),
  answer: of('答复', answers),
  settlement: of('差异处理', settlements),
  purpose: of('用途', purposes),
  opinion: of('意见', personOpinions),
  channel: of('渠道', channels),
  standing: of('署名情况', standings),
};

/** Dimensions that mean something of their own in one figure. */
const ofFigures: Readonly<Record<string, Readonly<Record<string, DimensionTerms>>>> = {
  clues: { level: of('管理权限', managementTerms) },
  stations: { kind: of('种类', stationKinds) },
  'results-reported': { kind: of('种类', handlingTerms) },
  effects: { kind: of('种类', effects) },
  'effect-quantities': { kind: of('种类', effects) },
  'money-returned': { kind: of('种类', effects) },
  'reviews-held': { kind: of('制度', reviews) },
  'outgoing-transfers': { way: of('方式', transferWays) },
  departures: { ground: of('离岗原因', departures) },
  'copied-items': { kind: of('种类', copiedKinds) },
  'copied-items-by-conclusion': { kind: of('种类', copiedKinds) },
  'interventions-recorded': { kind: of('种类', interventions) },
  'interventions-by-outcome': { outcome: of('处理', interventionOutcomes) },
  'breaches-entered': { kind: of('种类', breaches) },
  'breaches-by-outcome': { kind: of('种类', breaches), outcome: of('结果', breachOutcomes) },
  'talk-inquiries-by-status': { status: of('状态', talkStatuses) },
  'talk-inquiries-by-outcome': { outcome: of('结果', talkOutcomes), way: of('方式', talkForms) },
  'talk-inquiry-persons-by-form': { form: of('四种形态', formsOfTalks) },
  'handover-differences': { kind: of('差异', differences) },
  subjects: { kind: of('被反映对象类型', subjectKindTerms) },
  'custody-steps': { status: of('签收状态', custody) },
};

/** What a figure of this service calls a dimension; undefined: nobody said. */
export function dimensionOf(figure: string, dimension: string): DimensionTerms | undefined {
  return ofFigures[figure.replace('clue-intake.', '')]?.[dimension] ?? dimensions[dimension];
}

/** A group of a figure of that organisation, or of the one that the group names, as people read it: 来源:信访举报;处置方式:予以了结. */
export function groupText(figure: string, group: Readonly<Record<string, string>>, organisationId: string): string {
  return Object.entries(group)
    .map(([dimension, member]) => {
      const known = dimensionOf(figure, dimension);
      return `${known?.zh ?? dimension}:${known?.terms?.termOf(member, group['organisation'] ?? organisationId) ?? member}`;
    })
    .join(';');
}
