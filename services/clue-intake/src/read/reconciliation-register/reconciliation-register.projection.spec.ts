import { reconciled } from '../../reconciliation/reconciliation.fixtures.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { reconciliationRegister } from './reconciliation-register.projection.js';

describe('register of reconciliations', () => {
  itIsAReadModel(reconciliationRegister, ['reconciliation-r1', reconciled]);

  it('B1.3: after every event the row says the same as the reconciliation: what is unanswered, and what differs', () => {
    const rows = rowAfterEach(reconciliationRegister, ['reconciliation-r1', reconciled]);
    expect(rows.map(({ unanswered, differences, status }) => [unanswered, differences, status])).toEqual([
      [3, 0, 'open'],
      [2, 0, 'open'],
      [0, 1, 'differences'],
      [0, 0, 'reconciled'],
    ]);
    for (const [index, row] of rows.entries())
      expect(row).toMatchObject({ reconciliationId: 'r1', handlerId: 'mhk.zone-1', revision: index });
    expect(rows.at(-1)!.items).toMatchObject([
      { clueId: '1', answer: 'confirmed', note: null },
      { clueId: '2', answer: 'objected', note: '已移交', settlement: 'ledger-corrected' },
      { clueId: '3', answer: 'confirmed', settlement: null },
    ]);
    expect([rows[1]!.answeredInTime, rows[2]!.answeredInTime]).toEqual([null, true]);
  });
});
