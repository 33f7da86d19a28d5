import { nationalAreaOf } from '@liandong/legal-time';

/** What an approved analysis of the commission says about a unit (1.13). No person is named. */
export interface ReceivedReference {
  /** The commission that analysed what was copied to it. */
  readonly organisationId: string;
  /** Who copied it, in which copy, under which number. */
  readonly agencyId: string;
  readonly copyId: string;
  readonly reference: string;
  readonly itemNo: number;
  /** Of whose political ecology it tells. */
  readonly unitId: string;
  /** When it was collected, both days included. */
  readonly period: { readonly from: string; readonly to: string };
  readonly problemType: string;
  /** The area of the type; absent where the analysis did not say it. */
  readonly problemArea?: string | undefined;
  readonly text: string;
  readonly analysedOn: string;
}

/** The tour office's receipt; `round`: for which round (轮次) it is used. */
export interface Acknowledgement {
  readonly tourOfficeId: string;
  readonly round?: string;
  readonly acknowledgedOn: string;
  readonly acknowledgedBy: string;
}

/** 政治生态评价参考: reference material for the political-ecology evaluation of a unit that is inspected (1.13). Names are storage formats. */
export type EvaluationReferenceEvent =
  | { readonly type: 'EvaluationReferenceReceived'; readonly data: ReceivedReference }
  | { readonly type: 'EvaluationReferenceAcknowledged'; readonly data: Acknowledgement };

/** The area (问题大类, B1.22) of what a reference tells; before it was said, types were of the national table. */
export function areaOf({ problemType, problemArea }: Pick<ReceivedReference, 'problemType' | 'problemArea'>): string | null {
  return problemArea ?? nationalAreaOf(problemType) ?? null;
}
