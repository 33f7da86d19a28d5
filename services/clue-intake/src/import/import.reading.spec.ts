import { ledgerColumns, takenFields } from '../ledger/ledger.columns.js';
import { frameOf } from './import.rows.js';
import { readLedger } from './import.reading.js';

const frame = frameOf({
  organisationId: 'mhk',
  source: { kind: 'petition' as const, agencyId: 'mhk' },
  by: { personId: 'p', organisationId: 'mhk', role: 'intake-officer' },
  at: '2020-06-11T02:00:00.000Z',
});
const header = `${takenFields.map((field) => ledgerColumns[field].headers[0]).join(',')}\n`;
const rows = Array.from({ length: 2_500 }, (_, index) => `${index},某人,某题\n`).join('');

describe('reading a ledger while its rows are kept', () => {
  it('B1.4: given a file that breaks off half-way, when it is refused, then everything that was being kept is, and can be discarded', async () => {
    let [begun, kept] = [0, 0];
    const reading = readLedger(Buffer.from(`${header}${rows}"broken`), {}, frame, async () => {
      begun += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      kept += 1;
    });
    await expect(reading).rejects.toMatchObject({ code: expect.stringMatching(/^import\./) });
    expect(begun).toBeGreaterThan(1);
    expect(kept).toBe(begun);
  });
});
