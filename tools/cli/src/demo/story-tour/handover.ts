import { type Act, learn, step } from '../story.js';
import { panjiPlan } from '../plans.js';
import { ensureLibrary, ensurePlan, ensureRoster } from '../standing.js';
import { handover, persons, type TourFacts as Facts } from './facts.js';

const IL = 'inspection-liaison';
const opening = (run: string) => ({
  organisationId: 'pj',
  tourOfficeId: 'pj.tour-office',
  round: '第九轮',
  roundStartedOn: '2020-03-20',
  inspectedUnit: { organisationId: 'pj.unit-care-centre', name: '某镇养老服务中心' },
  title: `第九轮巡察某镇养老服务中心问题移交(${run})`,
  authorisation: { number: '潘巡授〔2020〕9号', round: '第九轮', issuedBy: '区委巡察工作领导小组', issuedOn: '2020-03-18' },
  group: {
    name: '第二巡察组',
    leaderPersonId: 'pj-tour',
    members: ['pj-tour', 'pj-tour-2'].map((personId) => ({ personId, recusalDeclaredOn: '2020-03-19' })),
    enteredOn: '2020-03-20',
  },
  openedOn: '2020-05-25',
});

/** Two case zones (3.13), a roster to draw from, and a keeper of the library (B1.4). */
export const arrangement: Act<Facts> = {
  zh: '办案协作区',
  en: 'The case zones',
  steps: [
    step('pj-principal', '成立东西两个办案协作区', 'sets up the two case zones', (principal) =>
      ensurePlan(principal, panjiPlan, '2020-06-01'),
    ),
    step('pj-director', '建立可抽调人员名册', 'keeps the roster of staff that may be drawn', (director) =>
      ensureRoster(director, 'pj', ['pj-inv-1', 'pj-inv-2', 'pj-inv-3'], '2020-03-02', '2020-06-01'),
    ),
    step(
      'pj-principal',
      '线索库由案管室集中管理,指定专人保管',
      'entrusts the clue library to case management and appoints its keeper',
      (principal) => ensureLibrary(principal, 'pj', 'pj-intake', '2020-06-01'),
    ),
  ],
};

/** 3.5: nature disputed, consulted on, handed over item by item with both signatures (B3.5). */
export const handoverAct = (run: string): Act<Facts> => ({
  zh: '巡察发现问题会商与移交',
  en: 'Consultation and hand-over of the tour’s findings',
  steps: [
    learn('pj-tour', '建立第九轮巡察移交清单', 'opens the hand-over of round 9', async (office) => {
      const { id, matterId } = await office.post(IL, '/handovers', opening(run));
      return { handoverId: id, matterId, clueId: `${id}-1` };
    }),
    step(
      'pj-tour',
      '列入问题一:资金存入已故人员账户,借款未经审批',
      'lists item 1: money in dead persons’ accounts, loans without approval',
      (office, facts) =>
        office.post(IL, handover(facts, 'items'), {
          title: '养老服务中心资金存入已故人员账户、借款未履行审批手续',
          summary: '将资金存到已去世的个人账户,借款未履行领导审批手续。',
          kind: 'problem-list',
          subjects: persons(run),
        }),
    ),
    step('pj-tour', '列入问题二:报销未冲账', 'lists item 2: reimbursements never settled', (office, facts) =>
      office.post(IL, handover(facts, 'items'), {
        title: '报销未冲账,个人借款长期未归还',
        summary: '报销未冲账导致个人借款长期未归还,报账制度不健全。',
        kind: 'problem-list',
      }),
    ),
    step('pj-tour', '问题一定性有分歧,召集会商', 'convenes a consultation on the nature of item 1', (office, facts) =>
      office.post(IL, handover(facts, 'items/1/consultation'), {
        question: 'nature',
        text: '是否构成违纪,应否作为案件线索移交',
        convenedOn: '2020-05-26',
      }),
    ),
    step('pj-tour', '与审理室、监察室共同商定:作为案件线索移交', 'agrees with trial and supervision rooms: a clue', (office, facts) =>
      office.post(IL, handover(facts, 'items/1/consultation-opinion'), {
        participants: [
          { personId: 'pj-tour', organisationId: 'pj.tour-office' },
          { personId: 'pj-trial-1', organisationId: 'pj.trial' },
          { personId: 'pj-supervisor-1', organisationId: 'pj.room-1' },
        ],
        opinion: '涉嫌违纪,作为案件线索移交查处',
        agreed: { kind: 'clue' },
        concludedOn: '2020-05-28',
      }),
    ),
    step('pj-tour', '问题一签字移出', 'signs item 1 out', (office, facts) =>
      office.post(IL, handover(facts, 'items/1/sign-out'), { signedOutOn: '2020-06-01' }),
    ),
    step('pj-intake', '案管室签字接收问题一', 'signs item 1 in', (officer, facts) =>
      officer.post(IL, handover(facts, 'items/1/sign-in'), { signedInOn: '2020-06-01' }),
    ),
    step('pj-tour', '问题二签字移出', 'signs item 2 out', (office, facts) =>
      office.post(IL, handover(facts, 'items/2/sign-out'), { signedOutOn: '2020-06-01' }),
    ),
    step('pj-unit', '养老服务中心签字接收问题二', 'signs item 2 in for the care centre', (unit, facts) =>
      unit.post(IL, handover(facts, 'items/2/sign-in'), { signedInOn: '2020-06-01' }),
    ),
  ],
});
