import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { interventionActions } from '../intervention/intervention.allowed-actions.js';
import { intervention } from '../intervention/intervention.decider.js';
import type { InterventionEvent } from '../intervention/intervention.events.js';
import type { InterventionStatus } from '../intervention/intervention.state.js';
import { interventionRegister, type InterventionRow } from '../read/intervention-register/intervention-register.projection.js';

export interface ShownIntervention extends InterventionRow {
  readonly allowed: readonly string[];
}

const version1: ViewVersion<InterventionRow, ShownIntervention> = {
  project: (events) => rowOf(interventionRegister, events),
  mask: (row) => ({ ...row, allowed: interventionActions[row.status as InterventionStatus] }),
};

/** An entry as it lies before whoever assesses it, reports it upward or decides on it. */
export const interventionView = decisionView<InterventionEvent, { 1: typeof version1 }, 1>({
  name: 'intervention',
  category: intervention.category,
  decisions: ['InterventionAssessed', 'InterventionReportedUpward', 'InterventionHandled'],
  versions: { 1: version1 },
  current: 1,
});
