import type { Bench } from '../runner.js';
import { type System, tokenFor } from './system.js';

interface OperatorStatus {
  readonly projections: readonly { readonly position: string }[];
  readonly relay?: { readonly position: string };
}
interface LedgerStatus {
  readonly integrated: { readonly position: string };
}

const LONGEST_MS = 45 * 60_000;
const POLL_MS = 2_000;
/** Whose read models follow what is measured. */
const SERVICES = ['audit', 'clue-intake', 'joint-supervision', 'notification'];
/** Who hears of what others do. */
const LISTENERS = ['clue-intake', 'inspection-liaison', 'joint-supervision', 'case-trial', 'rectification', 'notification'];

type Ask = <T>(path: string, token: string) => Promise<T | undefined>;

/** Read models and ledger follow by themselves, through the same code as always; resolves when they are up to this position. */
export async function everybodyFollowed(bench: Bench, system: System, head: bigint): Promise<void> {
  const start = performance.now();
  const [operator, auditor] = [await tokenFor(system.url, 'ops'), await tokenFor(system.url, 'mhk-auditor')];
  await until(async () => {
    const ledger = await asking(system)<LedgerStatus>('audit/ledger', auditor);
    const statuses = await Promise.all(SERVICES.map((service) => asking(system)<OperatorStatus>(`${service}/ops/status`, operator)));
    if (!ledger || statuses.includes(undefined)) return false;
    const positions = [ledger.integrated.position, ...statuses.flatMap((status) => status!.projections.map(({ position }) => position))];
    return positions.every((position) => BigInt(position) >= head);
  });
  bench.progress(`   every read model and the ledger followed after another ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** Resolves once nothing is left to do: no service has a message to publish or to act on, and read models and ledger have followed what came of that. */
export async function everythingDone(bench: Bench, system: System): Promise<void> {
  const start = performance.now();
  const operator = await tokenFor(system.url, 'ops');
  const ask = asking(system);
  let before: bigint | undefined;
  await until(async () => {
    const head = await headOf(system);
    const [statuses, inboxes] = await Promise.all([
      Promise.all(LISTENERS.map((service) => ask<OperatorStatus>(`${service}/ops/status`, operator))),
      Promise.all(LISTENERS.map((service) => ask<{ readonly waiting: number }>(`${service}/ops/recovery`, operator))),
    ]);
    const published = statuses.every((status) => status && BigInt(status.relay?.position ?? head) >= head);
    const still = head === before;
    before = head;
    return still && published && inboxes.every((inbox) => inbox?.waiting === 0);
  });
  bench.progress(`   every message was acted on after another ${((performance.now() - start) / 1000).toFixed(1)} s`);
  await everybodyFollowed(bench, system, await headOf(system));
}

export async function headOf({ database }: System): Promise<bigint> {
  const { rows } = await database.query<{ head: string }>('SELECT max(position) AS head FROM event_store.events');
  return BigInt(rows[0]!.head);
}

const asking =
  ({ url }: System): Ask =>
  async <T>(path: string, token: string) => {
    const answer = await fetch(`${url}/api/${path}`, { headers: { authorization: `Bearer ${token}` } });
    return answer.ok ? ((await answer.json()) as T) : undefined;
  };

async function until(done: () => Promise<boolean>): Promise<void> {
  const start = performance.now();
  do {
    if (performance.now() - start > LONGEST_MS) throw new Error(`not everything had followed after ${LONGEST_MS / 60_000} minutes`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  } while (!(await done()));
}
