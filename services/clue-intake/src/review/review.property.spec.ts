import fc from 'fast-check';
import { periodNamed } from '@liandong/legal-time';
import { useDemoRules } from '@liandong/service-kit/testing';
import { lawful } from '@liandong/testing/lawful';
import { reviewActions } from './review.allowed-actions.js';
import { review } from './review.decider.js';

useDemoRules();

const kinds = ['daily-check', 'weekly-screening', 'monthly-study', 'weekly-clearing', 'monthly-summary', 'quarterly-bulletin'];
/** Around the end of a quarter, which is the end of a month; one in the future, some that are no period. */
const period = fc.constantFrom(
  '2020-06',
  '2020-06',
  '2020-07',
  '2020-Q2',
  '2020-Q3',
  '2020-W26',
  '2020-W27',
  '2020-06-30',
  '2020-07-01',
  '2020',
  '2020-13',
  '2020-W54',
  '2020-02-30',
  'x',
);
const heldOn = fc.constantFrom(
  '2020-05-31',
  '2020-06-26',
  '2020-06-30',
  '2020-07-01',
  '2020-07-05',
  '2020-07-06',
  '2020-07-10',
  '2020-07-11',
  '2020-07-21',
);
const reviews = lawful(
  review,
  {
    actions: reviewActions,
    ends: ['held'],
    refusals: [
      'review.before-period',
      'review.by-others',
      'review.date-in-future',
      'review.not-allowed',
      'review.not-of-rhythm',
      'review.period-unfit',
    ],
  },
  {
    data: {
      hold: fc.record({
        organisationId: fc.constantFrom('mhk', 'pj'),
        kind: fc.constantFrom(...kinds),
        period,
        heldOn,
        participants: fc.constant(['d', 'p']),
        conclusions: fc.constant('逐件清理'),
        figuresAt: fc.constant('17'),
      }),
    },
    by: fc
      .constantFrom('intake-officer', 'case-director', 'deputy', 'principal', 'investigator')
      .map((role) => ({ personId: role, organisationId: 'mhk.case-management', role })),
    at: fc.constant('2020-07-20T02:00:00.000Z'),
    asks: 25,
  },
);
/** B1.24: the places say who reviews by which period; the days are in the versioned rhythm. */
const every: Readonly<Record<string, string>> = { daily: 'day', weekly: 'week', monthly: 'month', quarterly: 'quarter' };
const daysAfter = { day: 1, week: 3, month: 5, quarter: 10, year: 30 };
const DAY_MS = 86_400_000;

describe('review: whatever is held', () => {
  reviews.itIsLawful();

  it('B1.24: one of the rhythm that the place follows, of a period of its kind, not before it began; in time by its last day and the days after it', () => {
    reviews.check((steps) => {
      const held = steps.flatMap(({ events }) => events);
      expect(held.length).toBeLessThan(2);
      for (const { data, rules } of held) {
        const { first, last, kind } = periodNamed(data.period)!;
        expect(kind).toBe(every[data.kind.split('-')[0]!]);
        expect(rules).toEqual(
          data.organisationId === 'pj'
            ? [
                { ruleId: 'B1.24-yongshou', version: '1' },
                { ruleId: 'B1.24', version: 'pj-2020' },
              ]
            : [{ ruleId: 'B1.24-changwu', version: '1' }],
        );
        expect(data.heldOn >= first).toBe(true);
        expect((Date.parse(data.dueOn) - Date.parse(last)) / DAY_MS).toBe(daysAfter[kind]);
        expect(data.inTime).toBe(Date.parse(data.heldOn) <= Date.parse(last) + daysAfter[kind] * DAY_MS);
        expect(['deputy', 'principal', 'investigator'].includes(data.heldBy) && data.kind !== 'monthly-study').toBe(false);
        expect(data.heldBy).not.toBe('investigator');
      }
    });
  });
});
