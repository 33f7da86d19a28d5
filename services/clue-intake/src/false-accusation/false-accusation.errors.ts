import type { Refusal } from '@liandong/event-sourcing';

/** Every refusal of a false accusation finding, beside `false-accusation.not-allowed`. */
export const falseAccusationErrors = {
  notUnfounded: {
    code: 'false-accusation.not-unfounded',
    rule: 'B1.16',
    zh: '只有经核实不属实的检举控告才能提请认定诬告陷害',
    en: 'Only a report that turned out to be unfounded can be held to be a false accusation',
  },
  /** `level`: of the organisation that asked. */
  levelTooLow: (level: string): Refusal => ({
    code: 'false-accusation.level-too-low',
    kind: 'forbidden',
    rule: 'B1.16',
    zh: '认定诬告陷害须经设区的市级以上机关批准,且须为上级机关或者本机关',
    en: 'A false accusation is found by an organisation of prefecture level or above, the own one or one that stands over it',
    details: { level },
  }),
  proposerDecides: {
    code: 'false-accusation.proposer-decides',
    rule: 'B1.16',
    zh: '提请认定的人不能审批',
    en: 'Whoever proposed the finding may not decide on it',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
