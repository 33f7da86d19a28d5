import type { RecordedEvent } from '@liandong/event-sourcing';
import { count } from '@liandong/service-kit/testing';
import { given } from '@liandong/testing';
import { clue } from '../clue/clue.decider.js';
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

  it('3.16, 2.10: 补充立案 takes back what the matter counted, and what follows counts for the person at its level', () => {
    const moved: ClueEvent = {
      type: 'FilingMoved',
      data: {
        subjectId: 's1',
        on: '2020-06-12',
        level: 'township',
        subjectKind: 'person',
        formerly: { on: '2020-06-11', level: 'county', subjectKind: 'unidentified' },
        reference: 'r',
        recordedBy: 'x',
      },
    };
    const filed = fact('filed', { level: 'county', subjectKind: 'unidentified' });
    expect(count(caseFigures, life('a', filed))).toMatchObject({
      'case-facts-of-others': { 'filed county procuratorate unidentified': 1 },
    });
    // The clue itself may never hear who it is: what is told of the case later is about the person all the same.
    const figures = count(caseFigures, life('a', filed, moved, fact('handled'), fact('sanctioned')));
    expect(figures['case-facts-of-others']).toEqual({});
    expect(figures['case-facts']).toEqual({
      'filed township procuratorate': 1,
      'handled township procuratorate': 1,
      'sanctioned township procuratorate': 1,
    });
  });

  it('3.16: what is counted and what is taken back is the clue’s organisation’s, whoever recorded it', () => {
    const { state } = given(clue, routed);
    const data = {
      on: '2020-06-12',
      level: 'township',
      subjectKind: 'person',
      formerly: { on: '2020-06-11', level: 'county', subjectKind: 'person' },
    };
    const moved = { type: 'FilingMoved', data: { subjectId: 's1', ...data } };
    const entries = caseFigures
      .filter(({ name }) => name === 'clue-intake.case-facts')
      .flatMap(({ from }) => from)
      .flatMap((source) => [fact('filed'), moved].flatMap((event) => source.entries(event as unknown as RecordedEvent, state, 'a')));
    expect(entries.map(({ value, organisationId }) => `${value} ${organisationId}`)).toEqual(['1 mhk', '-1 mhk', '1 mhk']);
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
