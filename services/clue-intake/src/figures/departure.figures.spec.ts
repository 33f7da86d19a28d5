import { count } from '@liandong/service-kit/testing';
import { departureTerms } from '../rules/departure-terms.js';
import { departureFigures } from './departure.figures.js';

describe('figures of departures', () => {
  it('B4.7: officers who left, by ground and whether an occupation is barred', () => {
    const left = (ground: 'retired' | 'transferred') => [
      {
        type: 'OfficerDeparted' as const,
        data: {
          organisationId: 'mhk',
          personId: 'p',
          ground,
          post: 'none',
          departedOn: '2020-06-11',
          ...departureTerms('mhk', ground, 'none', '2020-06-11').terms,
          recordedBy: 'c',
        },
      },
    ];
    expect(
      count(
        departureFigures,
        { category: 'departure', id: 'd1', history: left('retired') },
        { category: 'departure', id: 'd2', history: left('transferred') },
      ),
    ).toEqual({ departures: { 'retired true': 1, 'transferred false': 1 } });
  });
});
