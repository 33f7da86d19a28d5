import { counting, figure, regrouped } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { type ClueState, evolveClue } from '../clue/clue.state.js';

/** Only a routing that was approved says where the clue is handled. */
function handledBy({ status, routing, raisedLevel, mode }: ClueState) {
  const pending = status === 'disposal-approved' || status === 'routing-proposed';
  return routing && mode !== undefined && !pending ? { zone: routing.zoneId, level: routing.level, raisedLevel: String(raisedLevel) } : undefined;
}

/** Where clues are handled (0.14, 3.15), and what agencies were told. */
export const routingAndFeedbackFigures = [
  figure({
    name: 'clue-intake.clues-handled',
    title: { zh: '问题线索承办协作区', en: 'clues by the zone and level that handle them' },
    dimensions: ['zone', 'level', 'raisedLevel'],
    from: [counting(clue, (event, before) => regrouped(handledBy(before), handledBy(evolveClue(before, event))))],
  }),
  figure({
    name: 'clue-intake.persons-fed-back',
    title: { zh: '向移送机关反馈的人数', en: 'persons in the feedback to agencies, by outcome' },
    dimensions: ['outcome'],
    from: [
      counting(clue, (event) => {
        if (event.type !== 'FeedbackGiven') return [];
        const { filed, admonished, educated, noCase } = event.data.figures;
        const counts = Object.entries({ file: filed, admonish: admonished, 'criticise-educate': educated, 'no-case': noCase });
        return counts.filter(([, value]) => value > 0).map(([outcome, value]) => ({ value, dimensions: { outcome } }));
      }),
    ],
  }),
  figure({
    name: 'clue-intake.feedback-acknowledged',
    title: { zh: '移送机关确认收到反馈', en: 'feedback that agencies acknowledged, by day' },
    dimensions: ['on'],
    from: [counting(clue, (event) => (event.type === 'FeedbackAcknowledged' ? [{ value: 1, dimensions: { on: event.data.acknowledgedOn } }] : []))],
  }),
];
