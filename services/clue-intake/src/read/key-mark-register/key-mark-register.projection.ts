import { type Projection, put, set } from '@liandong/projections';
import type { KeyMarkEvent } from '../../key-mark/key-mark.decider.js';

/** One mark, set or lifted. */
export interface KeyMarkRow {
  readonly keyMarkId: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly name: string;
  readonly unit: string | null;
  readonly reason: string;
  readonly markedOn: string;
  readonly liftedOn: string | null;
  readonly revision: number;
}

const key = (stream: string) => ({ keyMarkId: stream.slice('keyMark-'.length) });

export const keyMarkRegister: Projection<KeyMarkRow, KeyMarkEvent> = {
  name: 'key-mark-register',
  version: 1,
  categories: ['keyMark'],
  table: {
    name: 'key_mark_register',
    columns: {
      keyMarkId: 'text',
      organisationId: 'text NOT NULL',
      kind: 'text NOT NULL',
      name: 'text NOT NULL',
      unit: 'text',
      reason: 'text NOT NULL',
      markedOn: 'date NOT NULL',
      liftedOn: 'date',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['keyMarkId'],
    indexes: ['(organisation_id, name)'],
  },
  on: {
    KeyMarkSet: ({ data: { organisationId, kind, name, unit, reason, markedOn }, stream, revision }) => [
      put({ ...key(stream), organisationId, kind, name, unit: unit ?? null, reason, markedOn, liftedOn: null, revision }),
    ],
    KeyMarkLifted: ({ data, stream, revision }) => [set<KeyMarkRow>(key(stream), { liftedOn: data.liftedOn, revision })],
  },
};
