import type { RecordedEvent } from '@liandong/event-sourcing';
import { change, type Projection, put, type RowChange } from '@liandong/projections';
import type { StaffRosterEvent } from '../../staff-roster/staff-roster.events.js';
import { type Entry, evolveRoster, initialRoster } from '../../staff-roster/staff-roster.state.js';
import { idOfStream } from '../stream-id.js';

/** A commission's roster with every entry that it ever had: any day can be asked for. */
export interface StaffBoardRow {
  readonly organisationId: string;
  readonly entries: Readonly<Record<string, readonly Entry[]>>;
  readonly revision: number;
}

/** A roster's stream is named after its commission. */
function advance(event: RecordedEvent<StaffRosterEvent>): readonly RowChange<StaffBoardRow>[] {
  const organisationId = idOfStream(event.stream);
  return [
    change<StaffBoardRow>({ organisationId }, (row) => ({
      ...row,
      entries: evolveRoster({ ...row, status: 'kept' }, event).entries,
      revision: event.revision,
    })),
  ];
}

export const staffBoard: Projection<StaffBoardRow, StaffRosterEvent> = {
  name: 'staff-board',
  version: 1,
  categories: ['staffRoster'],
  table: {
    name: 'staff_board',
    columns: { organisationId: 'text', entries: 'jsonb NOT NULL', revision: 'integer NOT NULL' },
    primaryKey: ['organisationId'],
  },
  on: {
    RosterOpened: ({ data, revision }) => [put({ organisationId: data.organisationId, entries: initialRoster.entries, revision })],
    PersonListed: advance,
    PersonReleased: advance,
  },
};
