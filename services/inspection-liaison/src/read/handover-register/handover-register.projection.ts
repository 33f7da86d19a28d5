import { change, type Projection, put, set } from '@liandong/projections';
import type { Authorisation, HandoverEvent, TourGroup } from '../../handover/handover.events.js';

/** One line of the hand-over register (移交登记簿). */
export interface HandoverRegisterRow {
  readonly handoverId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly tourOfficeId: string;
  readonly status: string;
  readonly round: string;
  readonly roundStartedOn: string;
  readonly title: string;
  readonly inspectedUnitId: string;
  readonly inspectedUnitName: string;
  readonly authorisation: Authorisation;
  readonly tourGroup: TourGroup;
  readonly openedOn: string;
  readonly openedBy: string;
  readonly items: number;
  /** Signed by both sides. */
  readonly handedOver: number;
  /** Reported on and acknowledged, or withdrawn. */
  readonly finished: number;
  readonly closedOn: string | null;
  readonly closeReason: string | null;
  readonly revision: number;
}

export const handoverIdOf = (stream: string) => stream.slice('handover-'.length);
const columns = (stream: string, values: Partial<HandoverRegisterRow>) => [
  set<HandoverRegisterRow>({ handoverId: handoverIdOf(stream) }, values),
];
const count = (stream: string, counter: 'items' | 'handedOver' | 'finished') => [
  change<HandoverRegisterRow>({ handoverId: handoverIdOf(stream) }, (row) => ({ ...row, [counter]: row[counter] + 1 })),
];

export const handoverRegister: Projection<HandoverRegisterRow, HandoverEvent> = {
  name: 'handover-register',
  version: 1,
  categories: ['handover'],
  table: {
    name: 'handover_register',
    columns: {
      handoverId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      tourOfficeId: 'text NOT NULL',
      status: 'text NOT NULL',
      round: 'text NOT NULL',
      roundStartedOn: 'date NOT NULL',
      title: 'text NOT NULL',
      inspectedUnitId: 'text NOT NULL',
      inspectedUnitName: 'text NOT NULL',
      authorisation: 'jsonb NOT NULL',
      tourGroup: 'jsonb NOT NULL',
      openedOn: 'date NOT NULL',
      openedBy: 'text NOT NULL',
      items: 'integer NOT NULL',
      handedOver: 'integer NOT NULL',
      finished: 'integer NOT NULL',
      closedOn: 'date',
      closeReason: 'text',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['handoverId'],
    indexes: ['(organisation_id, status)', '(tour_office_id, round)', '(matter_id)'],
  },
  on: {
    HandoverOpened: ({ data, stream, revision, metadata }) => {
      const { organisationId, tourOfficeId, round, roundStartedOn, title, inspectedUnit, authorisation, group, openedOn, openedBy } = data;
      return [
        put({
          handoverId: handoverIdOf(stream),
          matterId: metadata.correlationId,
          status: 'open',
          inspectedUnitId: inspectedUnit.organisationId,
          inspectedUnitName: inspectedUnit.name,
          tourGroup: group,
          items: 0,
          handedOver: 0,
          finished: 0,
          closedOn: null,
          closeReason: null,
          organisationId,
          tourOfficeId,
          round,
          roundStartedOn,
          title,
          authorisation,
          openedOn,
          openedBy,
          revision,
        }),
      ];
    },
    ItemAdded: ({ stream }) => count(stream, 'items'),
    ItemSignedIn: ({ stream }) => count(stream, 'handedOver'),
    ItemWithdrawn: ({ stream }) => count(stream, 'finished'),
    FeedbackAcknowledged: ({ stream }) => count(stream, 'finished'),
    HandoverClosed: ({ data, stream }) => columns(stream, { status: 'closed', closedOn: data.closedOn, closeReason: data.reason }),
  },
  onAny: ({ stream, revision }) => columns(stream, { revision }),
};
