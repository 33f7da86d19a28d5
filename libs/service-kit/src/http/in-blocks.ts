import { Transform, type TransformCallback } from 'node:stream';

const BLOCK = 64 * 1024;

/** There is more than may be. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/**
 * Passes bytes on in blocks of 64 KiB, whatever pieces they came in: a piece of one byte takes hundreds to keep.
 */
export class InBlocks extends Transform {
  private block = Buffer.allocUnsafe(BLOCK);
  private filled = 0;
  private total = 0;

  /** @param most bytes altogether; the stream ends with `TooMuch` beyond */
  constructor(private readonly most: number) {
    super();
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.total += piece.length;
    if (this.total > this.most) return done(new TooMuch());
    for (let from = 0; from < piece.length;) {
      const copied = piece.copy(this.block, this.filled, from);
      from += copied;
      this.filled += copied;
      if (this.filled === BLOCK) this.passOn();
    }
    done();
  }

  override _flush(done: TransformCallback): void {
    this.passOn();
    done();
  }

  private passOn(): void {
    if (this.filled > 0) this.push(this.block.subarray(0, this.filled));
    this.block = Buffer.allocUnsafe(BLOCK);
    this.filled = 0;
  }
}
