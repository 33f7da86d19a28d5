import { count } from '@liandong/service-kit/testing';
import { limitFrom } from '@liandong/legal-time';
import { useDemoRules } from '@liandong/service-kit/testing';
import { given } from '@liandong/testing';
import { keepingFigures } from '../figures/keeping.figures.js';
import { reconciliation } from './reconciliation.decider.js';
import {
  after,
  answer,
  answered,
  command,
  handler,
  item,
  lead,
  open,
  opened,
  reconciled,
  settle,
  zone,
} from './reconciliation.fixtures.js';

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

  it('B1.3: of a unit whoever heads it answers, of a zone its lead or the head of its liaison room; nobody for another unit', () => {
    const answers = [{ clueId: '1', answer: 'confirmed' as const }];
    const by = (personId: string, organisationId: string, role = 'supervisor') => ({ personId, organisationId, role });
    const ofUnit = after(
      [],
      command('open', { organisationId: 'mhk', handlerId: 'mhk.room-2', items: [item('1')], openedOn: '2020-06-11' }),
    );
    const secretary = by('mhk-township-secretary', 'mhk.township-1', 'township-secretary');
    for (const [history, one, who] of [
      [ofUnit, undefined, by('mhk-supervisor-2', 'mhk.room-2')],
      [ofUnit, undefined, lead],
      [opened, zone, handler],
      [opened, zone, lead],
    ] as const)
      given(reconciliation, history)
        .when(command('answer', { answers, zone: one }, who))
        .thenTypes('ItemsAnswered');
    for (const [history, one, who] of [
      [ofUnit, undefined, handler],
      [ofUnit, undefined, secretary],
      [opened, zone, by('mhk-supervisor-2', 'mhk.room-2')],
      [opened, zone, by('mhk-lead-2', 'mhk', 'deputy')],
      [opened, undefined, handler],
    ] as const)
      given(reconciliation, history)
        .when(command('answer', { answers, zone: one }, who))
        .thenRefused('reconciliation.not-handler');
  });
});
