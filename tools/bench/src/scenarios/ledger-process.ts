import { Integrator, LedgerSigner, LedgerStore, Scrubber, StateFile, ensureSigningKey } from '@liandong/audit/ledger';
import { postgresEventStore } from '@liandong/event-sourcing/postgres';
import { formatProof, inclusionProof } from '@liandong/ledger';
import pg from 'pg';
import { median } from '../load/statistics.js';

/** What the process is told, as JSON in its first argument. */
export interface LedgerTask {
  readonly url: string;
  readonly keyFile: string;
}

/** What it answers. Rates are events per second, times ms, memory bytes. */
export interface LedgerFigures {
  readonly size: number;
  readonly integrateRate: number;
  readonly signMs: number;
  readonly proofMs: number;
  readonly proofHashes: number;
  readonly proofBytes: number;
  readonly verifyRate: number;
  readonly verifySeconds: number;
  readonly integratePeak: number;
  readonly memoryPeak: number;
  readonly wrong?: string;
}

const PROOFS = 200;

async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly ms: number }> {
  const start = performance.now();
  const result = await work();
  return { result, ms: performance.now() - start };
}

async function integrateAll(integrator: Integrator, ledger: LedgerStore, head: bigint): Promise<void> {
  const abort = new AbortController();
  const following = integrator.follow(abort.signal);
  while ((await ledger.tree()).position < head) await new Promise((resolve) => setTimeout(resolve, 20));
  abort.abort();
  await following;
}

async function measure({ url, keyFile }: LedgerTask): Promise<LedgerFigures> {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const store = postgresEventStore({ connectionString: url });
  const ledger = new LedgerStore(pool);
  let memoryPeak = 0;
  const watch = setInterval(() => (memoryPeak = Math.max(memoryPeak, process.memoryUsage().rss)), 10);
  let wrong: string | undefined;
  const onFinding = async ({ kind }: { readonly kind: string }) => void (wrong = kind);
  const before = (await ledger.tree()).size;
  const head = await store.head();
  const integrated = await timed(() =>
    integrateAll(new Integrator({ store, pool, lease: { hold: async () => true }, isHalted: async () => false, onFinding }), ledger, head),
  );
  const integratePeak = memoryPeak;
  const { size } = await ledger.tree();
  const key = await ensureSigningKey(keyFile, 'bench.test/ledger');
  const signed = await timed(() =>
    new LedgerSigner({ pool, key, state: new StateFile(`${keyFile}.state`, key.name), everyEvents: 1, everySeconds: 1 }).attempt(),
  );
  if (signed.result.kind !== 'signed') wrong = `not signed: ${signed.result.kind}`;
  const { rows } = await pool.query<{ note: string; root: Buffer }>(
    'SELECT note, root FROM audit_signer.checkpoints ORDER BY size DESC LIMIT 1',
  );
  const proofs: { readonly ms: number; readonly hashes: number; readonly bytes: number }[] = [];
  for (let n = 0; n < PROOFS; n += 1) {
    const index = Math.floor((size * n) / PROOFS);
    const { result: proof, ms } = await timed(() => inclusionProof(index, size, ledger));
    proofs.push({ ms, hashes: proof.length, bytes: Buffer.byteLength(formatProof({ index, proof, checkpoint: rows[0]!.note })) });
  }
  const scrubber = new Scrubber({ store, pool, lastSigned: async () => ({ size, root: rows[0]!.root }), onFinding });
  const verified = await timed(() => scrubber.pass());
  clearInterval(watch);
  await store.close();
  await pool.end();
  return {
    size,
    integrateRate: ((size - before) / integrated.ms) * 1_000,
    signMs: signed.ms,
    proofMs: median(proofs.map(({ ms }) => ms)),
    proofHashes: Math.max(...proofs.map(({ hashes }) => hashes)),
    proofBytes: Math.max(...proofs.map(({ bytes }) => bytes)),
    verifyRate: (size / verified.ms) * 1_000,
    verifySeconds: verified.ms / 1_000,
    integratePeak,
    memoryPeak,
    ...(wrong ? { wrong } : {}),
  };
}

process.send!(await measure(JSON.parse(process.argv[2]!) as LedgerTask));
process.disconnect();
