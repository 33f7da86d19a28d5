import { figure, regrouped } from '@liandong/service-kit';
import { type ClueState, evolveClue } from '../clue/clue.state.js';
import { countingClues } from './clue-counting.js';

/** Only the zone was said, or it was routed before the kinds were told apart. */
const NOT_SAID = 'not-said';

/** Only a routing that was approved says where the clue is handled. */
function handledBy({ status, routing, raisedLevel, mode }: ClueState) {
  const pending = status === 'disposal-approved' || status === 'routing-proposed';
  return routing && mode !== undefined && !pending
    ? {
        zone: routing.zoneId,
        level: routing.level,
        raisedLevel: String(raisedLevel),
        handling: routing.handling?.kind ?? NOT_SAID,
        crossed: String(routing.crossed !== undefined),
      }
    : undefined;
}

/** 待反馈 · 已反馈 · 已签收: how far whoever handed it in has been told (0.14, B1.11). */
function feedbackOf({ source, feedback, feedbackBy }: ClueState) {
  if (!source || (feedback === 'none' && !feedbackBy)) return undefined;
  return { source: source.kind, receipt: feedback === 'none' ? 'owed' : feedback === 'given' ? 'told' : 'signed' };
}

/** Where clues are handled (0.14, 3.15), and what agencies were told. */
export const routingAndFeedbackFigures = [
  figure({
    name: 'clue-intake.clues-handled',
    title: { zh: '问题线索承办协作区', en: 'clues by the zone and level that handle them' },
    version: 2,
    dimensions: ['zone', 'level', 'raisedLevel', 'handling', 'crossed'],
    from: [countingClues((event, before) => regrouped(handledBy(before), handledBy(evolveClue(before, event))))],
  }),
  figure({
    name: 'clue-intake.levels-raised',
    title: { zh: '决定提级办理的问题线索', en: 'clues whose level was raised by decision (3.15), by the source that they came from' },
    dimensions: ['source'],
    from: [
      countingClues((event, { source }) => (event.type === 'LevelRaised' ? [{ value: 1, dimensions: { source: source!.kind } }] : [])),
    ],
  }),
  figure({
    name: 'clue-intake.clues-supervised',
    title: { zh: '分办后督办的问题线索', en: 'clues urged on after their routing (B1.13), by ground and way' },
    dimensions: ['ground', 'way'],
    from: [
      countingClues((event) =>
        event.type === 'ClueSupervised' ? [{ value: 1, dimensions: { ground: event.data.ground, way: event.data.way } }] : [],
      ),
    ],
  }),
  figure({
    name: 'clue-intake.persons-fed-back',
    title: { zh: '向移送机关反馈的人数', en: 'persons in the feedback to agencies, by outcome' },
    dimensions: ['outcome'],
    from: [
      countingClues((event, before) => {
        // B1.15: what did not hold is told anew.
        const takenBack = event.type === 'ClueReopened' && before.feedback !== 'none' ? before.figures : undefined;
        const told = event.type === 'FeedbackGiven' ? event.data.figures : takenBack;
        if (!told) return [];
        const { filed, admonished, educated, noCase } = told;
        const counts = Object.entries({ file: filed, admonish: admonished, 'criticise-educate': educated, 'no-case': noCase });
        return counts
          .filter(([, value]) => value > 0)
          .map(([outcome, value]) => ({ value: takenBack ? -value : value, dimensions: { outcome } }));
      }),
    ],
  }),
  figure({
    name: 'clue-intake.feedback-by-source',
    title: { zh: '向来源单位反馈及签收情况', en: 'clues by source and by whether whoever handed them in was told, and has signed' },
    dimensions: ['source', 'receipt'],
    from: [countingClues((event, before) => regrouped(feedbackOf(before), feedbackOf(evolveClue(before, event))))],
  }),
  figure({
    name: 'clue-intake.feedback-acknowledged',
    title: { zh: '移送机关确认收到反馈', en: 'feedback that agencies acknowledged, by day' },
    dimensions: ['on'],
    from: [
      countingClues((event) =>
        event.type === 'FeedbackAcknowledged' ? [{ value: 1, dimensions: { on: event.data.acknowledgedOn } }] : [],
      ),
    ],
  }),
];
