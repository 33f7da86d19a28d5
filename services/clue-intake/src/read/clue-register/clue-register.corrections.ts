import { corrected, type FieldChange } from '../../clue/clue.correction.decider.js';
import { areasOf } from '../../clue/clue.problem-types.js';
import { columns, type HandlersOf, nothingUndecided, row } from './clue-register.columns.js';

/** One correction. `changes`: of fields, or of the problem types; `approvedBy`: of what an officer may not change alone; `shortened`: rules whose limit ends earlier since. */
export interface ListedCorrection {
  readonly changes: readonly (
    FieldChange | { readonly field: 'problemTypes'; readonly from: readonly string[]; readonly to: readonly string[] }
  )[];
  readonly reason: string;
  readonly correctedBy: string;
  readonly approvedBy: string | null;
  readonly correctedAt: string;
  readonly shortened: readonly string[];
}

/** What was registered, put right (B1.4, B1.22). */
export const ofCorrections: HandlersOf<
  'RegistrationCorrectionProposed' | 'RegistrationCorrectionRejected' | 'RegistrationCorrected' | 'ClueVoided' | 'ProblemTypesAmended'
> = {
  RegistrationCorrectionProposed: (event) => columns(event, { correction: event.data }),
  RegistrationCorrectionRejected: (event) => columns(event, { correction: null }),
  RegistrationCorrected: (event) =>
    row(event, ({ corrections, disposalDueAt }) => {
      const { changes, reason, correctedBy, approvedBy = null, limits, shortened = [] } = event.data;
      return {
        ...corrected(changes),
        disposalDueAt: limits?.disposalDeadline?.dueAt ?? disposalDueAt,
        correction: null,
        corrections: [...corrections, { changes, reason, correctedBy, approvedBy, correctedAt: event.metadata.occurredAt, shortened }],
      };
    }),
  ProblemTypesAmended: (event) =>
    row(event, ({ corrections }) => {
      const { problemTypes, formerly, reason, amendedBy } = event.data;
      const changes = [{ field: 'problemTypes' as const, from: formerly.problemTypes, to: problemTypes }];
      const correctedAt = event.metadata.occurredAt;
      return {
        problemTypes,
        problemAreas: areasOf(event.data),
        corrections: [...corrections, { changes, reason, correctedBy: amendedBy, approvedBy: null, correctedAt, shortened: [] }],
      };
    }),
  ClueVoided: (event) =>
    columns(event, {
      status: 'voided',
      urgent: false,
      departmentId: null,
      departmentAs: null,
      ...nothingUndecided,
      rightClueId: event.data.rightClueId ?? null,
    }),
};
