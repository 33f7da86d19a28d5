import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** Without a way to write a file or to start anything, as far as JavaScript goes. */
const PERMISSIONS = ['--permission', '--allow-addons', '--allow-fs-read=*'];
/** What the kernel holds native code to: no core of what it had in memory, no file of any length, so many seconds of the processor. */
const limits = (seconds: number) => `ulimit -c 0; ulimit -f 0; ulimit -t ${Math.ceil(seconds)}; exec "$@"`;
/** A world of its own, where the kernel lets an ordinary user make one: no network, and nothing to see of the processes outside, whoever they run as. */
const ALONE = ['unshare', '--user', '--net', '--ipc', '--'];
let alone: boolean | undefined;

/** Whether processes are kept from the others of the same user; asked of the kernel once. */
export function isAlone(): boolean {
  alone ??= spawnSync(ALONE[0]!, [...ALONE.slice(1), 'true'], { env: {}, stdio: 'ignore' }).status === 0;
  return alone;
}

/**
 * Starts a program of Node's with neither settings nor keys of the service, and with no open file but its three streams: for work on what somebody unknown
 * sent. On systems without a POSIX shell the limits are missing.
 */
export function startConfined(program: readonly string[], seconds: number): ChildProcessByStdio<Writable, Readable, null> {
  const command = [...(isAlone() ? ALONE : []), process.execPath, ...PERMISSIONS, ...program];
  const [file, args] =
    process.platform === 'win32'
      ? [process.execPath, [...PERMISSIONS, ...program]]
      : ['/bin/sh', ['-c', limits(seconds), 'sh', ...command]];
  return spawn(file, args, { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
}
