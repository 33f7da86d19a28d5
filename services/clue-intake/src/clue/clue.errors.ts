import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Every refusal of a clue, beside `clue.not-allowed`. */
export const clueErrors = {
  dateInFuture: dateInFuture('clue'),
  dateTooEarly: (field: string): Refusal => ({
    code: 'clue.date-too-early',
    kind: 'invalid',
    zh: `日期“${field}”早于 1949-10-01`,
    en: `The date “${field}” lies before 1949-10-01`,
    details: { field },
  }),
  /** `dueAt`: until when the sender has to send it up. The subject is not named: nothing of the clue leaves a trace. */
  directForward: (dueAt: string): Refusal => ({
    code: 'clue.direct-forward',
    rule: 'B1.7',
    zh: '反映上级管理干部的线索应径送上级机关,不得录入本级平台;本系统未保存任何内容',
    en: 'A clue about a person managed by the upper level goes straight to the upper level and never enters the local library; nothing was stored',
    details: { dueAt },
  }),
  subjectRepeated: {
    code: 'clue.subject-repeated',
    kind: 'invalid',
    zh: '同一被反映人编号出现两次',
    en: 'One subject id stands for two subjects',
  },
  notSubjects: (subjects: readonly string[]): Refusal => ({
    code: 'clue.not-a-subject',
    kind: 'invalid',
    rule: 'B1.6',
    zh: '所列人员不在本线索的被反映人之中',
    en: 'Persons are named who are not subjects of this clue',
    details: { subjects },
  }),
  forwardToSelf: {
    code: 'clue.forward-to-self',
    kind: 'invalid',
    rule: 'B1.6',
    zh: '移送的接收机关不能是本机关',
    en: 'A clue is forwarded to another body than the one that holds it',
  },
  notARepeat: {
    code: 'clue.not-a-repeat',
    kind: 'invalid',
    rule: 'B1.8',
    zh: '首次件须为本机关线索库中的另一条在办或已办线索',
    en: 'The first clue must be another one of the same library that is not a repeat itself',
  },
  proposerApproves: {
    code: 'clue.proposer-approves',
    rule: 'B1.3',
    zh: '提出意见的人不能审批自己的意见',
    en: 'Whoever made the proposal may not approve it',
  },
  notVerification: {
    code: 'clue.mode-not-routable',
    rule: 'B1.1',
    zh: '只有处置方式为“初步核实”或“谈话函询”的线索可以分办',
    en: 'Only a clue whose disposal mode is initial verification or talk and inquiry can be routed',
  },
  raisedLevel: {
    code: 'clue.raised-level-required',
    rule: 'B3.6',
    zh: '巡察移交的村级干部线索须提级办理,不得交乡镇纪委',
    en: 'A tour clue about a village cadre is handled at the raised level, not by the township',
    details: { allowedLevels: ['county'] },
  },
  unknownSubject: (subjectId: string): Refusal => ({
    code: 'clue.unknown-subject',
    kind: 'invalid',
    zh: '该人员不在本线索的核实结果之中',
    en: 'This person is not among the findings of the verification',
    details: { subjectId },
  }),
  outcomesAwaited: (subjects: readonly string[]): Refusal => ({
    code: 'clue.outcomes-awaited',
    zh: `尚有 ${subjects.length} 人的处理结果未到,不能办结`,
    en: `${subjects.length} person(s) still await their outcome; the clue cannot be concluded`,
    details: { subjects },
  }),
  modeNotClose: {
    code: 'clue.mode-not-close',
    rule: 'B1.1',
    zh: '未经核实的线索只有在“予以了结”获批后才能办结',
    en: 'Without a verification, a clue is concluded only after the mode “close” was approved',
  },
  feedbackMissing: {
    code: 'clue.feedback-missing',
    rule: 'B1.11',
    zh: '须先向移送机关反馈结果',
    en: 'The agency that handed the clue over must get its feedback first',
    allowed: ['give-feedback'],
  },
  notSourceAgency: {
    code: 'clue.not-source-agency',
    kind: 'forbidden',
    zh: '只有移送机关可以签收反馈',
    en: 'Only the agency that handed the clue over may acknowledge the feedback',
  },
} as const satisfies Record<string, Refusal | ((value: never) => Refusal)>;
