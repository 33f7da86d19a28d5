import { Client } from '../client.js';
import { timelineTable } from '../demo/tables.js';
import { readTimeline } from '../demo/timeline.js';
import type { Output } from '../output.js';
import type { Targets } from '../targets.js';

/** A matter across all services as it stood at a moment. */
export async function timeline(targets: Targets, matterId: string, at: string | undefined, output: Output): Promise<void> {
  const events = await readTimeline(new Client(targets, { run: 'timeline', patienceMs: 10_000 }), matterId, at ? { at } : {});
  output.say(timelineTable(events));
  output.data({ matterId, ...(at ? { at } : {}), events });
}
