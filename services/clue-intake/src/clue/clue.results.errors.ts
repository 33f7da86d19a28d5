import type { Refusal } from '@liandong/event-sourcing';

/** Refusals of results and of the conclusion (办理结果). */
export const resultErrors = {
  notBeingVerified: {
    code: 'clue.not-being-verified',
    rule: 'B1.1',
    zh: '该线索的处置方式不是初步核实',
    en: 'The mode of this clue is not initial verification',
  },
  talkInquiriesAwaited: (subjects: readonly string[]): Refusal => ({
    code: 'clue.talk-inquiries-awaited',
    rule: 'B1.19',
    zh: `尚有 ${subjects.length} 人的谈话函询没有了结结果,不能办结;拟初步核实的须重新报批处置方式`,
    en: `${subjects.length} person(s) have no final outcome of their talk or inquiry; a verification needs a newly approved mode`,
    details: { subjects },
  }),
  notAtTownship: {
    code: 'clue.not-at-township',
    rule: 'B1.1',
    zh: '该线索未分办至乡镇初步核实',
    en: 'This clue was not routed to a township for initial verification',
  },
  /** `subjects`: whose result is needed, each once. */
  resultsIncomplete: (subjects: readonly string[]): Refusal => ({
    code: 'clue.results-incomplete',
    kind: 'invalid',
    zh: '须逐人报告全部被反映人的处理结果',
    en: 'The result of every subject is reported, each once',
    details: { subjects },
  }),
  unknownSubject: (subjectId: string): Refusal => ({
    code: 'clue.unknown-subject',
    kind: 'invalid',
    zh: '该人员不在本线索的核实结果之中',
    en: 'This person is not among the findings of the verification',
    details: { subjectId },
  }),
  outcomesAwaited: (subjects: readonly string[]): Refusal => ({
    code: 'clue.outcomes-awaited',
    zh: `尚有 ${subjects.length} 个被反映对象的处理结果未到,不能办结`,
    en: `${subjects.length} subject(s) still await their outcome; the clue cannot be concluded`,
    details: { subjects },
  }),
  modeNotClose: {
    code: 'clue.mode-not-close',
    rule: 'B1.1',
    zh: '未经核实的线索只有在“予以了结”获批后才能办结',
    en: 'Without a verification, a clue is concluded only after the mode “close” was approved',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
