import { createHash } from 'node:crypto';
import { Transform, type Readable } from 'node:stream';

/** What was handed out of a table, as far as it went. */
export interface Taken {
  readonly rows: number;
  /** Bytes that were handed out. */
  readonly bytes: number;
  /** SHA-256 (hex) over these bytes. */
  readonly sha256: string;
}

/** Passes rows on and counts them. */
export class Counter {
  rows = 0;

  async *of<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const row of rows) {
      this.rows += 1;
      yield row;
    }
  }
}

export interface Endings {
  /** The last byte waits for it. */
  finished(taken: Taken): Promise<void>;
  /** The receiver is gone or the reading failed. */
  brokenOff(taken: Taken): Promise<void>;
}

/** The same bytes, of which it is told how they ended: as a whole, before the receiver sees the end, or not. */
export function told(file: Readable, counter: Counter, { finished, brokenOff }: Endings): Readable {
  const hash = createHash('sha256');
  let bytes = 0;
  let isOver = false;
  const taken = (): Taken => ({ rows: counter.rows, bytes, sha256: hash.copy().digest('hex') });
  const output = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
    flush(done) {
      isOver = true;
      finished(taken()).then(() => done(), done);
    },
    destroy(error, done) {
      file.destroy();
      if (isOver) return done(error);
      isOver = true;
      brokenOff(taken()).then(
        () => done(error),
        () => done(error),
      );
    },
  });
  file.once('error', (error) => output.destroy(error));
  return file.pipe(output);
}
