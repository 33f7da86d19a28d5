import { counting, figure, type FigureEntry } from '@liandong/service-kit';
import { assignment } from '../assignment/assignment.decider.js';
import type { Effect } from '../assignment/assignment.events.js';

const FEN = 100;

/** What handling led to beyond persons counts once the result went up, which was reviewed together and approved before (B1.14). */
function perEffect(valueOf: (effect: Effect) => number | undefined) {
  return [
    counting(assignment, (event, { effects = [] }): readonly FigureEntry[] =>
      event.type !== 'ResultSentUp'
        ? []
        : effects.flatMap((effect) => {
            const value = valueOf(effect);
            return value === undefined ? [] : [{ value, dimensions: { kind: effect.kind, city: effect.city, county: effect.county } }];
          }),
    ),
  ];
}

/** The figures of results that went up: 以案促改 (4.2). */
export const assignmentFigures = [
  figure({
    name: 'clue-intake.results-reported',
    title: { zh: '上报交办结果', en: 'results of assignments that went up, by kind and whether in time' },
    dimensions: ['kind', 'inTime'],
    from: [
      counting(assignment, (event, { kind }) =>
        event.type === 'ResultSentUp' ? [{ value: 1, dimensions: { kind, inTime: String(event.data.inTime) } }] : [],
      ),
    ],
  }),
  figure({
    name: 'clue-intake.effects',
    title: { zh: '以案促改(单位、制度)', en: 'units that gave money back, and rules issued, by city and county' },
    dimensions: ['kind', 'city', 'county'],
    from: perEffect(() => 1),
  }),
  figure({
    name: 'clue-intake.effect-quantities',
    title: { zh: '以案促改涉及数量(如车辆)', en: 'of how many things it was, such as cabs' },
    dimensions: ['kind', 'city', 'county'],
    from: perEffect(({ quantity }) => quantity),
  }),
  figure({
    name: 'clue-intake.money-returned',
    title: { zh: '清退金额(元)', en: 'given back, in yuan' },
    dimensions: ['kind', 'city', 'county'],
    from: perEffect(({ amountFen }) => (amountFen === undefined ? undefined : amountFen / FEN)),
  }),
];
