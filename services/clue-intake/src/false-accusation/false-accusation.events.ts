import type { Instant, RuleVersion } from '@liandong/event-sourcing';

export interface FalseAccusationProposal {
  readonly organisationId: string;
  readonly clueId: string;
  readonly facts: string;
  readonly evidence: readonly string[];
  /** Which of the clue's reporters accused falsely, from 1; absent: the first, or only one. */
  readonly reporterNumber?: number | undefined;
}

/** What happens when a report is held to be a false accusation (诬告陷害, B1.16). Names are storage formats; nothing names the reporter. */
export type FalseAccusationEvent =
  | { readonly type: 'FalseAccusationProposed'; readonly data: FalseAccusationProposal & { readonly proposedBy: string } }
  /** Only now may anybody trace who reported. `level`: of the organisation that approved. */
  | {
      readonly type: 'FalseAccusationFound';
      readonly data: {
        readonly approvedBy: string;
        readonly byOrganisation: string;
        readonly level: string;
        readonly reference: string;
        readonly approvedAt: Instant;
      };
      readonly rules?: readonly RuleVersion[];
    }
  | {
      readonly type: 'FalseAccusationDenied';
      readonly data: { readonly reason: string; readonly deniedBy: string; readonly byOrganisation: string };
      readonly rules?: readonly RuleVersion[];
    };
