import { count } from '@liandong/service-kit/testing';
import { limitFrom } from '@liandong/legal-time';
import { useDemoRules } from '@liandong/service-kit/testing';
import { given } from '@liandong/testing';
import { keepingFigures } from '../figures/keeping.figures.js';
import { reconciliation } from './reconciliation.decider.js';
import { after, answer, answered, open, opened, reconciled, settle } from './reconciliation.fixtures.js';

useDemoRules();

const statusOf = (history: Parameters<typeof after>[0]) => given(reconciliation, history).state.status;

describe('reconciliation with a handler', () => {
  it('B1.3: the handler answers item by item, each once; an objection says why', () => {
    given(reconciliation, opened)
      .when(answer([{ clueId: '9', answer: 'confirmed' }]))
      .thenRefused('reconciliation.not-listed');
    given(reconciliation, opened)
      .when(
        answer([
          { clueId: '1', answer: 'confirmed' },
          { clueId: '1', answer: 'objected', note: 'x' },
        ]),
      )
      .thenRefused('reconciliation.not-listed');
    given(reconciliation, opened)
      .when(answer([{ clueId: '1', answer: 'objected' }]))
      .thenRefused('reconciliation.note-missing');
    given(reconciliation, answered)
      .when(answer([{ clueId: '1', answer: 'confirmed' }]))
      .thenRefused('reconciliation.not-allowed');
    expect([opened, answered, reconciled, after([], open())].map(statusOf)).toEqual(['open', 'differences', 'reconciled', 'reconciled']);
  });

  it('B1.3: a difference is settled by an event of its own, once', () => {
    given(reconciliation, answered).when(settle('1')).thenRefused('reconciliation.no-difference');
    given(reconciliation, answered)
      .when(settle('2'))
      .then([
        {
          type: 'DifferenceSettled',
          data: { clueId: '2', settlement: 'ledger-corrected', note: '台账已更正', open: 0, settledBy: 'mhk-director' },
        },
      ]);
    given(reconciliation, reconciled).when(settle('2')).thenRefused('reconciliation.not-allowed');
  });

  it('B1.3: answered within ten working days, by the version in force when it was opened', () => {
    expect(given(reconciliation, opened).state.deadline).toMatchObject({
      ruleId: 'B1.3-reconciliation-answer',
      version: '1',
      dueAt: '2020-06-28T15:59:59.999Z',
    });
    const late = after(opened, answer([{ clueId: '1', answer: 'confirmed' }], '2020-07-01T02:00:00.000Z'));
    expect(late.at(-1)).toMatchObject({ data: { inTime: false, remaining: 2 } });
  });

  it('B1.3: the rhythm is versioned and may differ per organisation', () => {
    const ends = (organisationId: string, day: string) => limitFrom('B1.3-reconciliation', day, organisationId);
    expect([ends('mhk', '2020-06-01'), ends('pj', '2020-06-01')].map(({ version, dueAt }) => [version, dueAt.slice(0, 10)])).toEqual([
      ['1', '2020-09-01'],
      ['pj-2020', '2020-07-01'],
    ]);
    expect(ends('pj', '2019-12-31').version).toBe('1');
  });

  it('figures count answers and settlements', () => {
    expect(count(keepingFigures, { category: 'reconciliation', id: 'r1', history: reconciled })).toMatchObject({
      'items-reconciled': { confirmed: 2, objected: 1 },
      'differences-settled': { 'ledger-corrected': 1 },
    });
  });
});
