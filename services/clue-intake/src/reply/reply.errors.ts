import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Every refusal of a reply, beside `reply.not-allowed` and those of sealing and of the report's dialogue. */
export const replyErrors = {
  dateInFuture: dateInFuture('reply'),
  dateTooEarly: {
    code: 'reply.date-too-early',
    kind: 'invalid',
    zh: '日期早于收到、办结或提出异议之日',
    en: 'The date lies before the receipt, the completion or the objection',
  },
  unknown: { code: 'reply.unknown', kind: 'not-found', zh: '没有这件实名检举控告的告知反馈', en: 'Nobody is owed this reply' },
  acknowledgedBefore: {
    code: 'reply.acknowledged-before',
    rule: 'B1.15',
    zh: '已告知受理,不再重复告知',
    en: 'The reporter was told before that it was taken in; this is not repeated',
  },
  meansUnfit: {
    code: 'reply.means-unfit',
    kind: 'invalid',
    rule: 'B1.15',
    zh: '通过公开渠道举报的,在回执对话中以文字告知;其他举报人以电话、书面或者当面告知,并写明日期',
    en: 'Whoever reported through the public channel is told in the dialogue, in words; others by phone, letter or in person, on a day that is named',
  },
  objectionUnknown: {
    code: 'reply.objection-unknown',
    kind: 'not-found',
    rule: 'B1.15',
    zh: '没有这条异议,或已有决定',
    en: 'There is no such objection, or it was decided before',
  },
  newEvidence: {
    code: 'reply.new-evidence',
    rule: 'B1.15',
    zh: '举报人提供新的证据材料的,应当复查',
    en: 'Where the reporter brings new evidence there is a re-check',
  },
  ordererConcludes: {
    code: 'reply.orderer-concludes',
    kind: 'forbidden',
    rule: 'B1.15',
    zh: '批准复查的人不能作出复查结论',
    en: 'Whoever ordered the re-check does not conclude it',
  },
  teller: {
    code: 'reply.teller-decides',
    kind: 'forbidden',
    rule: 'B1.15',
    zh: '告知结果的人、记录异议的人不能决定是否复查',
    en: 'Whoever told the result or recorded the objection does not decide on it',
  },
} as const satisfies Record<string, Refusal | ((value: never) => Refusal)>;
