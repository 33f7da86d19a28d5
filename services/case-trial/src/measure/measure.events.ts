import type { RuleVersion } from '@liandong/event-sourcing';
import type { InstitutionMeasure, Subject } from '@liandong/contracts';
import type { MeasureApprover, MeasureKind, TalkMeasure } from '../rules/measure-authority.js';

/** In which capacity the talk was led (B1.18): 相关负责人 · 承办部门负责人 · by delegation, the party chief of the person's unit. */
export const talkCapacities = ['responsible-leader', 'department-head', 'unit-party-chief'] as const;
export type TalkCapacity = (typeof talkCapacities)[number];

export interface MeasureOpening {
  readonly organisationId: string;
  readonly verificationId: string;
  readonly clueId: string;
  readonly subject: Subject;
  readonly kind: MeasureKind;
  readonly facts: string;
  /** Day of the verification's report. */
  readonly verifiedOn: string;
  /** Everybody who took part in the verification; absent of measures that were opened before they were told. */
  readonly verifiers?: readonly string[] | undefined;
}

type Fact<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly rules?: readonly RuleVersion[] };

/** What happens to a measure of the first form (第一种形态) against one person, or to 问责 or 建议 about one institution. Names are storage formats. */
export type MeasureEvent =
  | Fact<'MeasureOpened', MeasureOpening>
  /** The kind may be another than the verification proposed. */
  | Fact<'MeasureApproved', { kind: MeasureKind; role: MeasureApprover; approvedOn: string; approvedBy: string }>
  /** Not approved: nothing is applied. */
  | Fact<'MeasureDropped', { reason: string; droppedOn: string; droppedBy: string }>
  | Fact<
      'MeasureApplied',
      {
        kind: TalkMeasure;
        talkers: readonly string[];
        capacity: TalkCapacity;
        record: string;
        appliedOn: string;
        influenceUntil: string | null;
        recordedBy: string;
      }
    >
  /** 问责 or 建议: the institution has the document. `upperApproval`: number of the party committee's approval (改组). */
  | Fact<
      'InstitutionMeasureIssued',
      { kind: InstitutionMeasure; document: string; upperApproval?: string | undefined; issuedOn: string; recordedBy: string }
    >
  | Fact<'MeasureClosed', { note: string; closedOn: string; closedBy: string }>;
