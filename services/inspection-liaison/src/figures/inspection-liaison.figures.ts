import { counting, figure, regrouped } from '@liandong/service-kit';
import { evaluationReference } from '../evaluation-reference/evaluation-reference.decider.js';
import { areaOf } from '../evaluation-reference/evaluation-reference.events.js';
import { handover } from '../handover/handover.decider.js';
import { evolveHandover, type HandoverState } from '../handover/handover.state.js';

const kindOf = ({ items }: HandoverState, itemNo: number) => items.find((item) => item.itemNo === itemNo)?.kind;

function standing({ status, opening }: HandoverState) {
  return status === 'none' ? undefined : { round: opening?.round, status };
}

/** What a result says of an item; a later one takes its place. */
function outcomesOf({ items }: HandoverState, itemNo: number): ReadonlyMap<string, number> {
  const figures = items.find((item) => item.itemNo === itemNo)?.result?.figures;
  return new Map(
    figures && [
      ['file', figures.filed],
      ['admonish', figures.admonished],
      ['criticise-educate', figures.educated],
      ['no-case', figures.noCase],
    ],
  );
}

/** The figures of hand-overs (3.5, 3.14), and of references for the political-ecology evaluation (1.13). */
export const inspectionLiaisonFigures = [
  figure({
    name: 'inspection-liaison.evaluation-references',
    title: { zh: '政治生态评价参考', en: 'references for the political-ecology evaluation (1.13)' },
    version: 2,
    dimensions: ['unit', 'problem', 'problemArea'],
    from: [
      counting(evaluationReference, (event) =>
        event.type === 'EvaluationReferenceReceived'
          ? [
              {
                value: 1,
                dimensions: { unit: event.data.unitId, problem: event.data.problemType, problemArea: areaOf(event.data) ?? undefined },
              },
            ]
          : [],
      ),
    ],
  }),
  figure({
    name: 'inspection-liaison.evaluation-references-acknowledged',
    title: { zh: '巡察办签收政治生态评价参考', en: 'references that tour offices signed for, by round' },
    dimensions: ['round'],
    from: [
      counting(evaluationReference, (event) =>
        event.type === 'EvaluationReferenceAcknowledged' ? [{ value: 1, dimensions: { round: event.data.round } }] : [],
      ),
    ],
  }),
  figure({
    name: 'inspection-liaison.items-handed-over',
    title: { zh: '移交事项', en: 'items handed over, signed by both sides' },
    dimensions: ['kind', 'priority', 'raisedLevel'],
    from: [
      counting(handover, (event, before) => {
        if (event.type !== 'ItemSignedIn') return [];
        const { itemNo, priority, raisedLevel } = event.data;
        return [{ value: 1, dimensions: { kind: kindOf(before, itemNo), priority: String(priority), raisedLevel: String(raisedLevel) } }];
      }),
    ],
  }),
  figure({
    name: 'inspection-liaison.handovers',
    title: { zh: '移交清单', en: 'hand-overs by round and status' },
    dimensions: ['round', 'status'],
    from: [counting(handover, (event, before) => regrouped(standing(before), standing(evolveHandover(before, event))))],
  }),
  figure({
    name: 'inspection-liaison.signatures',
    title: { zh: '移交签字', en: 'signatures of items that stand, by side and signer (B3.5)' },
    dimensions: ['side', 'by'],
    from: [
      counting(handover, (event, { items }) => {
        if (event.type === 'ItemSignedOut') return [{ value: 1, dimensions: { side: 'out', by: event.data.signedOutBy } }];
        if (event.type === 'ItemSignedIn') return [{ value: 1, dimensions: { side: 'in', by: event.data.signedInBy } }];
        const by = event.type === 'ItemReturned' ? items.find(({ itemNo }) => itemNo === event.data.itemNo)?.signedOutBy : undefined;
        return by === undefined ? [] : [{ value: -1, dimensions: { side: 'out', by } }];
      }),
    ],
  }),
  figure({
    name: 'inspection-liaison.persons-by-outcome',
    title: { zh: '移交事项涉及人员(按处理结果)', en: 'persons of handed-over items, by outcome (3.14)' },
    dimensions: ['outcome'],
    from: [
      counting(handover, (event, before) => {
        if (event.type !== 'ResultRecorded') return [];
        const [from, to] = [outcomesOf(before, event.data.itemNo), outcomesOf(evolveHandover(before, event), event.data.itemNo)];
        return [...new Set([...from.keys(), ...to.keys()])].flatMap((outcome) => {
          const value = (to.get(outcome) ?? 0) - (from.get(outcome) ?? 0);
          return value === 0 ? [] : [{ value, dimensions: { outcome } }];
        });
      }),
    ],
  }),
  figure({
    name: 'inspection-liaison.feedback-acknowledged',
    title: { zh: '巡察办确认收到反馈', en: 'feedback that the tour office acknowledged, by day' },
    dimensions: ['on'],
    from: [
      counting(handover, (event) =>
        event.type === 'FeedbackAcknowledged' ? [{ value: 1, dimensions: { on: event.data.acknowledgedOn } }] : [],
      ),
    ],
  }),
  figure({
    name: 'inspection-liaison.clues-handed-over',
    title: { zh: '移交问题线索', en: 'clues handed over' },
    dimensions: [],
    from: [
      counting(handover, (event, before) =>
        event.type === 'ItemSignedIn' && kindOf(before, event.data.itemNo) === 'clue' ? [{ value: 1 }] : [],
      ),
    ],
  }),
  figure({
    name: 'inspection-liaison.results-fed-back',
    title: { zh: '反馈移交事项办理结果', en: 'results fed back to the tour office' },
    dimensions: ['kind', 'inTime'],
    from: [
      counting(handover, (event, before) =>
        event.type === 'FeedbackGiven'
          ? [{ value: 1, dimensions: { kind: kindOf(before, event.data.itemNo), inTime: String(event.data.inTime) } }]
          : [],
      ),
    ],
  }),
];
