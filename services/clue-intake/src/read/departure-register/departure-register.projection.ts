import { change, type Projection, set, upsert } from '@liandong/projections';
import type { BreachEvent } from '../../breach/breach.events.js';
import type { DepartureEvent } from '../../departure/departure.events.js';

/** An officer who left, as the register shows it (B4.7): the last departure. */
export interface DepartureRow {
  readonly departureId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly ground: string;
  readonly post: string;
  readonly departedOn: string;
  /** End of the secrecy period (脱密期), an instant; null where there is none. */
  readonly secrecyUntil: string | null;
  readonly secrecyRule: string | null;
  readonly secrecyVersion: string | null;
  /** End of the bar on conflicting occupations (从业限制期), an instant; null where there is none. */
  readonly barredUntil: string | null;
  readonly barRule: string | null;
  readonly barVersion: string | null;
  readonly returnedOn: string | null;
  /** Conflicting occupations that were learnt of: ids in the register of breaches. */
  readonly breachIds: readonly string[];
  readonly revision: number;
}

const idOf = (stream: string) => stream.slice('departure-'.length);

export const departureRegister: Projection<DepartureRow, DepartureEvent | BreachEvent> = {
  name: 'departure-register',
  version: 1,
  categories: ['departure', 'breach'],
  table: {
    name: 'departure_register',
    columns: {
      departureId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      personId: 'text NOT NULL',
      ground: 'text NOT NULL',
      post: 'text NOT NULL',
      departedOn: 'date NOT NULL',
      secrecyUntil: 'timestamptz',
      secrecyRule: 'text',
      secrecyVersion: 'text',
      barredUntil: 'timestamptz',
      barRule: 'text',
      barVersion: 'text',
      returnedOn: 'date',
      breachIds: 'jsonb NOT NULL',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['departureId'],
    indexes: ['(organisation_id, departed_on)', '(person_id)'],
  },
  on: {
    OfficerDeparted: ({ data: { organisationId, personId, ground, post, departedOn, secrecy, bar }, stream, revision, metadata }) => [
      upsert<DepartureRow>({ departureId: idOf(stream) }, (row) => ({
        departureId: idOf(stream),
        matterId: metadata.correlationId,
        organisationId,
        personId,
        ground,
        post,
        departedOn,
        secrecyUntil: secrecy?.dueAt ?? null,
        secrecyRule: secrecy?.ruleId ?? null,
        secrecyVersion: secrecy?.version ?? null,
        barredUntil: bar?.dueAt ?? null,
        barRule: bar?.ruleId ?? null,
        barVersion: bar?.version ?? null,
        returnedOn: null,
        breachIds: row?.breachIds ?? [],
        revision,
      })),
    ],
    OfficerReappointed: ({ data: { returnedOn }, stream, revision }) => [
      set<DepartureRow>({ departureId: idOf(stream) }, { returnedOn, revision }),
    ],
    BreachReported: ({ data: { occupation }, stream }) =>
      occupation
        ? [
            change<DepartureRow>({ departureId: occupation.departureId }, (row) => ({
              ...row,
              breachIds: [...row.breachIds, stream.slice('breach-'.length)],
            })),
          ]
        : [],
  },
};
