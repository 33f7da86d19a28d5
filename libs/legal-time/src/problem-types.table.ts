import type { CalendarDate } from './calendar.js';
import { earliestDate } from './time-limits.js';

interface Texts {
  readonly zh: string;
  readonly en: string;
}

/**
 * 问题类型 (B1.22): a kind of problem that a clue is filed under, or one of the areas (问题大类) to which the kinds belong. Names and codes
 * are storage formats: a row is never edited, and what is no longer used is retired by a newer row of the same code.
 */
export interface ProblemType extends Texts {
  readonly code: string;
  /** The area; null: it is one itself, and nothing is filed under it. */
  readonly parent: string | null;
  /** The provision behind it. */
  readonly clause: Texts;
  readonly version: string;
  readonly effectiveFrom: CalendarDate;
  /** What else ledgers call it. */
  readonly aliases: readonly string[];
  /** No new clue is filed under it; what was filed so is read on. */
  readonly retired?: true | undefined;
}

/** Under which name events say which version of the table took part. */
export const PROBLEM_TYPES = 'B1.22-problem-types';

/** 监察法 in force: since then the table tells duty violations and duty crimes apart, beside the six disciplines. */
const SUPERVISION_LAW = '2018-03-20';

type Kind = readonly [code: string, zh: string, en: string, aliases?: readonly string[], since?: 'ever'];

/** An area with its kinds. The last kind is what remains: under it stands what a ledger files under the area alone. */
function area(
  code: string,
  zh: string,
  en: string,
  names: readonly string[],
  clause: Texts,
  kinds: readonly Kind[],
): readonly ProblemType[] {
  const always = { version: 'first', effectiveFrom: earliestDate };
  const general = kinds.at(-1)![0];
  return [
    { code, zh, en, parent: null, clause, ...always, aliases: [] },
    ...kinds.map(([kind, kindZh, kindEn, aliases = [], since]): ProblemType => {
      const taken = kind === general ? [...aliases, ...[code, zh, ...names].filter((name) => name !== kindZh)] : aliases;
      return {
        code: kind,
        zh: kindZh,
        en: kindEn,
        parent: code,
        clause,
        ...(since === 'ever' ? always : { version: '2018', effectiveFrom: SUPERVISION_LAW }),
        aliases: taken,
      };
    }),
  ];
}

const discipline = (chapter: string, zh: string, number: number): Texts => ({
  zh: `《中国共产党纪律处分条例》第二编第${chapter}章:对违反${zh}行为的处分`,
  en: `Regulations on disciplinary action, part 2, chapter ${number}`,
});

