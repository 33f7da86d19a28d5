import { type Projection, put } from '@liandong/projections';
import type { InterventionEvent } from '../../intervention/intervention.decider.js';

/** One entry of the register (B4.6). */
export interface InterventionRow {
  readonly interventionId: string;
  readonly organisationId: string;
  readonly clueId: string;
  readonly kind: string;
  readonly byName: string;
  readonly byUnit: string;
  readonly byPosition: string | null;
  readonly addressee: string;
  readonly occurredOn: string;
  readonly content: string;
  readonly recordedBy: string;
  readonly revision: number;
}

export const interventionRegister: Projection<InterventionRow, InterventionEvent> = {
  name: 'intervention-register',
  version: 1,
  categories: ['intervention'],
  table: {
    name: 'intervention_register',
    columns: {
      interventionId: 'text', organisationId: 'text NOT NULL', clueId: 'text NOT NULL', kind: 'text NOT NULL', byName: 'text NOT NULL', byUnit: 'text NOT NULL', byPosition: 'text',
      addressee: 'text NOT NULL', occurredOn: 'date NOT NULL', content: 'text NOT NULL', recordedBy: 'text NOT NULL', revision: 'integer NOT NULL',
    },
    primaryKey: ['interventionId'],
    indexes: ['(organisation_id, occurred_on)'],
  },
  on: {
    InterventionRecorded: ({ data: { by, ...entry }, stream, revision }) => [
      put({ ...entry, interventionId: stream.slice('intervention-'.length), byName: by.name, byUnit: by.unit, byPosition: by.position ?? null, revision }),
    ],
  },
};
