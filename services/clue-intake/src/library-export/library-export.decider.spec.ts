import { given } from '@liandong/testing';
import { libraryExport, type LibraryExportCommand } from './library-export.decider.js';
import type { LibraryExportEvent } from './library-export.events.js';

const by = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
const at = '2020-06-11T02:00:00.000Z';
const ask = (type: LibraryExportCommand['type'], data: object = {}) => ({ type, data, by, at }) as LibraryExportCommand;
const asked = { organisationId: 'mhk', format: 'csv', columns: '1', filter: { text: '扶贫' }, position: '17' } as const;
const started: LibraryExportEvent = { type: 'LibraryExportStarted', data: { ...asked, takenBy: by.personId, startedAt: at } };
const taken = { rows: 3, bytes: 512, sha256: 'ab' };
const finished: LibraryExportEvent = { type: 'LibraryExportFinished', data: { ...taken, finishedAt: at } };

describe('export of a clue library', () => {
  it('B1.4: who took what by which filter, up to which position, and what left in the end', () => {
    given(libraryExport, []).when(ask('start', asked)).then([started]);
    given(libraryExport, [started]).when(ask('finish', taken)).then([finished]);
    given(libraryExport, [started])
      .when(ask('break-off', taken))
      .then([{ type: 'LibraryExportBrokenOff', data: { ...taken, brokenOffAt: at } }]);
  });

  it('ends once, and does not begin again', () => {
    given(libraryExport, [started, finished]).when(ask('break-off', taken)).thenRefused('library-export.not-allowed');
    given(libraryExport, [started]).when(ask('start', asked)).thenRefused('library-export.not-allowed');
    given(libraryExport, []).when(ask('finish', taken)).thenRefused('library-export.not-allowed');
  });
});
