import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Every refusal of a meeting, beside `screening-meeting.not-allowed`. */
export const screeningMeetingErrors = {
  dateInFuture: dateInFuture('screening-meeting'),
  tooFewOrganisations: {
    code: 'screening-meeting.too-few-organisations',
    kind: 'invalid',
    zh: '联合排查、专题研究至少由两个单位参加,同一单位只列一次',
    en: 'At least two organisations take part, each named once',
  },
  clueRepeated: {
    code: 'screening-meeting.clue-repeated',
    kind: 'invalid',
    zh: '同一线索在议题中出现两次',
    en: 'A clue stands on the agenda twice',
  },
  unknownClues: (clues: readonly string[]): Refusal => ({
    code: 'screening-meeting.unknown-clues',
    kind: 'invalid',
    rule: 'B1.3',
    zh: '议题中有不属于本机关线索库的线索',
    en: 'The agenda names clues that the library of this commission does not hold',
    details: { clues },
  }),
  notOnAgenda: {
    code: 'screening-meeting.not-on-agenda',
    kind: 'invalid',
    zh: '该线索不在会议议题中',
    en: 'This clue is not on the agenda',
  },
  strangerDissents: {
    code: 'screening-meeting.stranger-dissents',
    kind: 'invalid',
    zh: '不同意见须由参会单位提出',
    en: 'Only organisations that take part can dissent',
  },
  opinionsMissing: (clues: readonly string[]): Refusal => ({
    code: 'screening-meeting.opinions-missing',
    zh: `尚有 ${clues.length} 件线索没有研究意见,不能签署会议纪要`,
    en: `${clues.length} clue(s) have no opinion yet; the minutes cannot be signed`,
    details: { clues },
  }),
  recorderSigns: {
    code: 'screening-meeting.recorder-signs',
    zh: '记录意见的人不能签署会议纪要',
    en: 'Whoever wrote the opinions down does not sign the minutes',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
