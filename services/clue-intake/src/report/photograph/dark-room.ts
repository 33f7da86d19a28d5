import { HttpException, Injectable } from '@nestjs/common';
import { DomainError } from '@liandong/event-sourcing';
import { reportErrors } from '../report.errors.js';
import { developed } from './developing.js';

export const photographTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];
/** What a developed photograph is. */
export const DEVELOPED_TYPE = 'image/jpeg';
/** How many may wait while one is developed. */
const MOST_WAITING = 8;

/**
 * Makes photographs anew (显影) from what is to be seen in them: place, device, time, names and previews that a file carries beside the picture are left
 * behind, and so is whatever else it may hide. What the picture itself shows stays. One after the other.
 */
@Injectable()
export class DarkRoom {
  private busy: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** @throws DomainError report.photograph-unreadable; HttpException 429: too many are waiting already */
  async develop(file: Uint8Array): Promise<Buffer> {
    if (this.waiting >= MOST_WAITING) throw new HttpException('too many photographs are being developed', 429);
    this.waiting += 1;
    const work = this.busy.then(() => developed(file));
    this.busy = work.catch(() => undefined);
    try {
      const picture = await work;
      if (picture) return picture;
    } finally {
      this.waiting -= 1;
    }
    throw new DomainError(reportErrors.photographUnreadable(photographTypes));
  }
}
