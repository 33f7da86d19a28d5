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
    zh: '移送件出自一条已登记的线索或一个有效的重点标定,二者取一,且属本机关',
    en: 'It comes from one registered clue, or from one mark that stands, of this organisation',
  },
  clueMissing: { code: 'outgoing-transfer.clue-missing', kind: 'invalid', rule: 'B1.6', zh: '移送管辖须列明线索及其被反映人;重点标定只能通报', en: 'What is handed over is a clue with subjects; a mark is only made known' },
  notSubjects: (subjectIds: readonly string[]): Refusal => ({
    code: 'outgoing-transfer.not-subjects',
    kind: 'invalid',
    zh: '所列人员不是该线索的被反映人',
    en: 'These are not subjects of the clue',
    details: { subjectIds },
  }),
  ownProposal: { code: 'outgoing-transfer.own-proposal', kind: 'forbidden', rule: 'B1.6', zh: '提出移送的人不得自行批准', en: 'Nobody approves the own proposal' },
  handedOver: { code: 'outgoing-transfer.handed-over', rule: 'B1.6', zh: '线索已移出,只能批准', en: 'The clue has been handed over: what is left is to approve', allowed: ['approve'] },
  beforeSent: (field: string): Refusal => ({
    code: 'outgoing-transfer.date-too-early',
    kind: 'invalid',
    zh: '日期早于移送日期',
    en: 'The date lies before the day on which it was sent',
    details: { field },
  }),
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
