import { counting, figure } from '@liandong/service-kit';
import { handover } from '../handover/handover.decider.js';
import type { HandoverState } from '../handover/handover.state.js';

const kindOf = ({ items }: HandoverState, itemNo: number) => items.find((item) => item.itemNo === itemNo)?.kind;

/** The figures of hand-overs (3.5, 3.14). */
export const inspectionLiaisonFigures = [
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
    name: 'inspection-liaison.clues-handed-over',
    title: { zh: '移交问题线索', en: 'clues handed over' },
    dimensions: [],
    from: [counting(handover, (event, before) => (event.type === 'ItemSignedIn' && kindOf(before, event.data.itemNo) === 'clue' ? [{ value: 1 }] : []))],
  }),
  figure({
    name: 'inspection-liaison.results-fed-back',
    title: { zh: '反馈移交事项办理结果', en: 'results fed back to the tour office' },
    dimensions: ['kind', 'inTime'],
    from: [
      counting(handover, (event, before) =>
        event.type === 'FeedbackGiven' ? [{ value: 1, dimensions: { kind: kindOf(before, event.data.itemNo), inTime: String(event.data.inTime) } }] : [],
      ),
    ],
  }),
];
