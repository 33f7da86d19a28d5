import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Every refusal of a report, beside `report.not-allowed`. */
export const reportErrors = {
  dateInFuture: dateInFuture('report'),
  unknown: { code: 'report.unknown', kind: 'not-found', zh: '没有这份举报件', en: 'There is no such report' },
  /** The same for a code that never existed and for one whose secret part is wrong. */
  codeUnknown: {
    code: 'report.code-unknown',
    kind: 'not-found',
    zh: '没有与此回执码对应的举报件',
    en: 'No report belongs to this receipt code',
  },
  channelClosed: {
    code: 'report.channel-closed',
    kind: 'not-found',
    zh: '该机关未开通此举报渠道',
    en: 'This organisation has not opened this channel',
  },
  dialogueClosed: { code: 'report.dialogue-closed', zh: '目前不能补充或回答', en: 'Nothing can be added or answered now' },
  noSuchQuestion: {
    code: 'report.no-such-question',
    kind: 'invalid',
    zh: '没有这个待答问题',
    en: 'No question with this number waits for an answer',
  },
  dialogueFull: (most: number): Refusal => ({
    code: 'report.dialogue-full',
    zh: `补充说明已达 ${most} 次,请等待办理人员回复`,
    en: `${most} supplements were added; please wait for the handlers`,
    details: { most },
  }),
  noSuchPhotograph: { code: 'report.no-such-photograph', kind: 'not-found', zh: '没有这张照片', en: 'There is no such photograph' },
  photographsFull: (most: number): Refusal => ({
    code: 'report.photographs-full',
    zh: `一份举报件至多 ${most} 张照片`,
    en: `A report takes ${most} photographs at most`,
    details: { most },
  }),
  photographUnreadable: (mediaTypes: readonly string[]): Refusal => ({
    code: 'report.photograph-unreadable',
    kind: 'invalid',
    zh: '无法读取该照片:请提交 JPEG、PNG 或 WebP 格式、不超过 5000 万像素、边长不超过 16384 像素的照片',
    en: 'The photograph cannot be read: send JPEG, PNG or WebP of 50 million pixels at most, no side longer than 16,384',
    details: { mediaTypes, mostPixels: 50_000_000, longestSide: 16_384 },
  }),
  photographMissing: { code: 'report.photograph-missing', kind: 'invalid', zh: '请选择一张照片', en: 'Choose a photograph' },
  proposerApproves: {
    code: 'report.proposer-approves',
    rule: 'B1.10',
    zh: '提出意见的人不能审批自己的意见',
    en: 'Whoever made the proposal may not decide on it',
  },
  notARepeat: {
    code: 'report.not-a-repeat',
    kind: 'invalid',
    rule: 'B1.8',
    zh: '首次件须为本机关另一份非重复的举报件',
    en: 'The first report must be another one of the same organisation that is no repeat itself',
  },
  needToKnow: {
    code: 'report.need-to-know',
    kind: 'forbidden',
    rule: 'B4.4',
    zh: '举报内容由信访室掌握;分管领导仅在审批不予受理时查看',
    en: 'What was told is for the reception office; the deputy reads it to decide on not taking it in',
  },
  upperAlone: {
    code: 'report.for-the-upper-level',
    kind: 'forbidden',
    rule: 'B1.7',
    zh: '反映上级管理干部的举报件直送主要负责人;反映本机关主要负责人的,由信访室径送上级',
    en: 'What is about somebody of the upper level goes straight to the principal; what is about the principal goes up from the reception office',
  },
  sentEarly: {
    code: 'report.sent-before-receipt',
    kind: 'invalid',
    rule: 'B1.7',
    zh: '报送日期早于收到日期',
    en: 'It cannot be sent up before it was received',
  },
} as const satisfies Record<string, Refusal | ((value: never) => Refusal)>;
