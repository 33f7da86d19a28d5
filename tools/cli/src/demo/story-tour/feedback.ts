import { type Act, step } from '../story.js';
import { clue, handover, type TourFacts as Facts } from './facts.js';

const CI = 'clue-intake';
const IL = 'inspection-liaison';
interface Matter {
  readonly openLegs: number;
  readonly legs: readonly object[];
}

/** Hand-over 1, clue 1, verification 1, measures 2. */
export const LEGS = 5;

/** B3.4: the result goes back to the tour office within three months. */
export const feedback: Act<Facts> = {
  zh: '结果反馈与办结',
  en: 'Result, feedback, closure',
  steps: [
    step('pj-director', '处理结果回到线索', 'sees the outcomes come back to the clue', (director, { clueId }) =>
      director.until<{ outcomes: readonly { decided: string | null }[] }>(
        'two outcomes',
        CI,
        `/clues/${clueId}`,
        ({ outcomes }) => outcomes.filter(({ decided }) => decided).length === 2,
      ),
    ),
    step('pj-director', '线索办结', 'concludes the clue', (director, facts) =>
      director.post(CI, clue(facts, 'conclusion'), { summary: '反映问题属实,诫勉谈话1人,批评教育1人。', concludedOn: '2020-07-03' }),
    ),
    step('pj-director', '线索了结', 'closes the clue', (director, facts) =>
      director.post(CI, clue(facts, 'closure'), { reason: '办结', closedOn: '2020-07-03' }),
    ),
    step('pj-director', '办理结果自动回到移交清单', 'finds the result recorded on item 1', (director, { handoverId }) =>
      director.until<{ items: readonly { resultText: string | null }[] }>(
        'result of item 1',
        IL,
        `/handovers/${handoverId}`,
        ({ items }) => items[0]?.resultText !== null,
      ),
    ),
    step('pj-director', '向巡察办反馈问题一办理结果', 'gives feedback on item 1', (director, facts) =>
      director.post(IL, handover(facts, 'items/1/feedback'), { text: '已办结:诫勉谈话1人,批评教育1人', givenOn: '2020-07-06' }),
    ),
    step('pj-unit', '问题二整改完成', 'reports the result of item 2', (unit, facts) =>
      unit.post(IL, handover(facts, 'items/2/result'), { text: '借款已收回,建立报账冲账制度', on: '2020-07-01' }),
    ),
    step('pj-unit', '向巡察办反馈问题二', 'gives feedback on item 2', (unit, facts) =>
      unit.post(IL, handover(facts, 'items/2/feedback'), { text: '已整改完成', givenOn: '2020-07-06' }),
    ),
    ...[1, 2].map((no) =>
      step<Facts>('pj-tour', `确认收到问题${no === 1 ? '一' : '二'}的反馈`, `acknowledges the feedback on item ${no}`, (office, facts) =>
        office.post(IL, handover(facts, `items/${no}/feedback-receipt`), { acknowledgedOn: '2020-07-08' }),
      ),
    ),
    step('pj-tour', '移交清单办结', 'closes the hand-over', (office, facts) =>
      office.post(IL, handover(facts, 'closure'), { reason: '全部办结并反馈', closedOn: '2020-07-09' }),
    ),
    step('pj-director', '各环节全部关闭', 'sees every leg of the matter closed', (director, { matterId }) =>
      director.until<Matter>(
        'all legs closed',
        'joint-supervision',
        `/matters/${matterId}`,
        ({ openLegs, legs }) => legs.length === LEGS && openLegs === 0,
      ),
    ),
    step('pj-director', '事项办结', 'closes the matter', (director, { matterId }) =>
      director.post('joint-supervision', `/matters/${matterId}/closure`, { reason: '全部环节办结', closedOn: '2020-07-10' }),
    ),
  ],
};
