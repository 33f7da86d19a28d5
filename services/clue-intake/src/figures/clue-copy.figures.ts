import { nationalAreaOf } from '@liandong/legal-time';
import { counting, figure } from '@liandong/service-kit';
import { clueCopy } from '../clue-copy/clue-copy.decider.js';

/** The figures of what the people's congress copies (1.13). */
export const clueCopyFigures = [
  figure({
    name: 'clue-intake.clue-copies',
    title: { zh: '人大抄送件', en: 'copies of the people’s congress' },
    dimensions: ['agency'],
    from: [
      counting(clueCopy, (event) => (event.type === 'ClueCopyReceived' ? [{ value: 1, dimensions: { agency: event.data.agencyId } }] : [])),
    ],
  }),
  figure({
    name: 'clue-intake.copied-items',
    title: { zh: '抄送线索和意见建议', en: 'items copied, by kind' },
    dimensions: ['kind'],
    from: [
      counting(clueCopy, (event) =>
        event.type === 'ClueCopyReceived' ? event.data.items.map(({ kind }) => ({ value: 1, dimensions: { kind } })) : [],
      ),
    ],
  }),
  figure({
    name: 'clue-intake.copied-items-by-conclusion',
    title: { zh: '抄送事项研判结论', en: 'items by approved conclusion; an item may have several' },
    version: 2,
    dimensions: ['conclusion', 'kind', 'problem', 'problemArea', 'unit'],
    from: [
      counting(clueCopy, (event, { items }) => {
        if (event.type !== 'CopyAnalysisApproved') return [];
        const kinds = new Map(items.map(({ itemNo, kind }) => [itemNo, kind]));
        return event.data.items.flatMap(({ itemNo, conclusions, problemType, area = nationalAreaOf(problemType), unitId }) =>
          conclusions.map((conclusion) => ({
            value: 1,
            dimensions: { conclusion, kind: kinds.get(itemNo), problem: problemType, problemArea: area, unit: unitId },
          })),
        );
      }),
    ],
  }),
  figure({
    name: 'clue-intake.copies-replied',
    title: { zh: '回复人大抄送件', en: 'copies that were replied to' },
    dimensions: [],
    from: [counting(clueCopy, (event) => (event.type === 'CopyReplied' ? [{ value: 1 }] : []))],
  }),
];
