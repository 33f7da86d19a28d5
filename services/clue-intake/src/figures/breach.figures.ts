import { counting, figure, recounted } from '@liandong/service-kit';
import { breach } from '../breach/breach.decider.js';
import { type BreachState, evolveBreach } from '../breach/breach.state.js';
import { breachKindTable } from '../rules/breach-kinds.js';

/** Each breach counts once, in what it came to last. */
const groupsOf = ({ status, kind }: BreachState) => (kind === undefined ? [] : [{ kind, outcome: status }]);

/** The figures of the register of breaches (B4.5, B4.8): whoever a breach is about reads figures, and must not learn of it there. */
export const breachFigures = [
  figure({
    name: 'clue-intake.breaches-entered',
    auditorsOnly: true,
    title: { zh: '登记违规违纪行为', en: 'breaches entered, by kind and the rule that forbids it' },
    dimensions: ['kind', 'rule'],
    from: [
      counting(breach, (event) =>
        event.type === 'BreachReported'
          ? [{ value: 1, dimensions: { kind: event.data.kind, rule: breachKindTable[event.data.kind].ruleId } }]
          : [],
      ),
    ],
  }),
  figure({
    name: 'clue-intake.breaches-by-outcome',
    auditorsOnly: true,
    title: { zh: '违规违纪行为(按种类、结果)', en: 'breaches by kind and outcome' },
    dimensions: ['kind', 'outcome'],
    from: [counting(breach, (event, before) => recounted(groupsOf(before), groupsOf(evolveBreach(before, event))))],
  }),
];
