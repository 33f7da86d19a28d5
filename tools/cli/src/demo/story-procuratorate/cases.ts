import { type Act, learn, step, type Step } from '../story.js';
import type { ProcuratorateFacts as Facts } from './facts.js';

const CT = 'case-trial';
const team = ['mhk-inv-5', 'mhk-inv-6'];
const panel = ['mhk-trial-1', 'mhk-trial-2'];
const papers = {
  report: '审查调查报告',
  'fact-statement': '违纪事实见面材料',
  'property-report': '涉案财物报告',
  'evidence-list': '证据目录',
  'procedure-papers': '程序文书',
};
const townshipPapers = { assignment: '交办函', verification: '初核报告', investigation: '审查报告', 'internal-review': '内审意见' };
const opinion = {
  outcome: 'sanction',
  sanctions: [{ kind: 'party-serious-warning' }],
  qualification: '违反工作纪律',
  basis: '《中国共产党纪律处分条例》第一百三十三条',
};
const letter = { facts: '不认真履行职责,造成不良影响', evidence: '谈话笔录、书证' };

type Which = 'countyCaseId' | 'villageCaseId';
interface Line {
  readonly items: readonly { readonly caseId: string; readonly managedBy: string }[];
}

/** 0.20: 立案 2. The cases opened by themselves; people file, investigate and hand them over. */
export const filing: Act<Facts> = {
  zh: '立案审查调查',
  en: 'Filing and investigation',
  steps: [
    learn(
      'mhk-principal',
      '核查办结后自动生成2件立案审批件',
      'finds the two cases that the conclusion opened',
      async (principal, { matterId }) => {
        const { items } = await principal.until<Line>(
          'two cases',
          CT,
          `/cases?matter=${matterId}`,
          ({ items: cases }) => cases.length === 2,
        );
        const of = (village: boolean) => items.find(({ managedBy }) => (managedBy === 'village') === village)!.caseId;
        return { countyCaseId: of(false), villageCaseId: of(true) };
      },
    ),
    ...filed('countyCaseId', '市管干部案', 'the county’s cadre', ['mhk-principal', 'mhk-party-chief']),
    ...filed('villageCaseId', '村干部案', 'the village cadre', ['mhk-principal']),
  ],
};

/** 2.11: the village cadre's case is reviewed by the township first (乡案县审); nobody on the panel investigated (B2.13). */
export const trial: Act<Facts> = {
  zh: '案件审理与处分',
  en: 'Trial and decision',
  steps: [
    act('mhk-township-reviewer-1', 'villageCaseId', '杏岭镇纪委内审', 'reviews the case in the township first', 'township-review', {
      reviewers: ['mhk-township-reviewer-1', 'mhk-township-reviewer-2'],
      opinion,
      complex: false,
      papers: townshipPapers,
      reviewedOn: '2020-07-01',
    }),
    act(
      'mhk-township-secretary',
      'villageCaseId',
      '报市纪委监委案件审理室审理(乡案县审)',
      'submits the township’s case to the county',
      'township-submission',
      { approvalReference: '杏纪报〔2020〕1号', submittedOn: '2020-07-01' },
    ),
    ...tried('countyCaseId', '市管干部案', 'the county’s cadre'),
    act('mhk-principal', 'countyCaseId', '常委会议决定处分(市管干部案)', 'decides with the commission (the county’s cadre)', 'decision', {
      opinion,
      meetings: [{ body: 'county-commission', heldOn: '2020-07-17', minutes: '常委会会议纪要' }],
      letter,
    }),
    ...finished('countyCaseId', '市管干部案', 'the county’s cadre'),
    ...tried('villageCaseId', '村干部案', 'the village cadre'),
    act(
      'mhk-township-secretary',
      'villageCaseId',
      '镇纪委会议决定处分(村干部案)',
      'decides with the township’s commission (the village cadre)',
      'decision',
      {
        opinion,
        meetings: [{ body: 'township-commission', heldOn: '2020-07-17', minutes: '镇纪委会议纪要' }],
        branchMeeting: { heldOn: '2020-07-15', record: '支部大会记录' },
        letter,
      },
    ),
    ...finished('villageCaseId', '村干部案', 'the village cadre'),
  ],
};

