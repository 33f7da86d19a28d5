import { type Act, step } from '../story.js';
import { clue, type ProcuratorateFacts as Facts } from './facts.js';

const CI = 'clue-intake';
interface Clue {
  readonly allowed: readonly string[];
  readonly outcomes: readonly { readonly decided?: string | null }[];
}
interface Matter {
  readonly openLegs: number;
  readonly legs: readonly object[];
}

/** Clue 1, verification 1, cases 2, measures 7, rectification 1, supervision order 1. */
export const LEGS = 13;

/** 0.14: feedback to the sender; then the matter is closed, since all its legs are. */
export const feedback: Act<Facts> = {
  zh: '反馈与办结',
  en: 'Feedback and closure',
  steps: [
    step('mhk-director', '9人处理结果全部回到线索', 'sees the outcomes of all nine come back to the clue', (director, { clueId }) =>
      director.until<Clue>(
        'nine outcomes',
        CI,
        `/clues/${clueId}`,
        ({ outcomes }) => outcomes.filter(({ decided }) => decided).length === 9,
      ),
    ),
    step('mhk-director', '线索办结:立案2人、诫勉2人、批评教育5人', 'concludes the clue', (director, facts) =>
      director.post(CI, clue(facts, 'conclusion'), {
        summary: '反映问题属实,立案审查调查2人,诫勉谈话2人,批评教育5人。',
        concludedOn: '2020-07-28',
      }),
    ),
    step('mhk-director', '向市检察院反馈办理结果', 'gives feedback to the procuratorate', (director, facts) =>
      director.post(CI, clue(facts, 'feedback'), { text: '贵院移送线索已办结:立案2人、诫勉谈话2人、批评教育5人。', givenOn: '2020-07-29' }),
    ),
    step('mhk-procurator', '确认收到反馈', 'acknowledges the feedback', (procurator, facts) =>
      procurator.post(CI, clue(facts, 'feedback-receipt'), { acknowledgedOn: '2020-07-30' }),
    ),
    step('mhk-director', '线索了结', 'closes the clue', (director, facts) =>
      director.post(CI, clue(facts, 'closure'), { reason: '办结并已反馈', closedOn: '2020-07-31' }),
    ),
    step('mhk-director', '各环节全部关闭', 'sees every leg of the matter closed', (director, { matterId }) =>
      director.until<Matter>(
        'all legs closed',
        'joint-supervision',
        `/matters/${matterId}`,
        ({ openLegs, legs }) => legs.length === LEGS && openLegs === 0,
      ),
    ),
    step('mhk-director', '事项办结', 'closes the matter', (director, { matterId }) =>
      director.post('joint-supervision', `/matters/${matterId}/closure`, { reason: '全部环节办结', closedOn: '2020-08-03' }),
    ),
  ],
};
