import { compare as compareBoth, differing } from './figures.js';
import type { Value } from './story.js';

const events = (value: Value) => ({ figures: ['case-trial.persons-filed'], at: '7', value, eventIds: ['e1'] });
/** Where read model and events say the same. */
const compare = (figure: Parameters<typeof compareBoth>[0], seen: Value, source: string) => compareBoth(figure, seen, source, events(seen));
const named = (expected: Value) => ({ mechanism: '0.20', zh: '立案', en: 'filed', expected });
const at = 'GET /api/clue-intake/clues/1';

describe('figures', () => {
  it('given what a read model shows, then only the very same value is the figure', () => {
    expect(compare(named(2), 2, at)).toEqual({
      mechanism: '0.20',
      zh: '立案',
      en: 'filed',
      expected: 2,
      seen: 2,
      asOf: events(2),
      same: true,
      source: at,
    });
    for (const seen of [3, '2', null, [2], true]) expect(compare(named(2), seen, at).same).toBe(false);
  });

  it('given lists and records, then order counts in lists alone', () => {
    expect(compare(named([2, 2, 5]), [2, 2, 5], at).same).toBe(true);
    expect(compare(named([2, 5]), [5, 2], at).same).toBe(false);
    expect(compare(named({ filed: 1, educated: 0 }), { educated: 0, filed: 1 }, at).same).toBe(true);
    expect(compare(named({ filed: 1 }), { filed: 1, more: 0 }, at).same).toBe(false);
  });

  it('given events that say something else than the read model, then it is not the figure, whichever of the two is as expected', () => {
    expect(compareBoth(named(2), 2, at, events(3)).same).toBe(false);
    expect(compareBoth(named(2), 3, at, events(2)).same).toBe(false);
  });

  it('the ones that differ are named', () => {
    expect(differing([compare(named(2), 2, at), compare({ ...named(4), zh: '天数' }, 5, at)])).toMatchObject([
      { zh: '天数', expected: 4, seen: 5 },
    ]);
  });
});
