import type { Refusal } from '@liandong/event-sourcing';

/** What is wrong with a question about figures, beside `figures.unknown` and `figures.dimension-unknown`. */
export const digestErrors = {
  periodInvalid: {
    code: 'figures.period-invalid',
    kind: 'invalid',
    zh: '期间应为 2020、2020-Q2、2020-06、2020-W24 或 2020-06-11 这样的年、季、月、周、日',
    en: 'A period is a year, quarter, month, week or day such as 2020, 2020-Q2, 2020-06, 2020-W24 or 2020-06-11',
  },
  periodInFuture: { code: 'figures.period-in-future', kind: 'invalid', zh: '期间尚未开始', en: 'The period has not begun' },
  filterInvalid: {
    code: 'figures.filter-invalid',
    kind: 'invalid',
    zh: 'where 应为 维度=值,多个以逗号分隔',
    en: '“where” is dimension=value, with commas between several',
  },
} as const satisfies Readonly<Record<string, Refusal>>;
