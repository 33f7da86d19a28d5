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
  {
    actions: seriesActions,
    ends: ['dissolved'],
    refusals: ['series.foreign-clue', 'series.not-allowed', 'series.not-in-it', 'series.too-few'],
  },
  {
    data: {
      form: fc
        .tuple(named, fc.constantFrom('mhk', 'pj'), reason)
        .map(([of, organisationId, why]) => ({ ...of, organisationId, reason: why })),
      join: fc.tuple(named, reason).map(([of, why]) => ({ ...of, reason: why })),
      release: fc
        .tuple(fc.array(fc.constantFrom(...known.slice(0, 4)), { minLength: 1, maxLength: 2 }), reason)
        .map(([clueIds, why]) => ({ clueIds, reason: why })),
    },
    by: fc.constantFrom('d', 'e').map((personId) => ({ personId, organisationId: 'mhk', role: 'case-director' })),
    at: fc.constant('2020-06-11T02:00:00.000Z'),
    asks: 20,
  },
);

describe('series: whatever is put together in whatever order', () => {
  all.itIsLawful();

  it('B1.8: at least two different clues of one library, each once, or none at all', () => {
    all.check((steps) => {
      for (const { after } of steps) {
        if (after.status === 'none') continue;
        expect(after.status === 'dissolved' ? after.clueIds.length === 0 : after.clueIds.length > 1).toBe(true);
        expect(new Set(after.clueIds).size).toBe(after.clueIds.length);
        for (const clueId of after.clueIds) expect(libraries[clueId]).toBe(after.organisationId);
      }
    });
  });

  it('each event names what is new, or what leaves, and nothing else', () => {
    all.check((steps) => {
      for (const { before, after, events } of steps) {
        for (const { type, data } of events) {
          const [less, more] = type === 'CluesReleased' ? [after, before] : [before, after];
          expect(more.clueIds.filter((clueId) => !less.clueIds.includes(clueId)).sort()).toEqual([...data.clueIds].sort());
          expect(data.clueIds.length).toBeGreaterThan(0);
        }
      }
    });
  });
});
