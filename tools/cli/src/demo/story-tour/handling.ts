import { type Act, type Actor, step } from '../story.js';
import { clue, persons, type TourFacts as Facts, verification } from './facts.js';

const CI = 'clue-intake';
const JS = 'joint-supervision';
const members = ['pj-inv-1', 'pj-inv-2', 'pj-inv-3'];

/** 3.14 优先办理, 3.15 提级办理: to the zone, not to the village cadre's own town (B3.6). */
export const routing: Act<Facts> = {
  zh: '优先办理、提级办理',
  en: 'With priority, at the raised level',
  steps: [
    step('pj-intake', '收到移交线索:优先、提级', 'finds the clue received with priority, at the raised level', (officer, { clueId }) =>
      officer.until<object>('clue received', CI, `/clues/${clueId}`, () => true),
    ),
    step('pj-intake', '登记线索', 'registers the clue', (officer, facts) => officer.post(CI, clue(facts, 'registration'))),
    step('pj-intake', '初步研判线索', 'screens the clue', (officer, facts) =>
      officer.post(CI, clue(facts, 'screening'), { problemTypes: ['discipline'], opinion: '属本级管辖,优先办理' }),
    ),
    step('pj-intake', '提出处置意见:初步核实', 'proposes initial verification', (officer, facts) =>
      officer.post(CI, clue(facts, 'disposal-proposal'), {
        mode: 'initial-verification',
        opinion: '优先纳入审批,拟初步核实',
        plan: { steps: [{ what: '按巡察移交清单逐项核实', who: '监督检查室', until: '2099-12-31' }], measures: ['查询', '谈话'] },
      }),
    ),
    step('pj-principal', '优先批准处置意见', 'approves the disposal', (principal, facts) =>
      principal.post(CI, clue(facts, 'disposal-approval')),
    ),
    step('pj-intake', '提出分办意见:东部协作区提级办理', 'proposes routing to the eastern zone, at the county’s level', (officer, facts) =>
      officer.post(CI, clue(facts, 'routing-proposal'), { zoneId: 'pj.zone-east', leaderPersonId: 'pj-lead-east', level: 'county' }),
    ),
    step('pj-principal', '批准分办', 'approves the routing', (principal, facts) => principal.post(CI, clue(facts, 'routing-approval'))),
    step('pj-intake', '移交线索并签字', 'hands the clue over and signs', async (officer, { clueId }) => {
      await officer.until<{ steps: readonly object[] }>('step opened', CI, `/custody/${clueId}`, ({ steps }) => steps.length === 1);
      await officer.post(CI, `/custody/${clueId}/handing-over`, { handedOn: '2020-06-04' });
    }),
    step('pj-lead-east', '签收线索', 'signs for the clue', (lead, { clueId }) =>
      lead.post(CI, `/custody/${clueId}/receipt`, { receivedOn: '2020-06-04' }),
    ),
  ],
};

