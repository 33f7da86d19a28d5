import type { BreachEvent } from '../../breach/breach.events.js';
import { after, report } from '../../breach/breach.fixtures.js';
import type { DepartureEvent } from '../../departure/departure.events.js';
import { departureTerms } from '../../rules/departure-terms.js';
import { itIsAReadModel, rowsAfter } from '@liandong/service-kit/testing';
import { departureRegister } from './departure-register.projection.js';

const left = { organisationId: 'mhk', personId: 'mhk-inv-1', ground: 'resigned', post: 'important', departedOn: '2020-06-11' } as const;
const { terms } = departureTerms('mhk', left.ground, left.post, left.departedOn);
const departed: DepartureEvent = { type: 'OfficerDeparted', data: { ...left, ...terms, recordedBy: 'c' } };
const back: DepartureEvent = { type: 'OfficerReappointed', data: { returnedOn: '2020-06-20', recordedBy: 'c' } };
const [about] = after([], report());
const breach = { ...about!, data: { ...about!.data, occupation: { departureId: 'd1' } } } as unknown as BreachEvent;
const row = (...lives: Parameters<typeof rowsAfter<object, DepartureEvent | BreachEvent>>[1][]) =>
  rowsAfter(departureRegister, ...lives)[0]!;

describe('register of officers who left', () => {
  itIsAReadModel(departureRegister, ['departure-d1', [departed, back]], ['breach-b1', [breach]]);

  it('B4.7: both periods with their rule and version, and the day of the return', () => {
    expect(row(['departure-d1', [departed]])).toMatchObject({
      ...left,
      departureId: 'd1',
      secrecyUntil: terms.secrecy!.dueAt,
      secrecyRule: 'B4.7-secrecy-important',
      barredUntil: terms.bar!.dueAt,
      barRule: 'B4.7',
      returnedOn: null,
    });
    expect(row(['departure-d1', [departed, back]])).toMatchObject({ returnedOn: '2020-06-20', revision: 1, barredUntil: terms.bar!.dueAt });
    const { bar: _bar, secrecy: _secrecy, ...without } = departed.data as typeof departed.data & Record<'bar' | 'secrecy', unknown>;
    expect(row(['departure-d1', [{ ...departed, data: without } as DepartureEvent]])).toMatchObject({
      secrecyUntil: null,
      secrecyRule: null,
      barredUntil: null,
      barVersion: null,
    });
  });

  it('B4.7: conflicting occupations that were learnt of stand with the departure, also after another one; other breaches do not', () => {
    expect(row(['departure-d1', [departed]], ['breach-b1', [breach]], ['breach-b2', [about!]])).toMatchObject({ breachIds: ['b1'] });
    const again = { ...departed, data: { ...departed.data, departedOn: '2021-06-11' } } as DepartureEvent;
    expect(row(['departure-d1', [departed]], ['breach-b1', [breach]], ['departure-d1', [back, again]])).toMatchObject({
      breachIds: ['b1'],
      departedOn: '2021-06-11',
      returnedOn: null,
    });
  });
});
