import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { UNREADABLE } from './developing.js';

/** Pixels of a photograph that is read, and of each of its sides: a small file can claim to be endless. */
const MOST_PIXELS = 50_000_000;
const LONGEST_READ = 16_384;
/** Pixels of the longer side of a developed one: a page of print stays legible. */
const LONGEST_SIDE = 2_560;
const QUALITY = 85;

// Of the many formats of the library those three alone are read, from memory alone.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
sharp.concurrency(1);

/** Upright, at most 2,560 pixels long, on white, JPEG. */
async function develop(file: Buffer): Promise<Buffer> {
  const picture = sharp(file, { limitInputPixels: MOST_PIXELS });
  const { width, height } = await picture.metadata();
  if (Math.max(width, height) > LONGEST_READ) throw new RangeError('a side is too long');
  return picture
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .jpeg({ quality: QUALITY })
    .toBuffer();
}

/** The `main` of the process in which one photograph is developed: the file comes in, the picture goes out. What the library says of a file names parts of it, and goes nowhere. */
const developed = await develop(await buffer(process.stdin)).catch(() => undefined);
if (developed) process.stdout.write(developed);
else process.exitCode = UNREADABLE;
