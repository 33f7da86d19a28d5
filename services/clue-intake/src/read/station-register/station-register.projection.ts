import { jurisdictionOf } from '@liandong/access';
import { type Projection, put, set } from '@liandong/projections';
import type { StationEvent, StationMember } from '../../station/station.decider.js';

/** One direct-report point or work station. */
export interface StationRow {
  readonly stationId: string;
  readonly kind: string;
  readonly name: string;
  readonly organisationId: string;
  /** Which gets its reports: the township's own, or the higher one that set it up (2.4). */
  readonly commissionId: string;
  readonly members: readonly StationMember[];
  readonly duties: readonly string[];
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly revision: number;
}

const key = (stream: string) => ({ stationId: stream.slice('station-'.length) });

export const stationRegister: Projection<StationRow, StationEvent> = {
  name: 'station-register',
  version: 2,
  categories: ['station'],
  table: {
    name: 'station_register',
    columns: {
      stationId: 'text',
      kind: 'text NOT NULL',
      name: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      commissionId: 'text NOT NULL',
      members: 'jsonb NOT NULL',
      duties: 'jsonb NOT NULL',
      openedOn: 'date NOT NULL',
      closedOn: 'date',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['stationId'],
    indexes: ['(commission_id, opened_on)', '(organisation_id, opened_on)'],
  },
  on: {
    StationOpened: ({ data: { openedBy: _openedBy, ...opening }, stream, revision }) => [
      put({
        ...key(stream),
        ...opening,
        commissionId: opening.commissionId ?? jurisdictionOf(opening.organisationId),
        closedOn: null,
        revision,
      }),
    ],
    StationMembersChanged: ({ data, stream, revision }) => [set<StationRow>(key(stream), { members: data.members, revision })],
    StationClosed: ({ data, stream, revision }) => [set<StationRow>(key(stream), { closedOn: data.closedOn, revision })],
  },
};
