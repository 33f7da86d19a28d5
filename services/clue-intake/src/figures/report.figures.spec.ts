import { count } from '@liandong/service-kit/testing';
import { clueReceived } from '../clue/clue.fixtures.js';
import { acknowledged, after, command, owed, resultOwed, told } from '../reply/reply.fixtures.js';
import { signed, submitted, takenIn } from '../report/report.fixtures.js';
import { registered, unsigned, unverifiable, verified } from '../reporter/reporter.fixtures.js';
import { reportFigures } from './report.figures.js';

const received = (kind: string) => ({
  ...clueReceived,
  data: { ...clueReceived.data, source: { kind, agencyId: 'mhk.reception', reference: 'r' } },
});
const inColumn = { ...submitted, data: { ...submitted.data, channel: 'column' } } as typeof submitted;

describe('figures of reports', () => {
  it('4.15, 4.16, B1.22: reports by channel; what came through the public channel counts there and not again as a clue', () => {
    const lives = ['letter', 'petition', 'visit', 'hotline', 'web-report', 'procuratorate'].map((kind) => ({
      category: 'clue',
      id: kind,
      history: [received(kind)],
    }));
    expect(
      count(
        reportFigures,
        { category: 'report', id: 'a', history: [submitted] },
        { category: 'report', id: 'b', history: [inColumn] },
        ...lives,
      )['reports-received'],
    ).toEqual({ module: 1, column: 1, letter: 2, visit: 1, hotline: 1 });
  });

  it('B1.4: a letter that was entered twice counts once', () => {
    const voided = { type: 'ClueVoided', data: { reason: 'x', voidedBy: 'd' } };
    const life = (id: string, ...history: readonly object[]) => ({ category: 'clue', id, history: history as never });
    expect(
      count(
        reportFigures,
        life('a', received('letter')),
        life('b', received('letter'), voided),
        life('c', received('procuratorate'), voided),
      )['reports-received'],
    ).toEqual({ letter: 1 });
  });

  it('B1.16: anonymous, signed, real-name: a signature counts as such until it was checked, once, wherever it stands', () => {
    const life = (category: string, id: string, history: readonly object[]) => ({ category, id, history: history as never });
    expect(
      count(
        reportFigures,
        life('report', 'a', [submitted]),
        life('report', 'b', [signed]),
        life('report', 'c', [signed, takenIn]),
        life('reporter', 'c', [registered]),
      )['reporters-by-standing'],
    ).toEqual({ anonymous: 1, signed: 2 });
    expect(
      count(
        reportFigures,
        life('reporter', 'd', [registered, verified]),
        life('reporter', 'e', [registered, unverifiable]),
        life('reporter', 'f', [unsigned]),
      )['reporters-by-standing'],
    ).toEqual({ 'real-name': 1, anonymous: 2 });
  });

  it('B1.4, B1.16: whoever reported an entry that was voided counts until then, and no longer, checked or not', () => {
    const life = (category: string, ...history: readonly object[]) => ({ category, id: 'c', history: history as never });
    const voided = { type: 'ClueVoided', data: { reason: 'x', voidedBy: 'd' } };
    const standings = (...lives: Parameters<typeof count>[1][]) => count(reportFigures, ...lives)['reporters-by-standing'];
    for (const [history, before] of [
      [[registered], { signed: 1 }],
      [[registered, verified], { 'real-name': 1 }],
      [[registered, unverifiable], { anonymous: 1 }],
    ] as const) {
      expect(standings(life('clue', received('letter')), life('reporter', ...history))).toEqual(before);
      expect(standings(life('reporter', ...history), life('clue', received('letter'), voided))).toEqual({});
    }
    // Whoever signed beside the first as well.
    const beside = { ...life('reporter', registered), id: 'c.2' };
    expect(standings(life('reporter', registered), beside, life('clue', received('letter')))).toEqual({ signed: 2 });
    expect(standings(life('reporter', registered), beside, life('clue', received('letter'), voided))).toEqual({});
    // Checked once the entry was voided, it counts no more than before; another clue's reporter does.
    expect(
      standings(life('reporter', registered), life('clue', received('letter'), voided), life('reporter', registered, verified), {
        ...life('reporter', unsigned),
        id: 'd',
      }),
    ).toEqual({ anonymous: 1 });
  });

  it('B1.15: acknowledged and told, in time or late', () => {
    const late = after([owed], command('acknowledge', { means: 'phone', toldOn: '2020-07-06' }));
    const lateResult = after([owed, acknowledged, resultOwed], command('tell-result', { means: 'phone', toldOn: '2020-09-22' }));
    expect(
      count(
        reportFigures,
        { category: 'reply', id: 'a', history: told },
        { category: 'reply', id: 'b', history: late },
        { category: 'reply', id: 'c', history: lateResult },
      ),
    ).toMatchObject({ 'reports-acknowledged': { true: 2, false: 1 }, 'report-results-told': { true: 1, false: 1 } });
  });
});
