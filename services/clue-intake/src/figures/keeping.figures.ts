import { counting, figure } from '@liandong/service-kit';
import { library } from '../library/library.decider.js';

/** The figures of the library’s keeping (B1.3, B1.4). */
export const keepingFigures = [
  figure({
    name: 'clue-intake.keepers-in-office',
    title: { zh: '在任线索保管人', en: 'keepers in office (B1.4)' },
    dimensions: ['organisation'],
    from: [
      counting(library, (event, { organisationId }) => {
        if (event.type === 'KeeperAppointed') return [{ value: 1, dimensions: { organisation: organisationId } }];
        return event.type === 'HandoverCompleted' ? [{ value: -1, dimensions: { organisation: organisationId } }] : [];
      }),
    ],
  }),
  figure({
    name: 'clue-intake.items-handed-over',
    title: { zh: '保管人移交线索件数', en: 'items handed over between keepers' },
    dimensions: ['organisation'],
    from: [
      counting(library, (event, { organisationId, handovers }) =>
        event.type === 'HandoverCompleted' ? [{ value: handovers.at(-1)!.list.count, dimensions: { organisation: organisationId } }] : [],
      ),
    ],
  }),
  figure({
    name: 'clue-intake.handover-differences',
    title: { zh: '保管人移交中注明的差异', en: 'differences noted at hand-overs between keepers' },
    dimensions: ['kind'],
    from: [counting(library, (event) => (event.type === 'DifferenceNoted' ? [{ value: 1, dimensions: { kind: event.data.kind } }] : []))],
  }),
];
