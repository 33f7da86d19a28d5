import { Library } from '../http/library.js';
import { withService } from '../http/own-service.js';
import type { System } from '../http/system.js';
import { oldLedger } from '../load/old-ledger.js';
import { whole } from '../report/format.js';
import type { Bench, Scenario } from '../runner.js';

const ROWS = 100_000;
const QUICK_ROWS = 2_000;
const WANTED_RATE = 1_000;
const TITLE = 'an import into clue intake as a service of its own';

/** How fast does the ledger of a commission enter as one file, where clue intake has the machine for itself and its database? */
export const ownImport: Scenario = {
  name: 'import',
  run: async (bench) => {
    const rows = bench.quick ? QUICK_ROWS : ROWS;
    const { judged, total } = await withService(bench, 'clue-intake', (system) => imported(bench, system, rows));
    const rate = rows / total;
    return {
      table: {
        title: TITLE,
        head: ['rows', 'judged after', 'rows/s until judged', 'in the register after', 'rows/s from then on', 'rows/s in all'],
        rows: [
          [
            whole(rows),
            `${judged.toFixed(1)} s`,
            whole(rows / judged),
            `${total.toFixed(1)} s`,
            whole(rows / (total - judged)),
            whole(rate),
          ],
        ],
        notes: [
          'From the sending of the XLSX until the register shows every row, as in “a clue library”. The service, PostgreSQL, NATS and the load share the cores; the other services, installed in the same database, do not run.',
        ],
      },
      bars: [
        {
          what: `${TITLE}: rows/s of one file of ${whole(rows)} rows`,
          wanted: `≥ ${whole(WANTED_RATE)}/s`,
          seen: `${whole(rate)}/s`,
          met: rate >= WANTED_RATE,
        },
      ],
      broken: [],
    };
  },
};

async function imported(bench: Bench, system: System, rows: number): Promise<{ readonly judged: number; readonly total: number }> {
  const library = await Library.of(system);
  const file = await oldLedger(0, rows);
  await bench.server.settle();
  const start = performance.now();
  let told = 0;
  return library.import(file, rows, (entered) => {
    if (entered - told < rows / 10) return;
    told = entered;
    bench.progress(`   ${whole(entered).padStart(8)} of ${whole(rows)} rows after ${((performance.now() - start) / 1_000).toFixed(1)} s`);
  });
}
