import { type Act, learn, step } from '../story.js';
import { meihekouPlan } from '../plans.js';
import { ensureLibrary, ensurePlan, ensureRoster } from '../standing.js';
import { clue, persons, type ProcuratorateFacts as Facts, teams } from './facts.js';

const admission = {
  name: '梅河口市人民检察院',
  kind: 'procuratorate',
  commissionId: 'mhk',
  agreement: '推进公益诉讼协作配合协议(2020)',
  eventTypes: ['cn.liandong.clue.transferred.v1'],
};

const transfer = (run: string) => ({
  specversion: '1.0',
  id: `${run}-transfer-1`,
  source: 'https://mhk.procuratorate.example/public-interest',
  type: 'cn.liandong.clue.transferred.v1',
  time: '2020-06-11T09:00:00+08:00',
  data: {
    reference: '梅检移〔2020〕1号',
    title: '某市直部门不认真履职问题',
    summary: '市检察院在办理公益诉讼案件中发现某市直部门存在不认真履职等涉嫌违法线索。',
    transferredOn: '2020-06-11',
    subjects: persons(run),
  },
});

/** 0.2, 0.3, B1.4: what had been arranged before. */
export const arrangement: Act<Facts> = {
  zh: '联动协作机制',
  en: 'The collaboration plan',
  steps: [
    step('mhk-principal', '出台实施方案:4个协作区、10个协作组', 'adopts the plan: 4 zones, 10 groups', (principal) =>
      ensurePlan(principal, meihekouPlan, '2020-06-11'),
    ),
    step('mhk-director', '建立可抽调人员名册', 'keeps the roster of staff that may be drawn', (director) =>
      ensureRoster(
        director,
        'mhk',
        teams.flatMap(({ memberIds }) => memberIds),
        '2020-03-02',
        '2020-06-11',
      ),
    ),
    step(
      'mhk-principal',
      '线索库由案管室集中管理,指定专人保管',
      'entrusts the clue library to case management and appoints its keeper',
      (principal) => ensureLibrary(principal, 'mhk', 'mhk-intake', '2020-06-11'),
    ),
    step('mhk-director', '按协作协议接入市检察院', 'admits the procuratorate under the agreement', (director) =>
      director.put('clue-intake', '/agencies/mhk.procuratorate', admission),
    ),
  ],
};

/** 0.14, 0.20: the first transfer after the agreement. */
export const intake = (run: string): Act<Facts> => ({
  zh: '线索移送与分办',
  en: 'Transfer and routing of the clue',
  steps: [
    learn(
      'mhk-procurator',
      '移送首案线索(CloudEvent),取得回执',
      'posts the first clue as a CloudEvent and gets a receipt',
      async (procurator) => {
        const { clueId, matterId } = await procurator.post<{ clueId: string; matterId: string }>(
          'clue-intake',
          '/agency-events',
          transfer(run),
          'application/cloudevents+json',
        );
        return { clueId, matterId };
      },
    ),
    step('mhk-intake', '登记线索,编入线索库', 'registers the clue in the library', (officer, facts) =>
      officer.post('clue-intake', clue(facts, 'registration')),
    ),
    step('mhk-intake', '初步研判线索', 'screens the clue', (officer, facts) =>
      officer.post('clue-intake', clue(facts, 'screening'), {
        problemTypes: ['neglect-of-duty', 'public-interest'],
        opinion: '属本级管辖,反映问题具体,可查性强',
      }),
    ),
    step('mhk-intake', '提出处置意见:初步核实', 'proposes initial verification', (officer, facts) =>
      officer.post('clue-intake', clue(facts, 'disposal-proposal'), {
        mode: 'initial-verification',
        opinion: '拟初步核实',
        plan: { steps: [{ what: '调取公益诉讼案卷,向相关人员核实', who: '监督检查室', until: '2099-12-31' }], measures: ['查询', '谈话'] },
      }),
    ),
    step('mhk-principal', '批准处置意见', 'approves the disposal', (principal, facts) =>
      principal.post('clue-intake', clue(facts, 'disposal-approval')),
    ),
    step('mhk-intake', '提出分办意见:第一联动协作区牵头', 'proposes routing to zone 1', (officer, facts) =>
      officer.post('clue-intake', clue(facts, 'routing-proposal'), { zoneId: 'mhk.zone-1', leaderPersonId: 'mhk-lead-1', level: 'county' }),
    ),
    step('mhk-principal', '批准分办', 'approves the routing', (principal, facts) =>
      principal.post('clue-intake', clue(facts, 'routing-approval')),
    ),
    step('mhk-intake', '移交线索并签字', 'hands the clue over and signs', async (officer, { clueId }) => {
      await officer.until<{ steps: readonly object[] }>(
        'step opened',
        'clue-intake',
        `/custody/${clueId}`,
        ({ steps }) => steps.length === 1,
      );
      await officer.post('clue-intake', `/custody/${clueId}/handing-over`, { handedOn: '2020-06-11' });
    }),
    step('mhk-lead-1', '签收线索', 'signs for the clue', (lead, { clueId }) =>
      lead.post('clue-intake', `/custody/${clueId}/receipt`, { receivedOn: '2020-06-11' }),
    ),
    step('mhk-lead-1', '收到分办线索,核查随之建立', 'finds the verification that the routing opened', (lead, { clueId }) =>
      lead.until<{ status: string }>('verification opened', 'joint-supervision', `/verifications/${clueId}`, () => true),
    ),
  ],
});
