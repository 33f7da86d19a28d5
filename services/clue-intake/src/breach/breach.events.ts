import type { RuleVersion } from '@liandong/event-sourcing';
import type { Deadline } from '@liandong/legal-time';
import type { BreachKind } from '../rules/breach-kinds.js';
import type { OfficerStanding } from '../rules/breach-competence.js';

/** Of a report by whoever works there (反映) · found by case management or cadre supervision (检查发现) */
export const breachDiscoveries = ['reported', 'found'] as const;

/** What the breach is about, where it is about one: a clue, a report of the public channel, or a matter as a whole. */
export const breachAboutKinds = ['clue', 'report', 'matter'] as const;
export interface BreachAbout {
  readonly kind: (typeof breachAboutKinds)[number];
  readonly id: string;
}

/** The officer whom it concerns. */
export interface ConcernedOfficer {
  readonly personId: string;
  readonly organisationId: string;
  readonly standing: OfficerStanding;
}

/** What somebody took up after leaving, on the day on which the breach occurred. */
export interface Occupation {
  readonly employer: string;
  readonly position: string;
}

/** An occupation that the bar (从业限制期) of a departure forbids. */
export interface BarredOccupation extends Occupation {
  readonly departureId: string;
  readonly bar: Deadline;
}

export interface BreachReport {
  /** Whose register it is entered in. */
  readonly organisationId: string;
  readonly officer: ConcernedOfficer;
  readonly kind: BreachKind;
  readonly discovery: (typeof breachDiscoveries)[number];
  readonly about?: BreachAbout | undefined;
  readonly occurredOn: string;
  readonly content: string;
}

/** What happens to a breach that is entered in the register (违规违纪行为登记, B4.5, B4.8). Names are storage formats. */
export type BreachEvent =
  /** `rules`: the version of the rule that forbade it on the day on which it happened. */
  | {
      readonly type: 'BreachReported';
      readonly data: BreachReport & { readonly occupation?: BarredOccupation; readonly reportedBy: string };
      readonly rules?: readonly RuleVersion[];
    }
  | { readonly type: 'BreachRegistered'; readonly data: { readonly registeredOn: string; readonly registeredBy: string } }
  /** Whoever opened it last is the examiner. */
  | { readonly type: 'BreachExaminationOpened'; readonly data: { readonly openedOn: string; readonly openedBy: string } }
  | { readonly type: 'BreachFound'; readonly data: { readonly facts: string; readonly decidedOn: string; readonly decidedBy: string } }
  | { readonly type: 'BreachNotFound'; readonly data: { readonly reason: string; readonly decidedOn: string; readonly decidedBy: string } }
  /** 移送追责, to the discipline body that is competent in the version of `rules`. */
  | {
      readonly type: 'BreachHandedOver';
      readonly data: {
        readonly receiverId: string;
        readonly level: 'own' | 'upper';
        readonly documentNumber: string;
        readonly handedOn: string;
        readonly decidedBy: string;
      };
      readonly rules?: readonly RuleVersion[];
    }
  | { readonly type: 'BreachClosed'; readonly data: { readonly reason: string; readonly closedOn: string; readonly closedBy: string } };
