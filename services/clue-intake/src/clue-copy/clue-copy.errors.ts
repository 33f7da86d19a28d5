import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

const items =
  (code: string, zh: string, en: string) =>
  (itemNos: readonly number[]): Refusal => ({ code: `clue-copy.${code}`, kind: 'invalid', rule: '1.13', zh, en, details: { itemNos } });

/** Every refusal of a copy, beside `clue-copy.not-allowed`. */
export const clueCopyErrors = {
  dateInFuture: dateInFuture('clue-copy'),
  dateBefore: (before: string): Refusal => ({
    code: 'clue-copy.date-before',
    kind: 'invalid',
    rule: '1.13',
    zh: `日期早于上一环节(${before})`,
    en: `The date lies before the step that it follows (${before})`,
    details: { before },
  }),
  unknown: { code: 'clue-copy.unknown', kind: 'not-found', zh: '没有这份抄送件', en: 'There is no such copy' },
  notPeopleCongress: {
    code: 'clue-copy.not-people-congress',
    kind: 'forbidden',
    rule: '1.13',
    zh: '抄送件由人大报送',
    en: 'Copies come from the people’s congress',
  },
  foreignAgency: {
    code: 'clue-copy.foreign-agency',
    kind: 'invalid',
    rule: '1.13',
    zh: '抄送机关不在本辖区',
    en: 'The agency that copies belongs to another jurisdiction',
  },
  periodUnfit: {
    code: 'clue-copy.period-unfit',
    kind: 'invalid',
    rule: '1.13',
    zh: '抄送期间须先起后止,且不晚于抄送日期',
    en: 'A period begins before it ends, and ends by the day of the copy',
  },
  unknownItem: { code: 'clue-copy.unknown-item', kind: 'invalid', rule: '1.13', zh: '抄送件中没有该项', en: 'The copy has no such item' },
  takenInBefore: (clueId: string): Refusal => ({
    code: 'clue-copy.taken-in-before',
    rule: '1.13',
    zh: '该项已转为问题线索',
    en: 'The item is a clue of the library already',
    details: { clueId },
  }),
  subjectsMissing: {
    code: 'clue-copy.subjects-missing',
    kind: 'invalid',
    rule: '1.13',
    zh: '意见建议转为问题线索,须列明标题、摘要和被反映人',
    en: 'An opinion that becomes a clue needs title, summary and subjects',
  },
  foreignClue: {
    code: 'clue-copy.foreign-clue',
    kind: 'invalid',
    rule: '1.13',
    zh: '所列线索不在本机关线索库',
    en: 'The clue does not stand in this library',
  },
  notCovered: items('items-not-covered', '研判须逐项作出结论,每项一次', 'The analysis concludes on every item, once'),
  conclusionsUnfit: items(
    'conclusions-unfit',
    '同一结论只列一次;不采用的,不得另有结论',
    'Each conclusion stands once; what is of no use has no other conclusion',
  ),
  clueMissing: items('clue-missing', '结论为问题线索的,须先转入线索库', 'What is concluded to be a clue is taken into the library first'),
  clueNotConcluded: items(
    'clue-not-concluded',
    '问题线索一律由线索库处置,结论须含“转问题线索”',
    'Clues are disposed of in the library: their conclusions name it',
  ),
  receiverMissing: items(
    'receiver-missing',
    '转日常监督或提示单的,须列明承接部门;其他不得列',
    'Daily supervision and prompts name who takes them up, others do not',
  ),
  namesPerson: items('names-person', '供巡察参考的文字不得出现被反映人姓名', 'What a tour is given names no person'),
  ownProposal: {
    code: 'clue-copy.own-proposal',
    kind: 'forbidden',
    rule: '1.13',
    zh: '提出研判意见的人不得自行批准',
    en: 'Nobody approves the own analysis',
  },
  notYours: {
    code: 'clue-copy.not-yours',
    kind: 'forbidden',
    rule: '1.13',
    zh: '该抄送件不是贵机关报送的',
    en: 'Your agency did not send this copy',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
