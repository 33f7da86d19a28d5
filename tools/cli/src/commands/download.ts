import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { ApiProblem, type Problem } from '../client.js';
import type { Output } from '../output.js';

/** Bytes between two lines of progress. */
const STEP = 1 << 20;

export interface Downloaded {
  readonly bytes: number;
  /** SHA-256 (hex) of the file. */
  readonly sha256: string;
}

/**
 * Takes a file as it comes. One that was not received to its end does not keep its name.
 *
 * @throws ApiProblem the service refused
 */
export async function download(url: string, token: string, path: string, output: Output): Promise<Downloaded> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok)
    throw new ApiProblem(`GET ${url}`, {
      code: 'no-problem-document',
      ...((await answer.json().catch(() => ({}))) as Partial<Problem>),
      status: answer.status,
    });
  let bytes = 0;
  const hash = createHash('sha256');
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (Math.floor((bytes + chunk.length) / STEP) > Math.floor(bytes / STEP))
        output.say(`${Math.floor((bytes + chunk.length) / STEP)} MiB …`);
      bytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const partial = `${path}.part`;
  try {
    await pipeline(Readable.fromWeb(answer.body as ReadableStream), counted, createWriteStream(partial));
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
  return { bytes, sha256: hash.digest('hex') };
}
