import { HttpException, Injectable } from '@nestjs/common';
import sharp from 'sharp';
import { DomainError } from '@liandong/event-sourcing';
import { reportErrors } from '../report.errors.js';

export const photographTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];
/** What a developed photograph is. */
export const DEVELOPED_TYPE = 'image/jpeg';
/** Pixels of a photograph that is read: a small file can claim to be endless. */
const MOST_PIXELS = 50_000_000;
/** Pixels of the longer side of a developed one: a page of print stays legible. */
const LONGEST_SIDE = 2_560;
const QUALITY = 85;
const MOST_SECONDS = 20;
/** How many may wait while one is developed. */
const MOST_WAITING = 8;

// Of the many formats of the library those three alone are read, from memory alone; nothing of what passed through is kept.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
sharp.cache(false);
sharp.concurrency(1);

/**
 * Makes photographs anew (显影) from what is to be seen in them: place, device, time, names and previews that a file carries beside the picture are left
 * behind, and so is whatever else it may hide. What the picture itself shows stays.
 */
@Injectable()
export class DarkRoom {
  private busy: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /**
   * Upright, at most 2,560 pixels long, JPEG; one after the other.
   *
   * @throws DomainError report.photograph-unreadable; HttpException 429: too many are waiting already
   */
  async develop(file: Uint8Array): Promise<Buffer> {
    if (this.waiting >= MOST_WAITING) throw new HttpException('too many photographs are being developed', 429);
    this.waiting += 1;
    const developed = this.busy.then(() => developedOf(file));
    this.busy = developed.catch(() => undefined);
    try {
      return await developed;
    } finally {
      this.waiting -= 1;
    }
  }
}

async function developedOf(file: Uint8Array): Promise<Buffer> {
  try {
    return await sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: false })
      .timeout({ seconds: MOST_SECONDS })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY })
      .toBuffer();
  } catch {
    // What the library says names parts of the file.
    throw new DomainError(reportErrors.photographUnreadable({ mediaTypes: photographTypes, mostPixels: MOST_PIXELS }));
  }
}
