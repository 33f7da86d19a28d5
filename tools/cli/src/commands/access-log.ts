import { Client } from '../client.js';
import { nameOf } from '../demo/progress.js';
import { type Output, tableOf } from '../output.js';
import type { Targets } from '../targets.js';

interface Access {
  readonly position: string;
  readonly kind: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
  readonly at: string;
  readonly what: string;
  readonly reason: string | null;
  readonly query: Readonly<Record<string, string>> | null;
}

interface AccessPage {
  readonly items: readonly Access[];
  readonly total: number;
}

/** Rows of one page: the most that the service gives. */
const PAGE = 200;

/** Who read a matter, revealed or asked to reveal what of it; the latest first. Asking is recorded, too. */
export async function accessLog(targets: Targets, matterId: string, output: Output): Promise<void> {
  const client = new Client(targets, { run: 'access-log', patienceMs: 10_000 });
  // By position: what is recorded while pages are read, their own reading among it, would shift them.
  const seen = new Map<string, Access>();
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const page = await client.read<AccessPage>(
      'mhk-auditor',
      'audit',
      `/matters/${encodeURIComponent(matterId)}/access-log?limit=${PAGE}&offset=${offset}`,
    );
    for (const access of page.items) seen.set(access.position, access);
    total = page.total;
  }
  const items = [...seen.values()];
  const rows = items.map(({ at, personId, organisationId, role, kind, what, reason, query }) => [
    at.replace('T', ' ').slice(0, 19),
    nameOf(personId),
    organisationId,
    role,
    kind,
    what,
    reason ?? (query ? JSON.stringify(query) : ''),
  ]);
  output.say(
    tableOf(['时间 at', '人员 person', '机构 organisation', '角色 role', '性质 kind', '内容 what', '理由、条件 reason, query'], rows),
  );
  output.data({ matterId, items });
}
