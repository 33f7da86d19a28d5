import { readFile } from 'node:fs/promises';
import { ED25519, newVerifier, type Verifier, type WitnessPolicy } from '@liandong/ledger';

/**
 * Reads which logs are watched: one verifier key per line; the origin is the key's name, or stands before the key with a space. Empty
 * lines and those that begin with # are passed over.
 *
 * @throws Error naming the line
 */
export function parseLogs(text: string): WitnessPolicy {
  const logs = new Map<string, Verifier[]>();
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.trim().split(/\s+/);
    if (words[0] === '' || words[0]!.startsWith('#')) continue;
    const vkey = words.at(-1)!;
    try {
      const verifier = newVerifier(vkey);
      if (verifier.type !== ED25519 || words.length > 2) throw new Error('it is not the key of a log');
      const origin = words.length === 2 ? words[0]! : verifier.name;
      logs.set(origin, [...(logs.get(origin) ?? []), verifier]);
    } catch (error) {
      throw new Error(`line ${index + 1} of the logs: ${(error as Error).message}`, { cause: error });
    }
  }
  if (logs.size === 0) throw new Error('no log is configured');
  return { logs };
}

export async function readLogs(file: string): Promise<WitnessPolicy> {
  return parseLogs(await readFile(file, 'utf8'));
}
