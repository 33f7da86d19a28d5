import { readFile, writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { startConfined } from './confinement.js';

/** Exit code: it is no photograph that can be read. */
export const UNREADABLE = 3;

/** How much one photograph may take: a picture of 50 million pixels takes up to about 300 MB and 3 s. */
export interface Allowance {
  /** Bytes of memory. */
  readonly memory: number;
  readonly seconds: number;
}

const ALLOWANCE: Allowance = { memory: 512 * 1024 * 1024, seconds: 8 };
const PAGE_BYTES = 4_096;
const LOOK_MS = 25;
const NICENESS = 10;
const PROCESS = join(import.meta.dirname, '../../../dist/report/photograph/develop.process.js');

/**
 * Develops a photograph in a process of its own, which is given neither settings nor keys of the service, and is ended when it takes more than its allowance:
 * what somebody unknown sends is decoded nowhere else.
 *
 * @returns undefined when it cannot be read, within the allowance
 * @throws Error the process could not do its work
 */
export async function developed(file: Uint8Array, { memory, seconds }: Allowance = ALLOWANCE): Promise<Buffer | undefined> {
  const child = startConfined([PROCESS], seconds);
  // Before anything else: without it, a process that cannot be started ends this one. Its streams are missing then, whatever their types say.
  const ending = new Promise<number | null>((resolve, reject) => void child.on('error', reject).on('close', resolve));
  const { pid } = child;
  const end = () => void child.kill('SIGKILL');
  const late = setTimeout(end, seconds * 1_000);
  const watch = setInterval(() => void residentBytes(pid).then((bytes) => bytes > memory && end()), LOOK_MS);
  const pieces: Buffer[] = [];
  try {
    if (pid !== undefined) {
      yieldTo(pid);
      child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
      // A process that has ended reads no more.
      child.stdin.on('error', () => undefined);
      child.stdin.end(file);
    }
    const code = await ending;
    if (code !== 0 && code !== null && code !== UNREADABLE) throw new Error(`photographs are not developed: exit code ${code}`);
    return code === 0 ? Buffer.concat(pieces) : undefined;
  } finally {
    clearTimeout(late);
    clearInterval(watch);
  }
}

/** The service goes first: for processor time, and when memory is short. */
function yieldTo(pid: number): void {
  try {
    setPriority(pid, NICENESS);
  } catch {
    // It has ended already.
  }
  writeFile(`/proc/${pid}/oom_score_adj`, '1000').catch(() => undefined);
}

/** 0 where the system does not tell. */
async function residentBytes(pid: number | undefined): Promise<number> {
  const [, resident] = (await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')).split(' ');
  return Number(resident ?? 0) * PAGE_BYTES;
}
