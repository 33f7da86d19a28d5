import { intervention } from '../../intervention/intervention.decider.js';
import type { InterventionEvent } from '../../intervention/intervention.events.js';
import {
  after,
  assessed,
  entry,
  handle,
  limit,
  ofSuperior,
  principal,
  record,
  reportUpward,
  withChief,
} from '../../intervention/intervention.fixtures.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { interventionRegister } from './intervention-register.projection.js';

const warned = (band: string, overdue: boolean) =>
  ({ type: 'InterventionWarned', data: { band, overdue, dueAt: limit.dueAt, firedAt: limit.dueAt, late: false } }) as InterventionEvent;
const handled = after([...assessed, warned('yellow', false), warned('red', true)], handle());
const histories = [handled, after(withChief, handle({}, principal)), after(ofSuperior, reportUpward('upper'))];
const last = (history: readonly InterventionEvent[]) => rowAfterEach(interventionRegister, ['intervention-i1', history]).at(-1)!;

describe('register of interventions', () => {
  itIsAReadModel(interventionRegister, ...histories.map((history, index) => [`intervention-i${index}`, history] as const));

  it('B4.6: after every event of every history the row says the same as the entry', () => {
    for (const history of histories) {
      for (const [index, row] of rowAfterEach(interventionRegister, ['intervention-i1', history]).entries()) {
        const state = history.slice(0, index + 1).reduce(intervention.evolve, intervention.initial);
        expect(row).toMatchObject({
          interventionId: 'i1',
          clueId: 'c1',
          status: state.status,
          byName: entry.by.name,
          byPosition: '副局长',
          byPersonId: null,
          dueAt: limit.dueAt,
          revision: index,
        });
      }
    }
    expect(
      rowAfterEach(interventionRegister, ['intervention-i1', after([], record({ by: { name: '某某', unit: '某局' } }))])[0]!.byPosition,
    ).toBeNull();
  });

  it('B4.6, B1.23: once it is handled no colour is left, and every warning is; what went to the body above ended with that', () => {
    expect(
      rowAfterEach(interventionRegister, ['intervention-i1', handled])
        .map(({ band, overdue }) => [band, overdue])
        .slice(-3),
    ).toEqual([
      ['yellow', false],
      ['red', true],
      [null, false],
    ]);
    expect(last(handled)).toMatchObject({ outcome: 'reminded', handledBy: 'mhk-lead-1', warnings: [{ band: 'yellow' }, { band: 'red' }] });
    expect(last(withChief)).toMatchObject({ status: 'with-chief', level: 'own', receiverId: 'mhk', outcome: null });
    expect(last(histories[2]!)).toMatchObject({ status: 'handled', level: 'upper', outcome: 'reported-upward', handledOn: '2020-06-12' });
  });
});
