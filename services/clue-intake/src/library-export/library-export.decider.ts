import { type AllowedActions, type Ask, type Decider, ensureAllowed } from '@liandong/event-sourcing';
import type { LibraryExportEvent, Taken } from './library-export.events.js';

export interface LibraryExportState {
  readonly status: 'none' | 'started' | 'ended';
  readonly organisationId?: string;
}

type Started = Extract<LibraryExportEvent, { type: 'LibraryExportStarted' }>['data'];
export type StartExport = Omit<Started, 'takenBy' | 'startedAt'>;

export type LibraryExportCommand = Ask<'start', StartExport> | Ask<'finish', Taken> | Ask<'break-off', Taken>;

export const libraryExportActions: AllowedActions<LibraryExportState['status'], LibraryExportCommand['type']> = {
  none: ['start'],
  started: ['finish', 'break-off'],
  ended: [],
};

function evolve(state: LibraryExportState, event: LibraryExportEvent): LibraryExportState {
  switch (event.type) {
    case 'LibraryExportStarted':
      return { status: 'started', organisationId: event.data.organisationId };
    case 'LibraryExportFinished':
    case 'LibraryExportBrokenOff':
      return { ...state, status: 'ended' };
  }
}

function decide(command: LibraryExportCommand, state: LibraryExportState): readonly LibraryExportEvent[] {
  ensureAllowed('library-export', libraryExportActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'start':
      return [{ type: 'LibraryExportStarted', data: { ...command.data, takenBy: by.personId, startedAt: at } }];
    case 'finish':
      return [{ type: 'LibraryExportFinished', data: { ...command.data, finishedAt: at } }];
    case 'break-off':
      return [{ type: 'LibraryExportBrokenOff', data: { ...command.data, brokenOffAt: at } }];
    default:
      return command satisfies never;
  }
}

/** One export of a clue library (线索库导出). */
export const libraryExport: Decider<LibraryExportState, LibraryExportCommand, LibraryExportEvent> = {
  category: 'libraryExport',
  initial: { status: 'none' },
  evolve,
  decide,
  owner: (state) => state.organisationId,
};
