import type { ImportEvent, ImportResult } from './import.events.js';

export type ImportStatus = 'none' | 'prepared' | 'running' | 'finished' | 'cancelled';

type Prepared = Extract<ImportEvent, { type: 'ImportPrepared' }>['data'];

export interface ImportState {
  readonly status: ImportStatus;
  readonly prepared?: Prepared;
  /** The moment of the approval: every row enters with it, however often the run is interrupted. */
  readonly confirmedAt?: string;
  readonly progress: ImportResult;
}

export const initialImport: ImportState = { status: 'none', progress: { imported: 0, skipped: 0, refused: 0 } };

export function evolveImport(state: ImportState, event: ImportEvent): ImportState {
  switch (event.type) {
    case 'ImportPrepared':
      return { status: 'prepared', prepared: event.data, progress: { ...state.progress, refused: event.data.counts.refused } };
    case 'ImportConfirmed':
      return { ...state, status: 'running', confirmedAt: event.data.confirmedAt };
    case 'ImportProgressed':
      return { ...state, progress: event.data };
    case 'ImportFinished': {
      const { imported, skipped, refused } = event.data;
      return { ...state, status: 'finished', progress: { imported, skipped, refused } };
    }
    case 'ImportCancelled':
      return { ...state, status: 'cancelled' };
  }
}
