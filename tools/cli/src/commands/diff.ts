import pc from 'picocolors';
import { Client } from '../client.js';
import { timelineTable } from '../demo/tables.js';
import { readTimeline, type TimelineEntry } from '../demo/timeline.js';
import { type Output, tableOf } from '../output.js';
import type { Targets } from '../targets.js';

interface FactChange {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly saidAfter: { readonly type: string; readonly revision: number };
}

interface StreamDiff {
  readonly stream: string;
  readonly revisions: { readonly from: number | null; readonly to: number };
  readonly events: number;
  readonly changes: readonly FactChange[];
}

interface MatterDiff {
  readonly matterId: string;
  readonly fromPosition: string | null;
  readonly toPosition: string;
  readonly events: readonly TimelineEntry[];
  readonly next?: string;
  readonly streams: readonly StreamDiff[];
}

interface DiffOptions {
  readonly from?: string;
  readonly to?: string;
}

/** Longest value that a table shows; `--json` has all of it. */
const SHOWN = 60;

/** What happened to a matter between two moments, and what changed in each of its streams by that. */
export async function diff(targets: Targets, matterId: string, { from, to }: DiffOptions, output: Output): Promise<void> {
  const client = new Client(targets, { run: 'diff', patienceMs: 10_000 });
  const query = new URLSearchParams({ ...(from ? { from } : {}), ...(to ? { to } : {}) });
  const { next, ...answer } = await client.read<MatterDiff>(
    'mhk-auditor',
    'audit',
    `/matters/${encodeURIComponent(matterId)}/diff?${query.toString()}`,
  );
  const rest = next ? await readTimeline(client, matterId, { at: answer.toPosition, from: next }) : [];
  const events = [...answer.events, ...rest];
  output.say(timelineTable(events));
  for (const { stream, revisions, events: count, changes } of answer.streams) {
    output.say(`\n${pc.bold(stream)}  修订 revision ${revisions.from ?? '—'} → ${revisions.to}  事件 events ${count}`);
    if (changes.length > 0) output.say(tableOf(['', '字段 field', '之前 before', '之后 after', '出自 said by'], changes.map(rowOf)));
  }
  output.data({ ...answer, events });
}

const signs = { add: '+', replace: '~', remove: '-' };

function rowOf({ op, path, before, after, saidAfter }: FactChange): readonly string[] {
  return [signs[op], path, shown(before), shown(after), `${saidAfter.type} @${saidAfter.revision}`];
}

function shown(value: unknown): string {
  const text = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
