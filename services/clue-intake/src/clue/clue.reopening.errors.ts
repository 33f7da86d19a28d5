import type { Refusal } from '@liandong/event-sourcing';

/** Refusals of opening a clue again (重新办理). None says whether anybody objected, or who (B4.4). */
export const reopeningErrors = {
  recheckNotChanged: {
    code: 'clue.recheck-not-changed',
    kind: 'invalid',
    rule: 'B1.15',
    zh: '没有认定该线索原处理结果不成立的复查结论,不能重新办理',
    en: 'There is no re-check of this clue which found that its result does not hold',
  },
  recheckActedOn: {
    code: 'clue.recheck-acted-on',
    rule: 'B1.15',
    zh: '已根据该次复查结论重新办理',
    en: 'The clue was opened again on this re-check before',
  },
  recheckerReopens: {
    code: 'clue.rechecker-reopens',
    kind: 'forbidden',
    rule: 'B1.15',
    zh: '作出复查结论的人员不能决定重新办理',
    en: 'Whoever concluded the re-check does not decide that the clue is opened again',
  },
} as const satisfies Record<string, Refusal>;
