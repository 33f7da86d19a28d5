import { count } from '@liandong/service-kit/testing';
import { after, assessed, handle, ofSuperior, record, reportUpward, withChief } from '../intervention/intervention.fixtures.js';
import { interventionFigures } from './intervention.figures.js';

describe('figures of the register of inquiring and pleading', () => {
  it('B4.6: entries by kind and month, and by what was done about them; each counts once', () => {
    const of = (id: string, history: ReturnType<typeof after>) => ({ category: 'intervention', id, history });
    const cases = [
      of('i1', after(assessed, handle())),
      of('i2', after(ofSuperior, reportUpward('upper'))),
      of('i3', withChief),
      of('i4', after([], record({ kind: 'inquiring', occurredOn: '2020-05-31' }))),
    ];
    expect(count(interventionFigures, ...cases)).toEqual({
      'interventions-recorded': { 'pleading 2020-06': 3, 'inquiring 2020-05': 1 },
      'interventions-by-outcome': { reminded: 1, 'reported-upward': 1, 'with-chief': 1, recorded: 1 },
    });
  });
});
