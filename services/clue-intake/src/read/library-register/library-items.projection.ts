import { type Projection, put, set } from '@liandong/projections';
import type { ClueEvent } from '../../clue/clue.events.js';

/** One item of a library (B1.4). A number never leaves the ledger, so that the list up to a position stays what it was. */
export interface LibraryItemRow {
  readonly clueId: string;
  readonly organisationId: string;
  /** Null before it is registered. */
  readonly number: string | null;
  /** Who registered it; later keepers follow from the hand-overs. */
  readonly keeper: string | null;
  /** Global position of its registration. */
  readonly position: string | null;
}

const idOf = (stream: string) => stream.slice('clue-'.length);

export const libraryItems: Projection<LibraryItemRow, ClueEvent> = {
  name: 'library-items',
  version: 1,
  categories: ['clue'],
  table: {
    name: 'library_items',
    columns: { clueId: 'text', organisationId: 'text NOT NULL', number: 'text', keeper: 'text', position: 'numeric' },
    primaryKey: ['clueId'],
    indexes: ['(organisation_id, position)'],
  },
  on: {
    ClueReceived: ({ stream, data }) => [
      put({ clueId: idOf(stream), organisationId: data.organisationId, number: null, keeper: null, position: null }),
    ],
    ClueRegistered: ({ stream, data, position }) => [
      set<LibraryItemRow>({ clueId: idOf(stream) }, { number: data.number, keeper: data.keeper, position: position.toString() }),
    ],
  },
};
