import type { Deadline } from '@liandong/legal-time';
import type { ExecutionKind } from '../rules/sanctions.js';
import type { DecisionEvent, PropertyItem } from './case.decision.events.js';
import type { ImposedSanction, Outcome } from './case.events.js';
import type { CaseState } from './case.state.js';

/** What decision and execution know. */
export interface Decided {
  readonly decision?: {
    readonly outcome: Outcome;
    readonly sanctions: readonly ImposedSanction[];
    readonly property: readonly PropertyItem[];
    readonly decidedOn: string;
    readonly letterNumber: string;
    readonly announcementDeadline: Deadline;
    readonly changesDeadline: Deadline;
    readonly reportDeadline: Deadline;
    readonly propertyDeadline: Deadline | null;
  };
  /** Still to be executed. */
  readonly outstanding: readonly ExecutionKind[];
  readonly executionReported: boolean;
}

export function evolveDecision(state: CaseState, event: DecisionEvent): CaseState {
  switch (event.type) {
    case 'DefenceHeard':
      return { ...state, status: 'defence-heard', told: event.data.told, stepOn: event.data.heardOn };
    case 'CaseDecided': {
      const { outcome, sanctions, property, decidedOn, letter, announcementDeadline, changesDeadline, reportDeadline, required } =
        event.data;
      const decision = {
        outcome,
        sanctions,
        property,
        decidedOn,
        letterNumber: letter.number,
        announcementDeadline,
        changesDeadline,
        reportDeadline,
        propertyDeadline: null,
      };
      return { ...state, status: 'decided', decision, outstanding: required, stepOn: decidedOn };
    }
    case 'DecisionAnnounced':
      return {
        ...state,
        status: 'announced',
        decision: { ...state.decision!, propertyDeadline: event.data.propertyDeadline },
        stepOn: event.data.announcedOn,
      };
    case 'ExecutionRecorded': {
      const { items, report, complete } = event.data;
      const outstanding = state.outstanding.filter((kind) => !items.some((item) => item.kind === kind));
      return {
        ...state,
        status: complete ? 'executed' : 'announced',
        outstanding,
        executionReported: state.executionReported || report !== null,
      };
    }
    case 'CaseClosed':
      return { ...state, status: 'closed', stepOn: event.data.closedOn };
  }
}
