import type { RecordedEvent } from '@liandong/event-sourcing';
import { change, type Projection, put, type RowChange } from '@liandong/projections';
import type { MatterEvent } from '../../matter/matter.events.js';
import { evolveMatter, initialMatter, isOpen, type MatterState } from '../../matter/matter.state.js';
import { idOfStream } from '../stream-id.js';

type Leg = MatterState['legs'][number] & { readonly open: boolean };

/** A matter (事项) with its legs, closures and reopenings. */
export interface MatterBoardRow {
  readonly matterId: string;
  readonly organisationId: string;
  readonly status: 'open' | 'closed';
  /** Title of the leg that was known first. */
  readonly title: string;
  readonly legs: readonly Leg[];
  readonly openLegs: number;
  readonly closures: MatterState['closures'];
  readonly reopenings: MatterState['reopenings'];
  readonly closedOn: string | null;
  readonly revision: number;
}

function rowOf(matterId: string, revision: number, state: MatterState): MatterBoardRow {
  const { legs, closures, reopenings } = state;
  const status = state.status === 'closed' ? 'closed' : 'open';
  return {
    matterId,
    organisationId: state.organisationId!,
    status,
    title: legs[0]?.title ?? '',
    legs: legs.map((leg) => ({ ...leg, open: isOpen(leg) })),
    openLegs: legs.filter(isOpen).length,
    closures,
    reopenings,
    closedOn: status === 'closed' ? closures.at(-1)!.closedOn : null,
    revision,
  };
}

function advance(event: RecordedEvent<MatterEvent>): readonly RowChange<MatterBoardRow>[] {
  const matterId = idOfStream(event.stream);
  return [change<MatterBoardRow>({ matterId }, (row) => rowOf(matterId, event.revision, evolveMatter(row, event)))];
}

export const matterBoard: Projection<MatterBoardRow, MatterEvent> = {
  name: 'matter-board',
  version: 1,
  categories: ['matter'],
  table: {
    name: 'matter_board',
    columns: {
      matterId: 'text',
      organisationId: 'text NOT NULL',
      status: 'text NOT NULL',
      title: 'text NOT NULL',
      legs: 'jsonb NOT NULL',
      openLegs: 'integer NOT NULL',
      closures: 'jsonb NOT NULL',
      reopenings: 'jsonb NOT NULL',
      closedOn: 'date',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['matterId'],
    indexes: ['(organisation_id, status)'],
  },
  on: {
    MatterOpened: (event) => [put(rowOf(idOfStream(event.stream), event.revision, evolveMatter(initialMatter, event)))],
    LegOpened: advance,
    LegClosed: advance,
    MatterClosed: advance,
    MatterReopened: advance,
  },
};
