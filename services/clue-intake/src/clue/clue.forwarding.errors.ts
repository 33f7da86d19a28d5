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
  forwardResultAwaited: {
    code: 'clue.forward-result-awaited',
    rule: 'B1.6',
    zh: '受移送机关尚未反馈结果,无从签收',
    en: 'The receiver has not told the result yet: there is nothing to sign for',
  },
  notARepeat: {
    code: 'clue.not-a-repeat',
    kind: 'invalid',
    rule: 'B1.8',
    zh: '首次件须为本机关线索库中的另一条在办或已办线索',
    en: 'The first clue must be another one of the same library that is not a repeat itself',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