function filed(which: Which, zh: string, en: string, approvers: readonly string[]): readonly Step<Facts>[] {
  const named = (verb: string, english: string) => [`${verb}(${zh})`, `${english} (${en})`] as const;
  return [
    act('mhk-inv-1', which, ...named('提请立案', 'proposes the filing'), 'filing-proposal', {
      tracks: ['party'],
      gravity: 'ordinary',
      facts: '未认真履职',
      evidence: ['初核报告'],
      proposedOn: '2020-06-16',
    }),
    ...approvers.map((approver) =>
      act(approver, which, ...named('批准立案', 'approves the filing'), 'filing-approval', { approvedOn: '2020-06-16' }),
    ),
    act('mhk-principal', which, ...named('确定审查调查人员和方案', 'appoints the investigators'), 'investigators', {
      investigators: team,
      leaderPersonId: team[0],
      plan: { meetingOn: '2020-06-17', purpose: '查清履职情况', measures: ['talk'] },
      appointedOn: '2020-06-17',
    }),
    act('mhk-inv-5', which, ...named('宣布立案决定', 'announces the filing'), 'filing-announcement', {
      announcedBy: team,
      notice: '立案通知书',
      familyNotified: false,
      publicNotice: false,
      announcedOn: '2020-06-18',
    }),
    act('mhk-inv-5', which, ...named('审查谈话', 'holds the investigative talk'), 'investigative-measures', {
      kind: 'talk',
      takenBy: team,
      notice: '谈话通知书',
      record: '谈话笔录',
      takenOn: '2020-06-19',
    }),
    act('mhk-inv-5', which, ...named('形成审查调查报告', 'reports the investigation'), 'investigation-report', {
      facts: '查明未认真履行监管职责',
      evidence: ['谈话笔录'],
      papers,
      factStatement: { seenOn: '2020-06-28', signed: true },
      reportedOn: '2020-06-29',
    }),
    act('mhk-inv-6', which, ...named('在报告上签名', 'signs the report'), 'report-signature', { signedOn: '2020-06-29' }),
    act('mhk-principal', which, ...named('移送审理', 'hands the case over to trial'), 'trial-hand-over', { handedOverOn: '2020-06-30' }),
  ];
}

function tried(which: Which, zh: string, en: string): readonly Step<Facts>[] {
  const named = (verb: string, english: string) => [`${verb}(${zh})`, `${english} (${en})`] as const;
  return [
    act('mhk-trial-director', which, ...named('受理并组成审理组', 'accepts the case and forms the panel'), 'acceptance', {
      acceptedOn: '2020-07-02',
      panel,
    }),
    act('mhk-trial-1', which, ...named('审理谈话', 'holds the trial talk'), 'trial-talk', {
      talkers: panel,
      record: '审理谈话笔录',
      heldOn: '2020-07-06',
    }),
    act('mhk-trial-director', which, ...named('审理室集体审议', 'deliberates with the panel'), 'deliberation', {
      participants: [...panel, 'mhk-trial-director'],
      opinion,
      deliberatedOn: '2020-07-10',
    }),
    act('mhk-trial-1', which, ...named('听取申辩', 'hears the defence'), 'defence', {
      statement: '无异议',
      response: '已记录在卷',
      heardBy: panel,
      heardOn: '2020-07-13',
    }),
  ];
}

function finished(which: Which, zh: string, en: string): readonly Step<Facts>[] {
  const named = (verb: string, english: string) => [`${verb}(${zh})`, `${english} (${en})`] as const;
  return [
    act('mhk-trial-1', which, ...named('送达并宣布处分决定', 'serves and announces the decision'), 'decision-announcement', {
      announcedBy: panel,
      unit: '所在党支部',
      servedOn: '2020-07-20',
      announcedOn: '2020-07-20',
    }),
    act('mhk-trial-1', which, ...named('处分执行', 'records the execution'), 'execution', {
      items: [{ kind: 'personnel-file', detail: '处分决定归入个人档案', executedOn: '2020-07-22' }],
      report: { reference: '执行情况报告', reportedOn: '2020-07-24' },
    }),
    act('mhk-director', which, ...named('结案归档', 'closes the case'), 'closure', { archive: '卷宗', closedOn: '2020-07-27' }),
  ];
}

function act(by: string, which: Which, zh: string, en: string, noun: string, body: object): Step<Facts> {
  return step(by, zh, en, (actor, facts) => actor.post(CT, `/cases/${facts[which]}/${noun}`, body));
}
