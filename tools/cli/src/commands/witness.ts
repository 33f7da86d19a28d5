import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureWitnessKey, parseLogs, Witness, WitnessStates } from '@liandong/witness';
import type { Output } from '../output.js';

export interface WitnessCommandOptions {
  readonly logs: string;
  readonly folder: string;
  readonly name: string;
  readonly port: string;
  readonly host: string;
}

/** Runs a witness (见证方): it cosigns a checkpoint only when that continues the last one it has seen. Ends with the process. */
export async function witness({ logs, folder, name, port, host }: WitnessCommandOptions, output: Output): Promise<void> {
  const cosigner = await ensureWitnessKey(join(folder, 'key'), name);
  const server = await new Witness({
    cosigner,
    policy: parseLogs(readFileSync(logs, 'utf8')),
    states: new WitnessStates(join(folder, 'state')),
  }).listen(Number(port), host);
  output.say(`见证方 / witness: http://${host}:${port}\n${cosigner.vkey}`);
  output.data({ url: `http://${host}:${port}`, key: cosigner.vkey });
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(() => resolve()));
  });
}
