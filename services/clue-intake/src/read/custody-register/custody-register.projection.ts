import { type Projection, put, set } from '@liandong/projections';
import type { CustodyEvent } from '../../custody/custody.events.js';

/** One step of a clue from hand to hand (B1.4): without both signatures it is open. */
export interface CustodyStepRow {
  readonly clueId: string;
  readonly step: number;
  readonly organisationId: string;
  readonly clueNumber: string;
  readonly kind: string;
  readonly toOrganisation: string;
  readonly toPerson: string | null;
  readonly status: string;
  readonly handedBy: string | null;
  readonly handedOn: string | null;
  readonly receivedBy: string | null;
  readonly receivedOn: string | null;
  /** Why it was sent back the last time. */
  readonly sentBackFor: string | null;
  /** Why it waits for nobody any more. */
  readonly withdrawnFor: string | null;
  readonly revision: number;
}

const keyOf = (stream: string, { step }: { readonly step: number }) => ({ clueId: stream.slice('custody-'.length), step });

export const custodyRegister: Projection<CustodyStepRow, CustodyEvent> = {
  name: 'custody-register',
  version: 2,
  categories: ['custody'],
  table: {
    name: 'custody_register',
    columns: {
      clueId: 'text',
      step: 'integer',
      organisationId: 'text NOT NULL',
      clueNumber: 'text NOT NULL',
      kind: 'text NOT NULL',
      toOrganisation: 'text NOT NULL',
      toPerson: 'text',
      status: 'text NOT NULL',
      handedBy: 'text',
      handedOn: 'date',
      receivedBy: 'text',
      receivedOn: 'date',
      sentBackFor: 'text',
      withdrawnFor: 'text',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['clueId', 'step'],
    indexes: ['(organisation_id, status)'],
  },
  on: {
    StepOpened: ({ data, stream, revision }) => [
      put({
        ...keyOf(stream, data),
        organisationId: data.organisationId,
        clueNumber: data.clueNumber,
        kind: data.kind,
        toOrganisation: data.to.organisationId,
        toPerson: data.to.personId ?? null,
        status: 'open',
        handedBy: null,
        handedOn: null,
        receivedBy: null,
        receivedOn: null,
        sentBackFor: null,
        withdrawnFor: null,
        revision,
      }),
    ],
    StepSpared: () => [],
    RoutingFell: () => [],
    EntryFell: () => [],
    StepHandedOver: ({ data, stream, revision }) => [
      set<CustodyStepRow>(keyOf(stream, data), { status: 'handed-over', handedBy: data.handedBy, handedOn: data.handedOn, revision }),
    ],
    StepReceived: ({ data, stream, revision }) => [
      set<CustodyStepRow>(keyOf(stream, data), { status: 'received', receivedBy: data.receivedBy, receivedOn: data.receivedOn, revision }),
    ],
    StepWithdrawn: ({ data, stream, revision }) => [
      set<CustodyStepRow>(keyOf(stream, data), { status: 'withdrawn', withdrawnFor: data.reason, revision }),
    ],
    StepSentBack: ({ data, stream, revision }) => [
      set<CustodyStepRow>(keyOf(stream, data), { status: 'open', handedBy: null, handedOn: null, sentBackFor: data.reason, revision }),
    ],
  },
};
