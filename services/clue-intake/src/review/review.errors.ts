import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Every refusal of a review, beside `review.not-allowed`: of each period one is held. */
export const reviewErrors = {
  dateInFuture: dateInFuture('review'),
  notOfRhythm: (allowed: readonly string[]): Refusal => ({
    code: 'review.not-of-rhythm',
    kind: 'invalid',
    rule: 'B1.24',
    zh: '本单位的研判制度中没有这一项',
    en: 'The rhythm of this organisation has no such review',
    allowed,
  }),
  periodUnfit: (every: string): Refusal => ({
    code: 'review.period-unfit',
    kind: 'invalid',
    rule: 'B1.24',
    zh: '期间与该项的周期不符',
    en: 'The period is none of those of this review',
    details: { every },
  }),
  beforePeriod: {
    code: 'review.before-period',
    kind: 'invalid',
    rule: 'B1.24',
    zh: '期间尚未开始',
    en: 'It was held before the period began',
  },
  byOthers: (allowed: readonly string[]): Refusal => ({
    code: 'review.by-others',
    kind: 'forbidden',
    rule: 'B1.24',
    zh: '该项由其他岗位召集',
    en: 'This review is held by others',
    allowed,
  }),
} as const;
