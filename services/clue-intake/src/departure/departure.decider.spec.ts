import { dateInChina } from '@liandong/legal-time';
import { given } from '@liandong/testing';
import { departureTerms, occupationBars } from '../rules/departure-terms.js';
import { departure, type DepartureCommand } from './departure.decider.js';
import type { Departure } from './departure.events.js';

const cadre = { personId: 'mhk-cadre', organisationId: 'mhk.cadre-supervision', role: 'cadre-supervisor' };
const at = '2020-07-01T02:00:00.000Z';
const left: Departure = { organisationId: 'mhk', personId: 'mhk-inv-1', ground: 'resigned', post: 'important', departedOn: '2020-06-11' };
const record = (more: Partial<Departure> = {}, by = cadre) => ({ type: 'record', data: { ...left, ...more }, by, at }) as DepartureCommand;
const comeBack = (returnedOn: string) => ({ type: 'record-return', data: { returnedOn }, by: cadre, at }) as DepartureCommand;
const departed = departure.decide(record(), departure.initial);
const back = [...departed, ...departure.decide(comeBack('2020-06-20'), given(departure, departed).state)];
type Tail<T extends readonly unknown[]> = T extends readonly [unknown, ...infer Rest] ? Rest : never;
const termsOf = (...asked: Tail<Parameters<typeof departureTerms>>) => departureTerms('mhk', ...asked).terms;
const until = (terms: ReturnType<typeof termsOf>) => [terms.secrecy, terms.bar].map((term) => term && dateInChina(term.dueAt));

describe('departure', () => {
  it('B4.7: is recorded with its day, the secrecy period and the bar of three years, each in the version of that day', () => {
    expect(departed).toMatchObject([
      {
        type: 'OfficerDeparted',
        data: {
          ...left,
          secrecy: { ruleId: 'B4.7-secrecy-important', version: '1' },
          bar: { ruleId: 'B4.7', version: '2018', dueAt: '2023-06-11T15:59:59.999Z' },
          recordedBy: cadre.personId,
        },
        rules: [
          { ruleId: 'B4.7-bar', version: '2018' },
          { ruleId: 'B4.7', version: '2018' },
          { ruleId: 'B4.7-secrecy-important', version: '1' },
        ],
      },
    ]);
    given(departure, [])
      .when(record({ departedOn: '2020-07-02' }))
      .thenRefused('departure.date-in-future');
    given(departure, departed).when(record()).thenRefused('departure.not-allowed');
  });

  it('B4.7: the secrecy period follows the class of the post; it ends with its day, a day off or not', () => {
    expect(until(termsOf('retired', 'core', '2020-06-11'))).toEqual(['2023-06-11', '2023-06-11']);
    expect(until(termsOf('retired', 'important', '2020-06-11'))).toEqual(['2022-06-11', '2023-06-11']);
    expect(until(termsOf('retired', 'general', '2020-02-29'))).toEqual(['2021-02-28', '2023-02-28']);
    expect(until(termsOf('retired', 'none', '2020-06-11'))).toEqual([null, '2023-06-11']);
  });

  it('B4.7: the bar holds for whoever resigned or retired; whom it holds for and for how long is versioned data', () => {
    for (const ground of ['resigned', 'retired'] as const)
      expect(termsOf(ground, 'none', '2025-06-01').bar).toMatchObject({ ruleId: 'B4.7', version: '2024' });
    for (const ground of ['transferred', 'dismissed'] as const) expect(termsOf(ground, 'none', '2025-06-01').bar).toBeNull();
    expect(termsOf('resigned', 'none', '2025-05-31').bar).toMatchObject({ version: '2018' });
    const later = [
      ...occupationBars,
      { ...occupationBars[0]!, version: '2030', effectiveFrom: '2030-01-01', grounds: ['dismissed' as const] },
    ];
    expect([termsOf('dismissed', 'none', '2029-12-31', later).bar, termsOf('resigned', 'none', '2030-01-01', later).bar]).toEqual([
      null,
      null,
    ]);
    expect(termsOf('dismissed', 'none', '2030-01-01', later).bar).not.toBeNull();
  });

  it('B4.7: nobody records the own departure or return', () => {
    given(departure, [])
      .when(record({ personId: cadre.personId }))
      .thenRefused('departure.own-record');
    given(departure, departed)
      .when({ ...comeBack('2020-06-20'), by: { ...cadre, personId: left.personId } })
      .thenRefused('departure.own-record');
  });

  it('B4.7: whoever comes back has left no longer, and may leave again', () => {
    expect(given(departure, back).state.status).toBe('returned');
    given(departure, []).when(comeBack('2020-06-20')).thenRefused('departure.unknown');
    given(departure, departed).when(comeBack('2020-06-10')).thenRefused('departure.date-before');
    given(departure, departed).when(comeBack('2020-07-02')).thenRefused('departure.date-in-future');
    given(departure, back)
      .when(record({ departedOn: '2020-06-19' }))
      .thenRefused('departure.date-before');
    given(departure, back)
      .when(record({ departedOn: '2020-06-30' }))
      .thenTypes('OfficerDeparted');
  });
});
