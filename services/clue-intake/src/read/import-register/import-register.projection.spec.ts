import { ledgerImport } from '../../import/import.decider.js';
import type { ImportEvent } from '../../import/import.events.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { importRegister } from './import-register.projection.js';

const at = '2020-06-11T02:00:00.000Z';
const prepared: ImportEvent = {
  type: 'ImportPrepared',
  data: {
    organisationId: 'mhk',
    title: '台账',
    source: { kind: 'petition', agencyId: 'mhk' },
    format: 'csv',
    counts: { rows: 3, accepted: 2, refused: 1 },
    rowsDigest: '0',
    preparedBy: { personId: 'i', organisationId: 'mhk' },
    preparedAt: at,
  },
};
const confirmed: ImportEvent = { type: 'ImportConfirmed', data: { confirmedBy: 'd', confirmedAt: at } };
const finished: readonly ImportEvent[] = [
  prepared,
  confirmed,
  { type: 'ImportProgressed', data: { imported: 1, skipped: 0, refused: 1 } },
  { type: 'ImportFinished', data: { imported: 1, skipped: 1, refused: 1, finishedAt: at } },
];
const cancelled: readonly ImportEvent[] = [
  prepared,
  confirmed,
  { type: 'ImportCancelled', data: { reason: '传错', cancelledBy: 'd', cancelledAt: at } },
];

describe('register of imports', () => {
  itIsAReadModel(importRegister, ['import-i1', finished], ['import-i2', cancelled]);

  it('B1.4: after every event the row says the same as the import, and how far it is', () => {
    for (const history of [finished, cancelled]) {
      for (const [index, row] of rowAfterEach(importRegister, ['import-i1', history]).entries()) {
        expect(row).toMatchObject({
          importId: 'i1',
          matterId: 'm1',
          status: history.slice(0, index + 1).reduce(ledgerImport.evolve, ledgerImport.initial).status,
          rows: 3,
          accepted: 2,
          revision: index,
        });
      }
    }
    const shown = rowAfterEach(importRegister, ['import-i1', finished]).map(({ imported, skipped, refused }) => [
      imported,
      skipped,
      refused,
    ]);
    expect(shown).toEqual([
      [0, 0, 1],
      [0, 0, 1],
      [1, 0, 1],
      [1, 1, 1],
    ]);
    expect(rowAfterEach(importRegister, ['import-i1', cancelled]).at(-1)).toMatchObject({
      endedAt: at,
      cancelledBy: 'd',
      reason: '传错',
      confirmedBy: 'd',
    });
  });
});
