import { periodAround } from '@liandong/legal-time';
import { given } from '@liandong/testing';
import { dueOn, reviewRhythms, rhythmOf } from '../rules/review-rhythms.js';
import { review, type ReviewCommand } from './review.decider.js';
import type { HeldReview, ReviewEvent } from './review.events.js';

const director = { personId: 'd', organisationId: 'mhk.case-management', role: 'case-director' };
const at = '2020-07-20T02:00:00.000Z';
const study: HeldReview = {
  organisationId: 'mhk',
  kind: 'monthly-study',
  period: '2020-06',
  heldOn: '2020-07-03',
  participants: ['d', 'p'],
  conclusions: '暂存线索逐件清理',
  figuresAt: '17',
};
const hold = (more: Partial<HeldReview> = {}, by = director): ReviewCommand => ({ type: 'hold', data: { ...study, ...more }, by, at });
const held = (more: Partial<HeldReview> = {}, inTime = true): ReviewEvent => ({
  type: 'ReviewHeld',
  data: { ...study, ...more, dueOn: '2020-07-05', inTime, heldBy: 'd' },
  rules: [{ ruleId: 'B1.24-changwu', version: '1' }],
});

describe('review', () => {
  it('B1.24: held for a period of its kind, with who, when and the position of the figures; late ones say so', () => {
    given(review, []).when(hold()).then([held()]);
    given(review, [])
      .when(hold({ heldOn: '2020-07-06' }))
      .then([held({ heldOn: '2020-07-06' }, false)]);
    given(review, [held()]).when(hold()).thenRefused('review.not-allowed');
  });

  it('B1.24: what the organisation’s rhythm does not have, another period, a day ahead, or somebody else’s review is refused', () => {
    given(review, [])
      .when(hold({ kind: 'quarterly-bulletin' }))
      .thenRefused('review.not-of-rhythm');
    given(review, [])
      .when(hold({ period: '2020-Q2' }))
      .thenRefused('review.period-unfit');
    given(review, [])
      .when(hold({ period: 'x' }))
      .thenRefused('review.period-unfit');
    given(review, [])
      .when(hold({ heldOn: '2020-07-21' }))
      .thenRefused('review.date-in-future');
    given(review, [])
      .when(hold({ heldOn: '2020-05-31' }))
      .thenRefused('review.before-period');
    given(review, [])
      .when(hold({ kind: 'daily-check', period: '2020-07-20', heldOn: '2020-07-20' }, { ...director, role: 'principal' }))
      .thenRefused('review.by-others');
  });

  it('B1.24: 长武 daily, weekly and monthly; 杭州 by room, deputy and secretary; 永寿 weekly, monthly, quarterly; by the choice and version of the day', () => {
    const kinds = (rhythm: string) => reviewRhythms.find((one) => one.rhythm === rhythm)!.reviews.map(({ zh, every }) => `${zh} ${every}`);
    expect(kinds('changwu')).toEqual(['日审核 day', '周排查 week', '月研判 month']);
    expect(kinds('hangzhou')).toEqual(['室周研究 week', '分管领导月研究 month', '书记季研究 quarter']);
    expect(kinds('yongshou')).toEqual(['周清理 week', '月小结 month', '季通报 quarter']);
    const row = (version: string, effectiveFrom: string, more: object) => ({
      organisationId: 'a',
      version,
      effectiveFrom,
      clause: { zh: '本地', en: 'local' },
      ...more,
    });
    const rows = [
      row('1', '2021-01-01', { follows: 'hangzhou' }),
      row('2', '2022-01-01', { follows: 'yongshou' }),
      row('3', '2023-01-01', { reviews: [{ ...reviewRhythms[0]!.reviews[0]!, zh: '双日审核' }] }),
    ];
    const rulesOn = (date: string, organisationId = 'a') =>
      rhythmOf(organisationId, date, rows).rules.map(({ ruleId, version }) => `${ruleId} ${version}`);
    expect(['2020-12-31', '2021-12-31', '2022-01-01', '2023-01-01'].map((date) => rulesOn(date))).toEqual([
      ['B1.24-changwu 1'],
      ['B1.24-hangzhou 1', 'B1.24 1'],
      ['B1.24-yongshou 1', 'B1.24 2'],
      ['B1.24 3'],
    ]);
    expect([rulesOn('2021-12-31', 'a.room-1'), rulesOn('2021-12-31', 'ab')]).toEqual([
      ['B1.24-hangzhou 1', 'B1.24 1'],
      ['B1.24-changwu 1'],
    ]);
    expect(rhythmOf('a', '2023-01-01', rows).reviews.map(({ zh }) => zh)).toEqual(['双日审核']);
    const second = { ...reviewRhythms[0]!, version: '2', effectiveFrom: '2026-01-01' };
    expect(['2025-12-31', '2026-01-01'].map((date) => rhythmOf('a', date, [], [...reviewRhythms, second]).rules)).toEqual(
      ['1', '2'].map((version) => [{ ruleId: 'B1.24-changwu', version }]),
    );
  });

  it('B1.24: due some days after the period', () => {
    const [daily, weekly, monthly] = reviewRhythms[0]!.reviews;
    expect([
      dueOn(daily!, periodAround('day', '2020-06-11')),
      dueOn(weekly!, periodAround('week', '2020-06-11')),
      dueOn(monthly!, periodAround('month', '2020-06-11')),
    ]).toEqual(['2020-06-12', '2020-06-17', '2020-07-05']);
  });
});
