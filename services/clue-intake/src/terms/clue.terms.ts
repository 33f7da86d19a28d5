import type { personCategories, personRanks, Subject, SubjectKind, SubjectOutcome } from '@liandong/contracts';
import type { ClueSourceKind } from '../clue/clue.events.js';
import type { CaseFactKind } from '../clue/clue.past.decider.js';
import type { Handling } from '../clue/clue.routing.terms.js';
import { type ClueOrigin, clueSources } from '../clue/clue.sources.js';
import type { ClueStatus } from '../clue/clue.state.js';
import type { PastMode } from '../rules/disposal-modes.js';
import { vocabulary } from './vocabulary.js';

const kinds = Object.keys(clueSources) as readonly ClueSourceKind[];
const exactly = (text: string) => new RegExp(`^${text}$`);

/** 线索来源 (B1.5): each by its name, its number's prefix, and what ledgers call it beside. */
export const sourceTerms = vocabulary<ClueSourceKind>(
  Object.fromEntries(kinds.map((kind) => [kind, clueSources[kind].zh])) as Record<ClueSourceKind, string>,
  [
    ['petition', /^信访$/],
    ['procuratorate', /^检察(机关|院)$/],
    ['inspection-tour', /^(巡察|巡察移交|巡视)$/],
    ['people-congress', /^人大$/],
    ['audit', /^审计$/],
    ['court', /^法院$/],
    ['supervision', /^(监督检查|日常监督|自行发现)$/],
    ['upper-level', /^上级$/],
    ...kinds.map((kind) => [kind, exactly(clueSources[kind].numberPrefix)] as const),
  ],
);

/** 管理权限. */
export const managementTerms = vocabulary<Subject['managedBy']>({ upper: '上级管', county: '县管', township: '乡管', village: '村' }, [
  ['upper', /^(upper|上级管?|中管|省管|市管|省.*管|市.*管)/],
  // To their end, since whatever stands behind may be another level.
  ['county', /^(county|县|区|本级)[委级直属管理干部工]*$/],
  ['township', /^(township|乡|镇|街道)[委级镇街道管理干部工]*$/],
  ['village', /^(village|村|社区)[级两委居民管理干部工]*$/],
]);

/** 立案层级 (2.10), and who handles a clue. */
export const levelTerms = vocabulary({ township: '乡级', county: '县级' }, [
  ['township', /^(乡|镇|街道)/],
  ['county', /^(县|区|市|本级)/],
]);

/** 处置方式 of every time (B1.1, B1.22). */
export const modeTerms = vocabulary<PastMode>(
  { file: '拟立案', 'initial-verification': '初步核实', 'talk-inquiry': '谈话函询', hold: '暂存待查', retain: '留存', close: '予以了结' },
  [
    ['file', /^立案$/],
    ['initial-verification', /^初核$/],
    ['talk-inquiry', /^(谈话|函询)$/],
    ['hold', /^暂存$/],
    ['close', /^了结$/],
  ],
);

/** 被反映对象类型. */
export const subjectKindTerms = vocabulary<SubjectKind>({ person: '自然人', institution: '单位', unidentified: '身份不明' }, [
  ['person', /^(个人|人员)$/],
  ['institution', /^(部门|党组织|企业|集体)$/],
  ['unidentified', /^(不明|不详|未知|有事无人)$/],
]);

/** 职级. */
export const rankTerms = vocabulary<(typeof personRanks)[number]>(
  {
    ministerial: '省部级',
    bureau: '厅局级',
    'county-division': '县处级',
    'township-section': '乡科级',
    clerk: '一般干部',
    other: '其他人员',
  },
  [
    ['ministerial', /^(正|副)?(省部|省|部)级/],
    ['bureau', /^(正|副)?(厅局|地厅|厅|局)级/],
    ['county-division', /^(正|副)?(县处|处|县)级/],
    ['township-section', /^(正|副)?(乡科|科|乡镇)级/],
    ['clerk', /^(科员|办事员|一般人员)$/],
    ['other', /^(其他|农村、企业等其他人员|农村)/],
  ],
);

/** 人员类别. */
export const personCategoryTerms = vocabulary<(typeof personCategories)[number]>(
  {
    'party-member': '中共党员',
    'public-official': '监察对象',
    'party-member-and-public-official': '中共党员且监察对象',
    neither: '非党员非监察对象',
  },
  [
    ['party-member', /^党员$/],
    ['party-member-and-public-official', /^(中共)?党员[、和及且]?监察对象$/],
    ['neither', /^其他(人员)?$/],
  ],
);

/** 四种形态 (B2.26). */
export const formTerms = vocabulary<'1' | '2' | '3' | '4'>(
  { 1: '第一种形态', 2: '第二种形态', 3: '第三种形态', 4: '第四种形态' },
  (['一', '二', '三', '四'] as const).map(
    (name, index) => [String(index + 1) as '1', new RegExp(`^第?(${name}|${index + 1})种?(形态)?$`)] as const,
  ),
);

/** 办理状态. */
export const statusTerms = vocabulary<Exclude<ClueStatus, 'none'>>({
  received: '已受理待登记',
  registered: '已登记',
  screened: '已研判',
  'disposed-before': '原台账已处置',
  'disposal-proposed': '处置方式待批准',
  'disposal-approved': '处置方式已批准',
  'routing-proposed': '分办待批准',
  routed: '已分办',
  verified: '已核查',
  concluded: '已了结',
  'feedback-given': '已反馈',
  closed: '已关闭',
  forwarded: '已移送',
  returned: '已退回',
  'repeat-kept': '作为重复件留存',
  voided: '已作废',
});

/** 分办方式. */
export const handlingTerms = vocabulary<Handling['kind']>({
  'self-handled': '自办',
  'passed-on': '转办',
  assigned: '交办',
  supervised: '督办',
  assisted: '协办',
});

/** 反馈情况 (0.14). */
export const feedbackTerms = vocabulary({ owed: '待反馈', given: '已反馈', acknowledged: '已签收' });

/** 处理结果. */
export const outcomeTerms = vocabulary<SubjectOutcome>({
  file: '立案',
  admonish: '诫勉谈话',
  'criticise-educate': '批评教育',
  examination: '检查',
  circular: '通报',
  reorganisation: '改组',
  suggestion: '提出建议',
  'no-case': '了结',
});

/** 查办结果 (3.16). */
export const caseFactTerms = vocabulary<CaseFactKind>({
  filed: '立案',
  handled: '办结',
  sanctioned: '处分',
  detained: '留置',
  transferred: '移送司法',
  recovered: '追缴',
});

/** 监督发现的场合、三类问题和处理 (1.10, 1.12, 0.10, B1.5). */
export const occasionTerms = vocabulary<NonNullable<ClueOrigin['occasion']>>({
  daily: '日常监督',
  'special-inspection': '专项检查',
  'open-or-secret-visit': '明察暗访',
  'on-site-meeting': '现场会',
  'special-inquiry': '专题询问',
  'same-level': '同级监督',
});
export const problemKindTerms = vocabulary<NonNullable<ClueOrigin['problemKind']>>({
  'slow-progress': '推进缓慢',
  'extorting-favours': '吃拿卡要',
  'passing-the-buck': '推诿扯皮',
});
export const ownHandlingTerms = vocabulary<NonNullable<ClueOrigin['handling']>>({
  'reported-for-record': '报案管备案',
  'handed-over': '移交',
});

export const yesNoTerms = vocabulary({ true: '是', false: '否' }, [
  ['true', /^(√|Y|YES|TRUE|有)$/i],
  ['false', /^(×|N|NO|FALSE|无)$/i],
]);
