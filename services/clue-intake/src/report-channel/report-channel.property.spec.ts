import fc from 'fast-check';
import { lawful } from '@liandong/testing/lawful';
import { type ChannelTerms, type PublishedTerms, reportChannel, reportChannelActions, termsOn } from './report-channel.decider.js';

const days = ['2026-01-04', '2026-01-05', '2026-01-06', '2026-01-07', '2026-02-01'];
const text = fc.constantFrom({ zh: '举报须知', en: 'Notice' }, { zh: '探照灯', en: 'Searchlight' });
const terms: fc.Arbitrary<ChannelTerms> = fc.record({
  open: fc.subarray(['web' as const, 'column' as const]),
  title: text,
  notice: text,
  validFrom: fc.constantFrom(...days),
});
/** Late in the evening in China, early the next morning there: the day is the one of China. */
const moments = ['2026-01-04T15:59:59.999Z', '2026-01-04T16:00:00.000Z', '2026-01-06T02:00:00.000Z'];
const channels = lawful(
  reportChannel,
  { actions: reportChannelActions, ends: [], again: ['publish'], refusals: ['report-channel.valid-from-past'] },
  {
    data: { publish: terms },
    by: fc.constantFrom('d', 'e').map((personId) => ({ personId, organisationId: 'mhk', role: 'case-director' })),
    at: fc.constantFrom(...moments),
    asks: 12,
  },
);
const todayAt = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);

describe('report channel: whatever is published in whatever order', () => {
  channels.itIsLawful();

  it('4.15, 4.16: versions are numbered without a gap, and none is lost', () => {
    channels.check((steps) => {
      const published = steps.flatMap(({ events }) => events.map(({ data }) => data.version));
      expect(published).toEqual(published.map((_, index) => index + 1));
      expect(steps.at(-1)!.after.versions.map(({ version }) => version)).toEqual(published);
    });
  });

  it('4.15: what a reporter was shown on a day that has passed stays what it was, whatever is published later', () => {
    channels.check((steps) => {
      for (const { before, command, after } of steps) {
        for (const day of days) if (day < todayAt(command.at)) expect(termsOn(after, day)).toEqual(termsOn(before, day));
      }
    });
  });

  it('4.16: what holds on a day is what was published last of what had begun by then', () => {
    channels.check((steps) => {
      const published = steps.flatMap(({ events }) => events.map(({ data }) => data));
      for (const day of days) {
        let expected: PublishedTerms | undefined;
        for (const { publishedBy: _publishedBy, ...one } of published) if (one.validFrom <= day) expected = one;
        expect(termsOn(steps.at(-1)!.after, day)).toEqual(expected);
      }
    });
  });
});
