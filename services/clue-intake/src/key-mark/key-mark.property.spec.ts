import fc from 'fast-check';
import { lawful } from '@liandong/testing/lawful';
import { keyMark, keyMarkActions, keyMarkKinds } from './key-mark.decider.js';

/** The last one in the future. */
const day = fc.constantFrom('2026-01-04', '2026-01-05', '2026-01-06', '2026-01-07');
const marks = lawful(
  keyMark,
  {
    actions: keyMarkActions,
    ends: ['lifted'],
    refusals: [
      'key-mark.date-in-future',
      'key-mark.lifted-before-set',
      'key-mark.not-allowed',
      'key-mark.unit-missing',
      'key-mark.unit-of-persons',
    ],
  },
  {
    data: {
      set: fc.record({
        organisationId: fc.constantFrom('mhk', 'pj'),
        kind: fc.constantFrom(...keyMarkKinds),
        name: fc.constant('张三'),
        unit: fc.constantFrom('某局', undefined),
        reason: fc.constant('多次反映'),
        markedOn: day,
      }),
      lift: fc.record({ reason: fc.constant('已查清'), liftedOn: day }),
    },
    by: fc.constantFrom('d', 'e').map((personId) => ({ personId, organisationId: 'mhk', role: 'case-director' })),
    at: fc.constant('2026-01-06T02:00:00.000Z'),
    asks: 15,
  },
);

describe('key mark: whoever sets and lifts it in whatever order', () => {
  marks.itIsLawful();

  it('1.25: is set once and lifted once, not before; only a person has a unit', () => {
    marks.check((steps) => {
      const [set, lifted, ...more] = steps.flatMap(({ events }) => events);
      expect(more).toEqual([]);
      if (set?.type === 'KeyMarkSet' && set.data.kind !== 'person')
        expect(set.data.unit !== undefined).toBe(set.data.kind === 'institution');
      if (set?.type === 'KeyMarkSet' && lifted?.type === 'KeyMarkLifted') expect(lifted.data.liftedOn >= set.data.markedOn).toBe(true);
    });
  });
});
