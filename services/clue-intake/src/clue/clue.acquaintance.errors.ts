import type { Refusal } from '@liandong/event-sourcing';
import type { Acquaintance } from '../person-facts/acquaintance.js';

/** Refusals because whoever would handle a clue, or does, may know its subjects (熟人关系, 2.5). */
export const acquaintanceErrors = {
  acquaintancesUndecided: (hits: readonly Acquaintance[]): Refusal => ({
    code: 'clue.acquaintances-undecided',
    rule: '2.5',
    zh: '拟承办单位或者人员与被反映人存在熟人关系:须另行分办,或者写明理由后批准',
    en: 'Who would handle it may know the subject: choose another unit, or approve with a reason',
    allowed: ['reject-routing', 'approve-routing'],
    details: { hits },
  }),
  /** Where nobody is asked to approve. `allowed`: what somebody else may do instead; `isTold`: why, and not only that it is so. */
  acquaintancesNotAccepted: (hits: readonly Acquaintance[], allowed: readonly string[], isTold = true): Refusal => ({
    code: 'clue.acquaintances-undecided',
    rule: '2.5',
    zh: '承办单位或者人员与被反映人存在熟人关系,且未经分办审批同意:须由他人办理',
    en: 'Who would handle it may know the subject, and no approval of its routing accepted that: others handle it',
    allowed,
    ...(isTold ? { details: { hits } } : {}),
  }),
  addedAcquaintancesUndecided: (hits: readonly Acquaintance[]): Refusal => ({
    code: 'clue.added-acquaintances-undecided',
    rule: '2.5',
    zh: '承办单位或者人员与办理中新增或者查明的被反映人存在熟人关系:须写明理由后办结',
    en: 'Who handled it may know a subject who was added or identified meanwhile: conclude with a reason',
    allowed: ['conclude'],
    details: { hits },
  }),
  acquaintancesUnseen: (hits: readonly Acquaintance[]): Refusal => ({
    code: 'clue.acquaintances-unseen',
    rule: '2.5',
    zh: '拟办意见提出后又发现熟人关系,审批时未显示:须退回重新提出',
    en: 'Something was found since it was proposed, which you were not shown: it has to be proposed anew',
    allowed: ['reject-routing'],
    details: { hits },
  }),
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
