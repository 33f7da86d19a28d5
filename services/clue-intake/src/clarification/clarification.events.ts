import type { Instant } from '@liandong/event-sourcing';

/** 书面 · 当面 · 通报 (B1.17) */
export const clarificationForms = ['letter', 'face-to-face', 'circular'] as const;
export type ClarificationForm = (typeof clarificationForms)[number];

export interface ClarificationPlan {
  readonly organisationId: string;
  readonly clueId: string;
  readonly subjectId: string;
  readonly form: ClarificationForm;
  readonly text: string;
  /** Where the report had an effect on the subject's name. */
  readonly affected: readonly string[];
  /** To whom a circular goes: no further than the effect went. */
  readonly scope: readonly string[];
}

/** What happens when a subject's name is cleared (澄清正名). Names are storage formats. */
export type ClarificationEvent =
  | { readonly type: 'ClarificationProposed'; readonly data: ClarificationPlan & { readonly proposedBy: string } }
  | { readonly type: 'ClarificationApproved'; readonly data: { readonly approvedBy: string; readonly approvedAt: Instant } }
  | { readonly type: 'ClarificationRejected'; readonly data: { readonly reason: string; readonly rejectedBy: string } }
  | { readonly type: 'ClarificationMade'; readonly data: { readonly madeOn: string; readonly reference: string; readonly madeBy: string } };
