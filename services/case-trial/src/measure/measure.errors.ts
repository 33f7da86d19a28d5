import { managedAbove, outcomeUnfit } from '@liandong/contracts';
import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Every refusal of a measure, beside `measure.not-allowed`. */
export const measureErrors = {
  dateInFuture: dateInFuture('measure'),
  dateTooEarly: (field: string, notBefore: string): Refusal => ({
    code: 'measure.date-too-early',
    kind: 'invalid',
    zh: `日期“${field}”早于前一环节(${notBefore})`,
    en: `The date “${field}” lies before the step it follows (${notBefore})`,
    details: { field, notBefore },
  }),
  directForward: {
    ...managedAbove('measure'),
    zh: '上级管理的干部不由本级处理',
    en: 'A person managed by the upper level is not dealt with here',
  },
  outcomeUnfit: outcomeUnfit('measure'),
  /** `instead`: the command of its kind. */
  otherWay: (instead: 'carry-out' | 'issue'): Refusal => ({
    code: 'measure.other-way',
    kind: 'invalid',
    rule: 'B6.1',
    zh: '对自然人的措施以谈话实施,对单位的问责和建议以文书实施',
    en: 'A measure about a person is a talk, one about an institution is a document',
    allowed: [instead],
  }),
  upperApproval: (needed: boolean): Refusal => ({
    code: 'measure.upper-approval',
    kind: 'invalid',
    rule: 'B6.1',
    zh: needed ? '改组须经同级党委批准,注明批准文号' : '只有改组须注明党委批准文号',
    en: needed
      ? 'A reorganisation names the approval of the party committee'
      : 'Only a reorganisation names an approval of the party committee',
    details: { needed },
  }),
  otherApprover: (approvers: readonly string[]): Refusal => ({
    code: 'measure.other-approver',
    kind: 'forbidden',
    rule: 'B1.18',
    zh: '该措施须由其他负责人批准',
    en: 'This measure is approved by somebody else',
    details: { approvers },
  }),
  verifierApproves: {
    code: 'measure.verifier-approves',
    rule: 'B1.18',
    zh: '参加过核查的人不能审批本人提出的处理意见',
    en: 'Whoever verified does not approve what the own report proposes',
  },
  tooFewTalkers: (least: number): Refusal => ({
    code: 'measure.too-few-talkers',
    kind: 'invalid',
    rule: 'B1.18',
    zh: `谈话须由 ${least} 人以上进行`,
    en: `At least ${least} persons hold the talk`,
    details: { least },
  }),
  recorderAbsent: {
    code: 'measure.recorder-absent',
    kind: 'forbidden',
    rule: 'B1.18',
    zh: '谈话记录须由参加谈话的人提交',
    en: 'The record comes from a person who held the talk',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
