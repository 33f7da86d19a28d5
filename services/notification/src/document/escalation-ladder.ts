import type { DocumentKind, SuccessorKind } from './kinds.js';
import type { Versioned } from './in-force.js';

/** Why a document is followed by a sharper one: no answer in time · an answer that does not do · a trend that others show too (苗头性、倾向性问题). */
export const escalationGrounds = ['overdue', 'weak-reply', 'trend'] as const;
export type EscalationGround = (typeof escalationGrounds)[number];

export interface Rung {
  readonly from: DocumentKind;
  readonly grounds: readonly EscalationGround[];
  /** The documents that follow; `newRecipient`: it goes to somebody else, who has to be named. */
  readonly to: readonly { readonly kind: SuccessorKind; readonly newRecipient?: true }[];
}

export interface EscalationLadder extends Versioned {
  readonly rungs: readonly Rung[];
}

/** B6.6, 柯城 (1.9, 1.14, 1.15, 1.26, 1.27): 督办单 → 提示单 → 提醒单 + 约谈建议 → 纪检监察建议 → 专报. */
export const escalationLadders: readonly EscalationLadder[] = [
  {
    version: 'kecheng-1',
    effectiveFrom: '1949-10-01',
    rungs: [
      { from: 'supervision-order', grounds: ['overdue', 'weak-reply'], to: [{ kind: 'prompt' }] },
      { from: 'prompt', grounds: ['overdue', 'weak-reply', 'trend'], to: [{ kind: 'reminder' }, { kind: 'talk-proposal' }] },
      { from: 'reminder', grounds: ['overdue', 'weak-reply'], to: [{ kind: 'supervision-suggestion' }] },
      { from: 'talk-proposal', grounds: ['overdue', 'weak-reply'], to: [{ kind: 'supervision-suggestion' }] },
      { from: 'supervision-suggestion', grounds: ['overdue', 'weak-reply'], to: [{ kind: 'special-report', newRecipient: true }] },
    ],
  },
];

/** Id of the document that follows: it is the same however often the escalation is told. */
export function successorId(documentId: string, kind: DocumentKind): string {
  return `${documentId}-${kind}`;
}
