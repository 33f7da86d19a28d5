import { given } from '@liandong/testing';
import { series, type SeriesCommand, type SeriesEvent } from './series.decider.js';

const by = { personId: 'mhk-intake', organisationId: 'mhk.case-management', role: 'intake-officer' };
const ask = (type: SeriesCommand['type'], data: object) => ({ type, data, by, at: '2020-06-11T02:00:00.000Z' }) as SeriesCommand;
const formed: SeriesEvent = {
  type: 'SeriesFormed',
  data: { organisationId: 'mhk', clueIds: ['a', 'b'], reason: '同一项目', formedBy: by.personId },
};
const form = (clueIds: readonly string[], libraries: readonly (string | undefined)[]) =>
  ask('form', { organisationId: 'mhk', reason: '同一项目', clueIds, libraries });

describe('series of clues', () => {
  it('B1.8: clues of one library are handled together, each staying its own', () => {
    given(series, [])
      .when(form(['a', 'b', 'a'], ['mhk', 'mhk', 'mhk']))
      .then([formed]);
    given(series, [formed])
      .when(ask('join', { clueIds: ['b', 'c'], libraries: ['mhk', 'mhk'], reason: '同一账户' }))
      .then([{ type: 'CluesJoined', data: { clueIds: ['c'], reason: '同一账户', joinedBy: by.personId } }]);
    given(series, [formed])
      .when(ask('join', { clueIds: ['a'], libraries: ['mhk'], reason: '同一账户' }))
      .thenNothing();
  });

  it('B1.8: what was joined by mistake leaves with a reason; one clue alone is no series', () => {
    const three: readonly SeriesEvent[] = [
      formed,
      { type: 'CluesJoined', data: { clueIds: ['c'], reason: '同一账户', joinedBy: by.personId } },
    ];
    const release = (clueIds: readonly string[]) => ask('release', { clueIds, reason: '并非同一人' });
    const released = (clueIds: readonly string[]): SeriesEvent => ({
      type: 'CluesReleased',
      data: { clueIds, reason: '并非同一人', releasedBy: by.personId },
    });
    given(series, three)
      .when(release(['c', 'c']))
      .then([released(['c'])]);
    given(series, three)
      .when(release(['a', 'c']))
      .then([released(['a', 'b', 'c'])]);
    expect(
      given(series, three)
        .when(release(['c', 'x']))
        .thenRefused('series.not-in-it'),
    ).toMatchObject({ refusal: { details: { clueIds: ['x'] } } });
    given(series, [...three, released(['a', 'b', 'c'])])
      .when(ask('join', { clueIds: ['a'], libraries: ['mhk'], reason: 'x' }))
      .thenRefused('series.not-allowed');
  });

  it('B1.8: one clue alone, one of another library, or none at all is refused', () => {
    given(series, [])
      .when(form(['a', 'a'], ['mhk', 'mhk']))
      .thenRefused('series.too-few');
    expect(
      given(series, [])
        .when(form(['a', 'b', 'c'], ['mhk', 'pj', undefined]))
        .thenRefused('series.foreign-clue'),
    ).toMatchObject({ refusal: { details: { clueIds: ['b', 'c'] } } });
    given(series, [formed])
      .when(form(['a', 'b'], ['mhk', 'mhk']))
      .thenRefused('series.not-allowed');
  });
});
