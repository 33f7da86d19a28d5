import { dateInFuture, type Refusal } from '@liandong/event-sourcing';

/** Every refusal of a clarification, beside `clarification.not-allowed`. */
export const clarificationErrors = {
  dateInFuture: dateInFuture('clarification'),
  notCleared: {
    code: 'clarification.not-cleared',
    rule: 'B1.17',
    zh: '只有经核实了结、没有问题的被反映人才能澄清正名',
    en: 'Only a subject against whom nothing was found is cleared',
  },
  scopeTooWide: (beyond: readonly string[]): Refusal => ({
    code: 'clarification.scope-too-wide',
    kind: 'invalid',
    rule: 'B1.17',
    zh: '澄清范围不得超出检举控告造成影响的范围',
    en: 'A clarification goes no further than the effect of the report went',
    details: { beyond },
  }),
  scopeUnfit: {
    code: 'clarification.scope-unfit',
    kind: 'invalid',
    rule: 'B1.17',
    zh: '通报须写明范围;书面、当面澄清不设通报范围',
    en: 'A circular names its scope; a letter and a talk have none',
  },
  proposerApproves: {
    code: 'clarification.proposer-approves',
    rule: 'B1.17',
    zh: '提出澄清意见的人不能审批',
    en: 'Whoever proposed the clarification may not approve it',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
