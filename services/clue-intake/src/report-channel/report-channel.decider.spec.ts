import { given } from '@liandong/testing';
import { channelTerms } from '../report/report.fixtures.js';
import { type ChannelTerms, reportChannel, type ReportChannelCommand, type ReportChannelEvent, termsOn } from './report-channel.decider.js';

const terms = channelTerms as ChannelTerms;
const publish = (data: ChannelTerms, at = '2020-06-11T02:00:00.000Z'): ReportChannelCommand => ({
  type: 'publish',
  data,
  by: { personId: 'mhk-director', organisationId: 'mhk', role: 'case-director' },
  at,
});
const version = (number: number, validFrom: string): ReportChannelEvent => ({
  type: 'ReportChannelPublished',
  data: { ...terms, validFrom, version: number, publishedBy: 'mhk-director' },
});

describe('4.16: the terms of a public channel', () => {
  it('given a publication, then it has the next version; what was shown on past days stays', () => {
    given(reportChannel, [])
      .when(publish(terms))
      .then([version(1, '2020-06-11')]);
    given(reportChannel, [version(1, '2020-06-11')])
      .when(publish({ ...terms, validFrom: '2020-07-01' }))
      .then([version(2, '2020-07-01')]);
    given(reportChannel, [])
      .when(publish({ ...terms, validFrom: '2020-06-10' }))
      .thenRefused('report-channel.valid-from-past');
  });

  it('given several versions, then on each day the one that held then is told', () => {
    const { state } = given(reportChannel, [version(1, '2020-06-11'), version(2, '2020-07-01')]);
    expect(['2020-06-10', '2020-06-11', '2020-06-30', '2020-07-01'].map((day) => termsOn(state, day)?.version)).toEqual([
      undefined,
      1,
      1,
      2,
    ]);
  });

  it('given a correction for the same day, then the later one holds', () => {
    expect(termsOn(given(reportChannel, [version(1, '2020-06-11'), version(2, '2020-06-11')]).state, '2020-06-12')?.version).toBe(2);
  });
});
