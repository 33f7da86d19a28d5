import { counting, figure, moved } from '@liandong/service-kit';
import { custody } from '../custody/custody.decider.js';
import type { CustodyEvent } from '../custody/custody.events.js';
import type { CustodyState } from '../custody/custody.state.js';
import { library } from '../library/library.decider.js';
import { reconciliation } from '../reconciliation/reconciliation.decider.js';

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
  figure({
    name: 'clue-intake.custody-steps',
    title: { zh: '线索流转步骤(按签收状态)', en: 'steps of clues from hand to hand, by signature (B1.4)' },
    dimensions: ['status'],
    from: [
      counting(custody, (event, before) =>
        event.type === 'StepSpared' || event.type === 'RoutingFell' || event.type === 'EntryFell'
          ? []
          : moved('status', event.type === 'StepOpened' ? undefined : statusOf(event, before), statusAfter(event)),
      ),
    ],
  }),
  figure({
    name: 'clue-intake.items-reconciled',
    title: { zh: '定期核对线索件数', en: 'items answered in reconciliations (B1.3)' },
    dimensions: ['answer'],
    from: [
      counting(reconciliation, (event) =>
        event.type === 'ItemsAnswered' ? event.data.answers.map(({ answer }) => ({ value: 1, dimensions: { answer } })) : [],
      ),
    ],
  }),
  figure({
    name: 'clue-intake.differences-settled',
    title: { zh: '核对差异处理', en: 'differences of reconciliations that were settled' },
    dimensions: ['settlement'],
    from: [
      counting(reconciliation, (event) =>
        event.type === 'DifferenceSettled' ? [{ value: 1, dimensions: { settlement: event.data.settlement } }] : [],
      ),
    ],
  }),
];

type StepEvent = Exclude<CustodyEvent, { readonly type: 'StepSpared' | 'RoutingFell' | 'EntryFell' }>;

const statusOf = ({ data }: StepEvent, { steps }: CustodyState) => steps[data.step - 1]?.status;

function statusAfter({ type }: StepEvent): string {
  if (type === 'StepHandedOver') return 'handed-over';
  if (type === 'StepWithdrawn') return 'withdrawn';
  return type === 'StepReceived' ? 'received' : 'open';
}
