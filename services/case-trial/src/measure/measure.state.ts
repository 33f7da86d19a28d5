import type { Subject } from '@liandong/contracts';
import type { MeasureKind } from '../rules/measure-authority.js';
import type { MeasureEvent } from './measure.events.js';

export type MeasureStatus = 'none' | 'opened' | 'approved' | 'applied' | 'dropped' | 'closed';

export interface MeasureState {
  readonly status: MeasureStatus;
  readonly organisationId?: string;
  readonly clueId?: string;
  readonly subject?: Subject;
  readonly kind?: MeasureKind;
  readonly verifiers: readonly string[];
  /** Date of the latest step: no later step may bear an earlier date. */
  readonly stepOn: string;
}

export const initialMeasure: MeasureState = { status: 'none', verifiers: [], stepOn: '0000-00-00' };

export function evolveMeasure(state: MeasureState, event: MeasureEvent): MeasureState {
  switch (event.type) {
    case 'MeasureOpened': {
      const { organisationId, clueId, subject, kind, verifiedOn, verifiers = [] } = event.data;
      return { status: 'opened', organisationId, clueId, subject, kind, verifiers, stepOn: verifiedOn };
    }
    case 'MeasureApproved':
      return { ...state, status: 'approved', kind: event.data.kind, stepOn: event.data.approvedOn };
    case 'MeasureDropped':
      return { ...state, status: 'dropped', stepOn: event.data.droppedOn };
    case 'MeasureApplied':
      return { ...state, status: 'applied', stepOn: event.data.appliedOn };
    case 'InstitutionMeasureIssued':
      return { ...state, status: 'applied', stepOn: event.data.issuedOn };
    case 'MeasureClosed':
      return { ...state, status: 'closed', stepOn: event.data.closedOn };
  }
}
