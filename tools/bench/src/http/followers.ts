import type { Bench } from '../runner.js';
import { type System, tokenFor } from './system.js';

interface OperatorStatus {
  readonly projections: readonly { readonly position: string }[];
}
interface LedgerStatus {
  readonly integrated: { readonly position: string };
}

const LONGEST_MS = 45 * 60_000;
/** Whose read models follow what is measured. */
const SERVICES = ['audit', 'clue-intake', 'joint-supervision', 'notification'];

/** Read models and ledger follow by themselves, through the same code as always; resolves when they are up to this position. */
export async function everybodyFollowed(bench: Bench, { url }: System, head: bigint): Promise<void> {
  const start = performance.now();
  const [operator, auditor] = [await tokenFor(url, 'ops'), await tokenFor(url, 'mhk-auditor')];
  const ask = async <T>(path: string, token: string): Promise<T | undefined> => {
    const answer = await fetch(`${url}/api/${path}`, { headers: { authorization: `Bearer ${token}` } });
    return answer.ok ? ((await answer.json()) as T) : undefined;
  };
  for (let behind = head; behind > 0n;) {
    if (performance.now() - start > LONGEST_MS) throw new Error(`read models or ledger were still ${behind} positions behind`);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const ledger = await ask<LedgerStatus>('audit/ledger', auditor);
    const statuses = await Promise.all(SERVICES.map((service) => ask<OperatorStatus>(`${service}/ops/status`, operator)));
    if (!ledger || statuses.includes(undefined)) continue;
    const positions = [ledger.integrated.position, ...statuses.flatMap((status) => status!.projections.map(({ position }) => position))];
    behind = positions.map((position) => head - BigInt(position)).reduce((most, one) => (one > most ? one : most), 0n);
  }
  bench.progress(`   every read model and the ledger followed after another ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