/** The table of the whole country. `discipline`, `conduct`, `duty-violation`, `duty-crime`, `neglect-of-duty` and `public-interest` are the six that there were first. */
export const nationalProblemTypes: readonly ProblemType[] = [
  ...area(
    'party-discipline',
    '违反党纪',
    'against party discipline, undivided',
    ['党纪'],
    { zh: '《中国共产党纪律处分条例》:未区分何种纪律的', en: 'Regulations on disciplinary action: where it is not said which discipline' },
    [
      ['conduct', '作风问题', 'conduct (四风): of integrity or of work', ['作风', '四风', '四风问题', '违反中央八项规定精神'], 'ever'],
      ['discipline', '违纪', 'against discipline, not said which', ['违反纪律'], 'ever'],
    ],
  ),
  ...area('political-discipline', '政治纪律', 'political discipline', ['违反政治纪律'], discipline('六', '政治纪律', 6), [
    ['political-speech', '妄议党中央大政方针', 'improper talk of the central policies', ['公开发表错误言论', '妄议中央']],
    ['cliques', '拉帮结派', 'cliques and gangs within the party', ['团团伙伙', '搞团团伙伙', '结党营私']],
    [
      'decisions-not-carried-out',
      '不落实党中央决策部署',
      'central decisions not carried out',
      ['落实党中央决策部署不力', '落实上级决策部署不力', '阳奉阴违'],
    ],
    ['superstition', '搞封建迷信活动', 'superstition', ['封建迷信', '迷信活动', '参加迷信活动']],
    ['resisting-review', '对抗组织审查', 'resisting the review of the organisation', ['串供', '转移隐匿证据']],
    ['political-other', '其他违反政治纪律行为', 'other acts against political discipline'],
  ]),
  ...area('organisational-discipline', '组织纪律', 'organisational discipline', ['违反组织纪律'], discipline('七', '组织纪律', 7), [
    ['democratic-centralism', '违反民主集中制', 'against democratic centralism', ['违反议事规则', '个人决定重大问题']],
    [
      'matters-not-reported',
      '不按规定请示报告',
      'matters not reported as they must be',
      ['不如实报告个人有关事项', '隐瞒不报个人有关事项'],
    ],
    ['selection-of-cadres', '违规选拔任用', 'selection of cadres against the rules', ['违规用人', '违规选人用人', '选人用人问题']],
    ['vote-buying', '拉票贿选', 'canvassing and buying of votes', ['拉票', '贿选']],
    ['false-records', '弄虚作假骗取职务职级待遇', 'false records', ['档案造假', '篡改伪造档案']],
    ['organisational-other', '其他违反组织纪律行为', 'other acts against organisational discipline'],
  ]),
  ...area('integrity-discipline', '廉洁纪律', 'discipline of integrity', ['违反廉洁纪律'], discipline('八', '廉洁纪律', 8), [
    ['gifts', '收受礼品礼金', 'gifts and gift money', ['收送礼品礼金', '违规收受礼品礼金', '违规收送名贵特产和礼品礼金', '收受红包礼金']],
    ['banquets', '违规吃喝', 'dining against the rules', ['违规接受宴请', '公款吃喝', '违规公款吃喝']],
    ['favours-of-office', '为亲友谋利', 'profit for kin and friends', ['为亲属谋利', '权权交易', '利用职权为亲友谋利']],
    ['business-activities', '违规从事营利活动', 'business against the rules', ['违规经商办企业', '违规兼职取酬', '违规经商']],
    ['public-funds', '公款旅游消费', 'travel and consumption at public cost', ['公款旅游', '公款消费', '违规接待']],
    [
      'vehicles-and-offices',
      '违规配备使用公车和办公用房',
      'vehicles and offices against the rules',
      ['公车私用', '违规配备使用公车', '违规配备公车', '违规使用办公用房', '违规使用公车', '办公用房超标'],
    ],
    [
      'celebrations',
      '大操大办婚丧喜庆',
      'weddings and funerals on a large scale',
      ['大操大办', '违规操办婚丧喜庆事宜', '违规操办婚丧喜庆'],
    ],
    ['allowances', '违规发放津补贴', 'allowances against the rules', ['违规发放津补贴或福利', '违规发放津贴补贴', '滥发津补贴']],
    ['lending', '违规借贷', 'lending against the rules', ['违规借贷获利', '民间借贷获取大额回报']],
    ['integrity-other', '其他违反廉洁纪律行为', 'other acts against the discipline of integrity'],
  ]),
  ...area('mass-discipline', '群众纪律', 'discipline towards the masses', ['违反群众纪律'], discipline('九', '群众纪律', 9), [
    ['harming-the-masses', '侵害群众利益', 'harming the interests of the masses', ['损害群众利益', '侵害群众利益问题', '群众身边不正之风']],
    [
      'withheld-funds',
      '截留挪用群众款物',
      'funds of the masses withheld or diverted',
      ['截留挪用惠民资金', '克扣群众财物', '侵占惠农资金'],
    ],
    ['levies', '乱收费乱摊派', 'unlawful charges and levies', ['乱收费', '乱摊派', '吃拿回扣']],
    ['extorting-favours', '吃拿卡要', 'extorting favours'],
    ['unfair-favours', '优亲厚友', 'unfair favours to kin and friends'],
    ['sheltering-gangs', '充当黑恶势力保护伞', 'sheltering gangs', ['保护伞', '涉黑涉恶']],
    ['affairs-not-published', '不按规定公开党务政务村务', 'affairs that are not published', ['村务不公开', '侵犯群众知情权']],
    ['mass-other', '其他违反群众纪律行为', 'other acts against the discipline towards the masses'],
  ]),
  ...area('work-discipline', '工作纪律', 'discipline of work', ['违反工作纪律'], discipline('十', '工作纪律', 10), [
    ['neglect-of-duty', '失职失责', 'neglect of duty', ['不履职', '履职不力', '不担当不作为', '不认真履职'], 'ever'],
    ['formalism', '形式主义官僚主义', 'formalism and bureaucratism', ['形式主义', '官僚主义']],
    ['slow-progress', '推进缓慢', 'slow progress', ['工作推进缓慢']],
    ['passing-the-buck', '推诿扯皮', 'passing the buck'],
    ['governance-duty', '履行全面从严治党责任不力', 'neglect of the duty to govern the party', ['主体责任落实不力', '监督责任落实不力']],
    ['interference', '违规干预和插手', 'interference', ['干预插手市场经济活动', '干预司法', '违规插手工程项目']],
    ['leaks', '泄露秘密', 'leaks of secrets', ['泄密', '失泄密', '跑风漏气']],
    ['work-other', '其他违反工作纪律行为', 'other acts against the discipline of work'],
  ]),
  ...area('life-discipline', '生活纪律', 'discipline of life', ['违反生活纪律'], discipline('十一', '生活纪律', 11), [
    ['extravagance', '生活奢靡', 'extravagance', ['铺张浪费', '贪图享乐']],
    ['improper-relations', '不正当性关系', 'improper relations', ['不正当两性关系', '生活作风', '生活作风问题']],
    ['family-conduct', '家风不正', 'conduct of the family', ['对亲属失管失教', '对配偶子女失管失教']],
    ['public-morals', '违背社会公序良俗', 'against public morals', ['违背公序良俗']],
    ['life-other', '其他违反生活纪律行为', 'other acts against the discipline of life'],
  ]),
  ...area(
    'duty-violations',
    '职务违法类',
    'duty violations',
    ['职务违法行为'],
    {
      zh: '《中华人民共和国监察法》第十一条第二项、第十五条;监察法实施条例(2021)第二十三条',
      en: 'Supervision Law, articles 11(2) and 15; its implementing regulations of 2021, article 23',
    },
    [
      ['abuse-of-post', '利用职权实施的违法', 'violations by power of the post', ['利用职权违法']],
      ['use-of-influence', '利用职务影响实施的违法', 'violations by influence of the post', ['利用职务上的影响实施的违法']],
      ['duty-not-performed', '履行职责不力的违法', 'violations by a duty not performed', ['不履行或不正确履行职责']],
      ['duty-violation', '职务违法', 'duty violation, not said which', [], 'ever'],
    ],
  ),
  ...area(
    'duty-crimes',
    '职务犯罪类',
    'duty crimes',
    ['涉嫌职务犯罪'],
    { zh: '《中华人民共和国监察法》第十一条第二项、第十五条', en: 'Supervision Law, articles 11(2) and 15' },
    [
      ['bribery-and-embezzlement', '贪污贿赂', 'embezzlement and bribery', ['贪污', '受贿', '行贿', '贪污受贿', '挪用公款']],
      ['abuse-of-power', '滥用职权', 'abuse of power'],
      ['dereliction', '玩忽职守', 'dereliction of duty'],
      ['rent-seeking', '权力寻租', 'rent-seeking'],
      ['transfer-of-benefits', '利益输送', 'transfer of benefits'],
      ['favouritism', '徇私舞弊', 'favouritism and malpractice'],
      ['waste-of-state-assets', '浪费国家资财', 'waste of state assets'],
      ['duty-crime', '职务犯罪', 'duty crime, not said which', [], 'ever'],
    ],
  ),
  ...area(
    'other-offences',
    '其他违法犯罪',
    'other offences',
    ['违法犯罪', '违反国家法律法规'],
    {
      zh: '《中国共产党纪律处分条例》第一编第四章;《公职人员政务处分法》第三章',
      en: 'Regulations on disciplinary action, part 1, chapter 4; Law on governmental sanctions, chapter 3',
    },
    [
      ['drink-driving', '酒驾醉驾', 'drink driving', ['酒驾', '醉驾', '危险驾驶']],
      ['gambling', '赌博', 'gambling', ['参与赌博', '涉赌']],
      ['prostitution', '嫖娼', 'prostitution', ['涉黄', '卖淫嫖娼']],
      ['drugs', '吸毒', 'drugs', ['涉毒', '吸食毒品']],
      ['offence', '其他违法犯罪行为', 'offence of another kind'],
    ],
  ),
  ...area('other-problems', '其他', 'other', [], { zh: '以上各类之外', en: 'what is none of the others' }, [
    ['public-interest', '公益诉讼', 'public interest', ['公益', '公益损害'], 'ever'],
    ['other', '其他问题', 'other', [], 'ever'],
  ]),
];

const nationalParents: ReadonlyMap<string, string> = new Map(
  nationalProblemTypes.flatMap(({ code, parent }) => (parent === null ? [] : [[code, parent]])),
);

/** The area of a kind of the national table; undefined for what was none at any time. What was filed before areas were stored is among the first six. */
export function nationalAreaOf(code: string): string | undefined {
  return nationalParents.get(code);
}
