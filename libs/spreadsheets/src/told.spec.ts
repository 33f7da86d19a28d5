import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Counter, type Taken, told } from './told.js';

async function* lines(count: number) {
  for (let line = 0; line < count; line += 1) yield await Promise.resolve(`${line}\n`);
}

/** A file of lines of which it is noted how it ended. */
function ofLines(count: number, fail?: Error) {
  const ended: (readonly [string, Taken])[] = [];
  const counter = new Counter();
  const file = told(Readable.from(counter.of(lines(count)), { objectMode: false }), counter, {
    finished: async (taken) => {
      await Promise.resolve();
      if (fail) throw fail;
      ended.push(['finished', taken]);
    },
    brokenOff: async (taken) => void (await Promise.resolve(ended.push(['broken off', taken]))),
  });
  return { file, ended };
}

describe('a file of which it is told how it ended', () => {
  it('given a receiver that reads it all, then rows, bytes and digest are told before it sees the end', async () => {
    const { file, ended } = ofLines(1_000);
    const bytes = await buffer(file);
    expect(ended).toEqual([['finished', { rows: 1_000, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }]]);
  });

  it('given a receiver that goes away, then it is told how much was read by then', async () => {
    const { file, ended } = ofLines(100_000);
    for await (const _piece of file) break;
    expect(ended).toMatchObject([['broken off', {}]]);
    expect(ended[0]![1].rows).toBeLessThan(100_000);
  });

  it('given an end that cannot be recorded, then the receiver gets an error instead of the end', async () => {
    const { file, ended } = ofLines(10, new Error('the store is away'));
    await expect(buffer(file)).rejects.toThrow('the store is away');
    expect(ended).toEqual([]);
  });
});
