import { type Act, step } from '../story.js';
import { outcomes, persons, type ProcuratorateFacts as Facts, teams, verification } from './facts.js';

const JS = 'joint-supervision';
const members = teams.flatMap(({ memberIds }) => memberIds);

/** 0.20: three teams drawn from all zones, with the procuratorate's staff; everything cleared up in four days. */
export const verificationAct = (run: string): Act<Facts> => ({
  zh: '抽调办案组联合核查',
  en: 'Joint verification by drawn teams',
  steps: [
    step(
      'mhk-lead-1',
      '拟定核查方案:从四个协作区抽调,检察机关派员参加',
      'proposes the plan: staff of all four zones, with procurators',
      (lead, facts) =>
        lead.post(JS, verification(facts, 'plan-proposal'), {
          purpose: '核实某市直部门不认真履职问题',
          zoneIds: ['mhk.zone-1', 'mhk.zone-2', 'mhk.zone-3', 'mhk.zone-4'],
          agencyIds: ['mhk.procuratorate'],
          proposedOn: '2020-06-11',
        }),
    ),
    step('mhk-principal', '批准核查方案', 'approves the plan', (principal, facts) =>
      principal.post(JS, verification(facts, 'plan-approval')),
    ),
    step('mhk-lead-1', '成立3个办案组', 'forms 3 teams', (lead, facts) =>
      lead.post(JS, verification(facts, 'teams'), { teams, drawnOn: '2020-06-11' }),
    ),
    step('mhk-lead-1', '启动核查(6月11日)', 'starts on 11 June', (lead, facts) =>
      lead.post(JS, verification(facts, 'start'), { startedOn: '2020-06-11' }),
    ),
    ...measures,
    ...persons(run).map(({ subjectId, name }, index) => {
      const { leaderPersonId } = teams[index % teams.length]!;
      return step<Facts>(leaderPersonId, `形成核查结论:${name}`, `records the finding about person ${index + 1}`, (leader, facts) =>
        leader.post(JS, verification(facts, 'findings'), {
          subjectId,
          facts: `${name}未认真履职,情况属实`,
          evidenceIds: [`e${(index % teams.length) + 1}`],
        }),
      );
    }),
    step('mhk-inv-1', '起草核查报告', 'drafts the report', (leader, facts) =>
      leader.post(JS, verification(facts, 'report'), {
        outcomes: persons(run).map(({ subjectId }, index) => ({ subjectId, outcome: outcomes[index] })),
        problems: [{ organisationId: 'mhk.unit-agriculture', text: '公益诉讼检察建议落实不力,项目监管制度缺位' }],
        summary: '经核查,反映问题属实:建议立案2人,诫勉谈话2人,批评教育5人。',
        draftedOn: '2020-06-14',
      }),
    ),
    ...members.map((member) =>
      step<Facts>(member, '在核查报告上签名', 'signs the report', (signer, facts) =>
        signer.post(JS, verification(facts, 'report-signatures'), { version: 1, signedOn: '2020-06-14' }),
      ),
    ),
    step('mhk-inv-1', '呈报核查报告', 'submits the report', (leader, facts) =>
      leader.post(JS, verification(facts, 'report-submission'), { opinion: '建议对二人立案审查调查', reportedOn: '2020-06-15' }),
    ),
    step('mhk-principal', '审定核查结果(6月15日,历时4天)', 'concludes it on 15 June, after 4 days', (principal, facts) =>
      principal.post(JS, verification(facts, 'conclusion'), { concludedOn: '2020-06-15' }),
    ),
  ],
});

const evidence = (number: number, name: string) => [{ evidenceId: `e${number}`, name, digest: String(number).repeat(64) }];
const measure = (number: number, by: string, takenBy: readonly string[], zh: string, en: string, kind: string, record: string) =>
  step<Facts>(by, zh, en, (leader, facts) =>
    leader.post(JS, verification(facts, 'measures'), {
      kind,
      takenBy,
      notice: `核通〔2020〕${number}号`,
      record,
      takenOn: `2020-06-1${number + 1}`,
      evidence: evidence(number, record),
    }),
  );

const measures = [
  measure(1, 'mhk-inv-1', ['mhk-inv-1', 'mhk-inv-2'], '第一组谈话', 'team 1 holds talks', 'talk', '谈话笔录'),
  measure(
    2,
    'mhk-inv-3',
    ['mhk-inv-3', 'mhk-inv-4'],
    '第二组到相关部门谈话核实',
    'team 2 talks with the department',
    'talk',
    '部门谈话笔录',
  ),
  measure(
    3,
    'mhk-inv-5',
    ['mhk-inv-5', 'mhk-inv-6'],
    '第三组到杏岭镇双合村走访谈话',
    'team 3 goes to Shuanghe village',
    'talk',
    '双合村谈话笔录',
  ),
];
