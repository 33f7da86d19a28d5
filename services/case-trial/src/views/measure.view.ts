import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { measureActions } from '../measure/measure.allowed-actions.js';
import { measure } from '../measure/measure.decider.js';
import type { MeasureEvent } from '../measure/measure.events.js';
import type { MeasureStatus } from '../measure/measure.state.js';
import { isTalk, type MeasureKind } from '../rules/measure-authority.js';
import { measureRegister, type MeasureRow } from '../read/measure-register/measure-register.projection.js';

export interface ShownMeasure extends MeasureRow {
  readonly allowed: readonly string[];
}

const version1: ViewVersion<MeasureRow, ShownMeasure> = {
  project: (events) => rowOf(measureRegister, events),
  // A talk is carried out, a document is issued: of the two the page offers the one that fits.
  mask: (row) => ({
    ...row,
    allowed: measureActions[row.status as MeasureStatus].filter(
      (command) => command !== (isTalk(row.kind as MeasureKind) ? 'issue' : 'carry-out'),
    ),
  }),
};

/** A measure of the first form as it lies before whoever approves it. */
export const measureView = decisionView<MeasureEvent, { 1: typeof version1 }, 1>({
  name: 'measure',
  category: measure.category,
  decisions: ['MeasureApproved', 'MeasureDropped'],
  versions: { 1: version1 },
  current: 1,
});
