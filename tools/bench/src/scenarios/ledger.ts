import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditModule } from '@liandong/audit';
import { installSigner } from '@liandong/audit/ledger';
import { definitionOf, installService } from '@liandong/service-kit';
import pg from 'pg';
import { megabytes, ms, times, whole } from '../report/format.js';
import type { Bar, Scenario, ScenarioResult } from '../runner.js';
import type { LedgerFigures, LedgerTask } from './ledger-process.js';

const SIZES = [10_000, 100_000, 1_000_000];
/** What one has to do by when it is not to fall behind: the event store takes about as much. */
const WANTED_RATE = 10_000;
const FLAT = 0.7;
const PASSWORD = 'of-the-benchmark-alone';

/** Is the ledger as fast over a million events as over ten thousand, and do proofs stay small? */
export const ledger: Scenario = {
  name: 'ledger',
  async run(bench) {
    const { url, drop } = await bench.server.createDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'bench-ledger-'));
    const stages: LedgerFigures[] = [];
    try {
      await installService(definitionOf(AuditModule), { adminUrl: url, eventStoreAdminUrl: url, password: PASSWORD });
      await installSigner(url, PASSWORD);
      for (const size of bench.quick ? SIZES.slice(0, 1) : SIZES) {
        await fillTo(url, size);
        await bench.server.settle();
        const figures = await inProcess({ url, keyFile: join(folder, 'key') });
        stages.push(figures);
        bench.progress(
          `   ${whole(size)}: integrate ${whole(figures.integrateRate)}/s, sign ${ms(figures.signMs)}, proof ${ms(figures.proofMs)} ${figures.proofBytes} bytes, verify ${whole(figures.verifyRate)}/s, ${megabytes(figures.memoryPeak)}`,
        );
      }
    } finally {
      await drop();
      await rm(folder, { recursive: true });
    }
    return report(stages);
  },
};

/** Appending a million events one by one takes minutes and is measured elsewhere: here a superuser writes them in one statement. */
async function fillTo(url: string, size: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`INSERT INTO event_store.events (position, stream, revision, id, type, schema_version, data, metadata, recorded_at)
      SELECT n, 'clue-' || (n / 20), n % 20, gen_random_uuid(), 'ClueNoted', 1,
        format('{"title":"养老服务中心 %s","level":"zone","receivedOn":"2020-06-11","text":"%s","key":"%s"}', n, repeat('联动 ', 20), md5(n::text))::json,
        format('{"occurredAt":"2020-06-11T02:00:00.000Z","actor":{"personId":"mhk-intake","organisationId":"mhk","role":"intake-officer"},"correlationId":"matter-%s","causationId":"%s","commandId":"%s","commandDigest":"%s","rules":[]}',
          n / 20, gen_random_uuid(), gen_random_uuid(), md5(n::text))::json,
        now() FROM generate_series((SELECT coalesce(max(position), 0) + 1 FROM event_store.events), ${size}) AS n`);
    await client.query('ANALYZE event_store.events');
  } finally {
    await client.end();
  }
}

/** In a process of its own, so that the memory is that of the ledger and nothing else. */
async function inProcess(task: LedgerTask): Promise<LedgerFigures> {
  const child = fork(new URL('./ledger-process.js', import.meta.url), [JSON.stringify(task)]);
  const failed = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the ledger's process ended with ${code}`)));
  const [figures] = (await Promise.race([once(child, 'message'), failed])) as [LedgerFigures];
  await failed.catch(() => undefined);
  return figures;
}

function report(stages: readonly LedgerFigures[]): ScenarioResult {
  const [first, last] = [stages[0]!, stages.at(-1)!];
  const flat = (what: string, small: number, large: number): Bar => ({
    what: `ledger: ${what}, ${whole(last.size)} against ${whole(first.size)} events`,
    wanted: `≥ ${FLAT} ×`,
    seen: times(large / small),
    met: large / small >= FLAT,
  });
  return {
    table: {
      title: 'the ledger of a growing store',
      head: [
        'events',
        'integrate events/s',
        'sign',
        'proof',
        'hashes in a proof',
        'bytes of a proof',
        'verify all events/s',
        'verify all',
        'memory while integrating',
        'memory at most',
      ],
      rows: stages.map((one) => [
        whole(one.size),
        whole(one.integrateRate),
        ms(one.signMs),
        ms(one.proofMs),
        String(one.proofHashes),
        whole(one.proofBytes),
        whole(one.verifyRate),
        `${one.verifySeconds.toFixed(1)} s`,
        megabytes(one.integratePeak),
        megabytes(one.memoryPeak),
      ]),
      notes: [
        'The events (about 700 bytes each) were written by a superuser in one statement, not appended; everything else goes through the same code as in the service, over one connection, batches flushed.',
        'Integrate: from the event store to leaves, tiles and position, committed. Sign: consistency, the root computed anew from the leaf hashes added since the last checkpoint, signature, file, commit.',
        'Proof: median of 200 over the whole tree, made from tiles in the database; its bytes are those of the `.tlog-proof` with its checkpoint. Verify all: every leaf, entry, tile and the signed root, from the stored bytes.',
        'Memory: resident set of a process that does nothing else.',
      ],
    },
    bars: [
      {
        what: `ledger: integrating, ${whole(last.size)} events`,
        wanted: `≥ ${whole(WANTED_RATE)}/s`,
        seen: `${whole(last.integrateRate)}/s`,
        met: last.integrateRate >= WANTED_RATE,
      },
      flat('integrating', first.integrateRate, last.integrateRate),
      flat('verifying', first.verifyRate, last.verifyRate),
    ],
    broken: stages.flatMap(({ size, wrong }) => (wrong ? [`ledger of ${size} events: ${wrong}`] : [])),
  };
}
