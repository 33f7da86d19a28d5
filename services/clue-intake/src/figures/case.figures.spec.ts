import { count } from '@liandong/service-kit/testing';
import type { ClueEvent } from '../clue/clue.events.js';
import { closed, outcome, routed } from '../clue/clue.fixtures.js';
import type { CaseFact } from '../clue/clue.past.decider.js';
import { caseFigures } from './case.figures.js';

const life = (id: string, ...more: readonly ClueEvent[]) => ({ category: 'clue', id, history: [...routed, ...more] });
const fact = (kind: CaseFact['fact'], more: Partial<CaseFact> = {}): ClueEvent => ({
  type: 'CaseFactRecorded',
  data: { subjectId: 's1', fact: kind, on: '2020-06-11', reference: 'r', level: 'township', recordedBy: 'x', ...more },
});

describe('figures of what became of persons', () => {
  it('3.16, 2.10: facts by level and source, and yuan recovered', () => {
    const figures = count(
      caseFigures,
      life('a', fact('filed'), fact('sanctioned', { form: 2 }), fact('recovered', { amountFen: 1_050 })),
      life('b', fact('filed', { level: 'county', subjectId: 's2' })),
    );
    expect(figures).toMatchObject({
      'case-facts': { 'filed township procuratorate': 1, 'sanctioned township procuratorate': 1, 'filed county procuratorate': 1 },
      'money-recovered': { 'township procuratorate': 10.5 },
    });
  });

  it('B2.26: a person counts once, in the deepest form, over all clues and in whatever order', () => {
    const light = life('a', outcome('s1', 'admonish'));
    const heavy = life('b', fact('sanctioned', { form: 3 }), fact('transferred'));
    for (const lives of [
      [light, heavy],
      [heavy, light],
    ])
      expect(count(caseFigures, ...lives)['persons-by-form']).toEqual({ 4: 1 });
    expect(count(caseFigures, { category: 'clue', history: closed })['persons-by-form']).toEqual({ 1: 1 });
    expect(count(caseFigures, life('a', fact('sanctioned')))['persons-by-form'] ?? {}).toEqual({});
  });
});
