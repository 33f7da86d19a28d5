import { counting, figure } from '@liandong/service-kit';
import { departure } from '../departure/departure.decider.js';

/** The figures of officers who leave (B4.7). */
export const departureFigures = [
  figure({
    name: 'clue-intake.departures',
    title: { zh: '离岗离职人员', en: 'officers who left, by ground and whether the bar on occupations holds' },
    dimensions: ['ground', 'barred'],
    from: [
      counting(departure, (event) =>
        event.type === 'OfficerDeparted'
          ? [{ value: 1, dimensions: { ground: event.data.ground, barred: String(event.data.bar !== null) } }]
          : [],
      ),
    ],
  }),
];
