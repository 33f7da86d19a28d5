import { counting, figure, recounted } from '@liandong/service-kit';
import { intervention } from '../intervention/intervention.decider.js';
import type { InterventionEvent } from '../intervention/intervention.events.js';
import { evolveIntervention, type InterventionState } from '../intervention/intervention.state.js';

/** What an entry came to; until then, how far it is. */
function outcomeAfter({ status }: InterventionState, event: InterventionEvent): string {
  if (event.type === 'InterventionHandled') return event.data.outcome;
  return event.type === 'InterventionReportedUpward' && event.data.level === 'upper' ? 'reported-upward' : status;
}

/** Handled entries are never reckoned again: nothing follows them. */
const groupOf = ({ status }: InterventionState) => (status === 'none' ? [] : [{ outcome: status }]);

/** The figures of the register of inquiring and pleading (B4.6): whoever pleaded reads figures, and must not learn of the entry there. */
export const interventionFigures = [
  figure({
    name: 'clue-intake.interventions-recorded',
    auditorsOnly: true,
    title: { zh: '登记打听案情、过问、说情干预(按种类、发生月份)', en: 'inquiring and pleading entered, by kind and month of occurrence' },
    dimensions: ['kind', 'month'],
    from: [
      counting(intervention, (event) =>
        event.type === 'InterventionRecorded'
          ? [{ value: 1, dimensions: { kind: event.data.kind, month: event.data.occurredOn.slice(0, 7) } }]
          : [],
      ),
    ],
  }),
  figure({
    name: 'clue-intake.interventions-by-outcome',
    auditorsOnly: true,
    title: { zh: '打听案情、过问、说情干预的处理(按结果)', en: 'inquiring and pleading by what was done about it' },
    dimensions: ['outcome'],
    from: [
      counting(intervention, (event, before) => {
        const after = evolveIntervention(before, event);
        return recounted(groupOf(before), [{ outcome: outcomeAfter(after, event) }]);
      }),
    ],
  }),
];
