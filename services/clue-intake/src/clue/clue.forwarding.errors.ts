import type { Refusal } from '@liandong/event-sourcing';

/** Refusals of forwarding, of its answers, and of repeats (转送、重复件). */
export const forwardingErrors = {
  forwardToSelf: {
    code: 'clue.forward-to-self',
    kind: 'invalid',
    rule: 'B1.6',
    zh: '移送的接收机关不能是本机关',
    en: 'A clue is forwarded to another body than the one that holds it',
  },
  unknownForwarding: {
    code: 'clue.unknown-forwarding',
    kind: 'invalid',
    rule: 'B1.6',
    zh: '本线索没有这次移送',
    en: 'This clue was not forwarded so',
  },
  forwardLetterMissing: {
    code: 'clue.forward-letter-missing',
    kind: 'invalid',
    rule: 'B1.6',
    zh: '移送未接入系统的机关,须写明移送函号',
    en: 'What goes to a body that is not connected goes by letter, and names its number',
  },
  forwardingConnected: {
    code: 'clue.forwarding-connected',
    kind: 'invalid',
    rule: 'B1.6',
    zh: '受移送机关已接入系统,其回执、退回和结果在系统内办理,不登记纸质答复',
    en: 'The receiver is connected and answers in the system; nothing on paper is recorded for it',
  },
  paperAnswerKnown: {
    code: 'clue.paper-answer-known',
    rule: 'B1.6',
    zh: '该次移送的这一答复已登记,或对象已全部退回',
    en: 'This answer to the forwarding is recorded already, or everybody has come back',
  },
  paperAnswerTooEarly: (field: string, from: string): Refusal => ({
    code: 'clue.paper-answer-too-early',
    kind: 'invalid',
    rule: 'B1.6',
    zh: `答复不得早于移送,退回到件不得早于退回函日期:不早于 ${from}`,
    en: `Nothing is answered before it was forwarded, nor comes back before its letter was written: not before ${from}`,
    details: { field, from },
  }),
  forwardResultAwaited: {
    code: 'clue.forward-result-awaited',
    rule: 'B1.6',
    zh: '受移送机关尚未反馈结果,无从签收',
    en: 'The receiver has not told the result yet: there is nothing to sign for',
  },
  repeatDecidedOn: {
    code: 'clue.repeat-decided-on',
    rule: 'B1.8',
    zh: '该线索的处置方式已批准或已有审批人签批,不再作为重复件留存;可退回处置意见或另提处置方式',
    en: 'Somebody has approved what is done about the clue: it is no longer kept as a repeat; the proposal is rejected, or another mode proposed',
    allowed: ['reject-disposal', 'propose-disposal'],
  },
  repeatsLeadHere: {
    code: 'clue.repeats-lead-here',
    rule: 'B1.8',
    zh: '已有重复件或重复登记并入该线索,不再作为重复件留存;可将另一线索并入该线索',
    en: 'Repeats, or double entries, were kept with this clue: it is the first one; the other clue is kept with it instead',
    allowed: ['keep-repeat'],
  },
  notARepeat: {
    code: 'clue.not-a-repeat',
    kind: 'invalid',
    rule: 'B1.8',
    zh: '首次件须为本机关线索库中的另一条在办或已办线索',
    en: 'The first clue must be another one of the same library that is not a repeat itself',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