export const verificationAct = (run: string): Act<Facts> => ({
  zh: '协作区核查',
  en: 'Verification by the zone',
  steps: [
    step('pj-lead-east', '收到分办线索,核查随之建立', 'finds the verification that the routing opened', (lead, { clueId }) =>
      lead.until<object>('verification opened', JS, `/verifications/${clueId}`, () => true),
    ),
    step('pj-lead-east', '拟定核查方案', 'proposes the plan', (lead, facts) =>
      lead.post(JS, verification(facts, 'plan-proposal'), {
        purpose: '核实养老服务中心资金问题',
        zoneIds: ['pj.zone-east', 'pj.zone-west'],
        proposedOn: '2020-06-05',
      }),
    ),
    step('pj-principal', '批准核查方案', 'approves the plan', (principal, facts) =>
      principal.post(JS, verification(facts, 'plan-approval')),
    ),
    step('pj-lead-east', '成立核查组(监察室与邻镇纪委人员)', 'forms the team: rooms and the neighbouring town', (lead, facts) =>
      lead.post(JS, verification(facts, 'teams'), {
        teams: [{ name: '核查组', leaderPersonId: 'pj-inv-1', memberIds: members }],
        drawnOn: '2020-06-05',
      }),
    ),
    step('pj-lead-east', '启动核查', 'starts', (lead, facts) => lead.post(JS, verification(facts, 'start'), { startedOn: '2020-06-08' })),
    step('pj-inv-1', '谈话核实', 'holds the talks', (leader, facts) =>
      leader.post(JS, verification(facts, 'measures'), {
        kind: 'talk',
        takenBy: ['pj-inv-1', 'pj-inv-2'],
        notice: '潘核通〔2020〕1号',
        record: '谈话笔录',
        takenOn: '2020-06-10',
        evidence: [{ evidenceId: 'e1', name: '谈话笔录', digest: '9'.repeat(64) }],
      }),
    ),
    ...persons(run).map(({ subjectId, name }, index) =>
      step<Facts>('pj-inv-1', `形成核查结论:${name}`, `records the finding about person ${index + 1}`, (leader, facts) =>
        leader.post(JS, verification(facts, 'findings'), {
          subjectId,
          facts: `${name}违反财务管理规定,情况属实,款项已退还`,
          evidenceIds: ['e1'],
        }),
      ),
    ),
    step('pj-inv-1', '起草核查报告', 'drafts the report', (leader, facts) =>
      leader.post(JS, verification(facts, 'report'), {
        outcomes: persons(run).map(({ subjectId }, index) => ({ subjectId, outcome: index === 0 ? 'admonish' : 'criticise-educate' })),
        summary: '经核查,反映问题属实,款项已退还,情节轻微。',
        draftedOn: '2020-06-18',
      }),
    ),
    ...members.map((member) =>
      step<Facts>(member, '在核查报告上签名', 'signs the report', (signer, facts) =>
        signer.post(JS, verification(facts, 'report-signatures'), { version: 1, signedOn: '2020-06-18' }),
      ),
    ),
    step('pj-inv-1', '呈报核查报告', 'submits the report', (leader, facts) =>
      leader.post(JS, verification(facts, 'report-submission'), { opinion: '建议诫勉谈话1人、批评教育1人', reportedOn: '2020-06-19' }),
    ),
    step('pj-principal', '审定核查结果', 'concludes it', (principal, facts) =>
      principal.post(JS, verification(facts, 'conclusion'), { concludedOn: '2020-06-22' }),
    ),
  ],
});

interface Measures {
  readonly items: readonly { readonly measureId: string; readonly kind: string }[];
}
async function measure(actor: Actor<Facts>, { matterId }: Facts, kind: string, noun: string, body: object): Promise<void> {
  const { items } = await actor.until<Measures>(
    'two measures',
    'case-trial',
    `/measures?matter=${matterId}`,
    ({ items: found }) => found.length === 2,
  );
  const { measureId } = items.find((one) => one.kind === kind)!;
  await actor.post('case-trial', `/measures/${measureId}/${noun}`, body);
}
const talk = { talkers: ['pj-supervisor-1', 'pj-supervisor-2'], capacity: 'department-head', record: '谈话记录', appliedOn: '2020-06-24' };

export const measures: Act<Facts> = {
  zh: '处理',
  en: 'Measures',
  steps: [
    step('pj-principal', '批准诫勉谈话', 'approves the admonition', (principal, facts) =>
      measure(principal, facts, 'admonish', 'approval', { approvedOn: '2020-06-23' }),
    ),
    step('pj-lead-east', '批准批评教育', 'approves the criticism and education', (lead, facts) =>
      measure(lead, facts, 'criticise-educate', 'approval', { approvedOn: '2020-06-23' }),
    ),
    step('pj-supervisor-1', '诫勉谈话', 'holds the admonition', (supervisor, facts) =>
      measure(supervisor, facts, 'admonish', 'talk', talk),
    ),
    step('pj-supervisor-1', '批评教育', 'criticises and educates', (supervisor, facts) =>
      measure(supervisor, facts, 'criticise-educate', 'talk', talk),
    ),
    step('pj-supervisor-1', '诫勉对象提交检查,了结', 'closes the admonition after the self-criticism', (supervisor, facts) =>
      measure(supervisor, facts, 'admonish', 'closure', { note: '已提交书面检查', closedOn: '2020-07-01' }),
    ),
  ],
};
