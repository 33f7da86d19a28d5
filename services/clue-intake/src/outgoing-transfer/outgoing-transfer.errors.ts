import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Every refusal of an outgoing transfer, beside `outgoing-transfer.not-allowed`. */
export const outgoingTransferErrors = {
  dateInFuture: dateInFuture('outgoing-transfer'),
  unknown: { code: 'outgoing-transfer.unknown', kind: 'not-found', zh: '没有这份移送件', en: 'There is no such transfer' },
  agencyUnfit: {
    code: 'outgoing-transfer.agency-unfit',
    kind: 'invalid',
    rule: '0.14',
    zh: '接收机关须已接入本机关,且未被暂停',
    en: 'The receiver is an agency that this commission has admitted and not suspended',
  },
  originUnfit: {
    code: 'outgoing-transfer.origin-unfit',
    kind: 'invalid',
    rule: '1.25',
    zh: '移送件出自一条已登记且未退回、未并案、未整体移出的线索,或一个有效的重点标定,二者取一,且属本机关',
    en: 'It comes from one registered clue that was neither returned, kept as a repeat nor forwarded as a whole, or from one mark that stands, of this organisation',
  },
  /** `subjectIds`: who is no subject of the clue any more. */
  originChanged: (subjectIds: readonly string[]): Refusal => ({
    code: 'outgoing-transfer.origin-changed',
    rule: 'B1.6',
    zh: '提出移送后情况已变:线索已退回、并案或移出,标定已解除,或者所列被反映对象已不在其中、已查明或者更正。请不予批准,按现状另行提出',
    en: 'What it comes from has gone on since it was proposed: returned, kept as a repeat, forwarded or lifted, or subjects are gone, identified or corrected. Reject it, and propose what is left anew',
    allowed: ['reject'],
    details: { subjectIds },
  }),
  aboveReceiver: {
    code: 'outgoing-transfer.above-receiver',
    kind: 'invalid',
    rule: 'B4.9',
    zh: '该事项的密级高于接收机关的知密范围:先按程序降低密级,或者以纸质文件经机要渠道移送',
    en: 'The matter is classified above what the receiver may know: have its level lowered first, or send it on paper',
  },
  clueMissing: {
    code: 'outgoing-transfer.clue-missing',
    kind: 'invalid',
    rule: 'B1.6',
    zh: '移送管辖须列明线索及其被反映人;重点标定只能通报',
    en: 'What is handed over is a clue with subjects; a mark is only made known',
  },
  notSubjects: (subjectIds: readonly string[]): Refusal => ({
    code: 'outgoing-transfer.not-subjects',
    kind: 'invalid',
    zh: '所列人员不是该线索的被反映人',
    en: 'These are not subjects of the clue',
    details: { subjectIds },
  }),
  ownProposal: {
    code: 'outgoing-transfer.own-proposal',
    kind: 'forbidden',
    rule: 'B1.6',
    zh: '提出移送的人不得自行批准',
    en: 'Nobody approves the own proposal',
  },
  /** `acceptDueAt`: until when the agency has to sign for it. */
  recallTooEarly: (acceptDueAt: string): Refusal => ({
    code: 'outgoing-transfer.recall-too-early',
    rule: '0.14',
    zh: '接收机关未被暂停,签收期限也未届满,不得撤回',
    en: 'The agency is not suspended, and may still sign for it: it is not recalled',
    details: { acceptDueAt },
  }),
  beforeSent: (field: string): Refusal => ({
    code: 'outgoing-transfer.date-too-early',
    kind: 'invalid',
    zh: '日期早于移送日期',
    en: 'The date lies before the day on which it was sent',
    details: { field },
  }),
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
