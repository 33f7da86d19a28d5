import { mkdtemp, open, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { median } from './load/statistics.js';

/** What the figures were measured on. */
export interface Machine {
  readonly cores: number;
  readonly cpu: string;
  readonly memoryGiB: number;
  readonly kernel: string;
  readonly node: string;
  /** Of a flushed 8 KiB write into a file that has its full size already, as the server's log has, in ms. */
  readonly flushMs: number;
  /** Processes that waited for a core in the minute before the run. */
  readonly load: number;
}

export async function describeMachine(): Promise<Machine> {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    flushMs: await flushTime(),
    load: loadavg()[0]!,
  };
}

const PAGES = 400;

/** What a commit costs at least on this disk. */
async function flushTime(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'liandong-bench-'));
  const file = await open(join(folder, 'flush'), 'w');
  const page = Buffer.alloc(8192, 1);
  const times: number[] = [];
  await file.write(Buffer.alloc(PAGES * page.length));
  await file.sync();
  for (let index = 0; index < PAGES; index += 1) {
    const start = performance.now();
    await file.write(page, 0, page.length, index * page.length);
    await file.datasync();
    times.push(performance.now() - start);
  }
  await file.close();
  await rm(folder, { recursive: true });
  return median(times);
}
