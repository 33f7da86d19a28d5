import fc from 'fast-check';
import { lawful } from '@liandong/testing/lawful';
import { series, seriesActions } from './series.decider.js';

/** Where each clue stands; of the last nobody knows. */
const libraries: Readonly<Record<string, string>> = { c1: 'mhk', c2: 'mhk', c3: 'mhk', c4: 'mhk', c5: 'pj', c6: 'pj' };
const known = Object.keys(libraries);
const named = fc
  .array(fc.constantFrom(...known.slice(0, 4), ...known.slice(0, 4), ...known, 'nowhere'), { maxLength: 4 })
  .map((clueIds) => ({ clueIds, libraries: clueIds.map((clueId) => libraries[clueId]) }));
const reason = fc.constantFrom('同一人员', '同一手法');
const all = lawful(
  series,
  { actions: seriesActions, ends: [], refusals: ['series.foreign-clue', 'series.not-allowed', 'series.too-few'] },
  {
    data: {
      form: fc
        .tuple(named, fc.constantFrom('mhk', 'pj'), reason)
        .map(([of, organisationId, why]) => ({ ...of, organisationId, reason: why })),
      join: fc.tuple(named, reason).map(([of, why]) => ({ ...of, reason: why })),
    },
    by: fc.constantFrom('d', 'e').map((personId) => ({ personId, organisationId: 'mhk', role: 'case-director' })),
    at: fc.constant('2020-06-11T02:00:00.000Z'),
    asks: 20,
  },
);

describe('series: whatever is put together in whatever order', () => {
  all.itIsLawful();

  it('B1.8: at least two different clues of one library, each once; none leaves', () => {
    all.check((steps) => {
      for (const { before, after } of steps) {
        expect(after.clueIds.slice(0, before.clueIds.length)).toEqual(before.clueIds);
        if (after.status === 'none') continue;
        expect(after.clueIds.length).toBeGreaterThan(1);
        expect(new Set(after.clueIds).size).toBe(after.clueIds.length);
        for (const clueId of after.clueIds) expect(libraries[clueId]).toBe(after.organisationId);
      }
    });
  });

  it('what was joined is what is new: the events name every clue of the series once', () => {
    all.check((steps) => {
      const written = steps.flatMap(({ events }) => events.flatMap(({ data }) => data.clueIds));
      expect(written).toEqual(steps.at(-1)!.after.clueIds);
      expect(steps.every(({ events }) => events.every(({ data }) => data.clueIds.length > 0))).toBe(true);
    });
  });
});
