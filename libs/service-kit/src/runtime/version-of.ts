import { createHash } from 'node:crypto';

/**
 * The version of a read model that is made of named parts: it follows from what they are called, their versions and what else shapes the rows, so that
 * any change builds them anew. 31 bits, from 1: versions are an integer column.
 */
export function versionOf(parts: readonly { readonly name: string; readonly version: number }[], ...shape: readonly unknown[]): number {
  const names = parts.map(({ name, version }) => `${name}@${version}`).sort();
  const digest = createHash('sha256').update(JSON.stringify([...shape, ...names]));
  return (digest.digest().readUInt32BE() >>> 1) + 1;
}
