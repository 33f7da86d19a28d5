import { DomainError } from '@liandong/event-sourcing';

/** A moment of the log: everything up to a global position, or everything recorded up to an instant. */
export type Moment = { readonly position: string } | { readonly recordedUntil: Date };

/** RFC 3339 with its zone; a time without one would mean another moment on every machine. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads `?at=`: a decimal position, or an RFC 3339 instant.
 *
 * @throws DomainError audit.moment-invalid, audit.moment-in-future
 */
export function parseMoment(text: string, now: Date): Moment {
  // 18 digits: all that a signed 64-bit number surely holds.
  if (/^\d{1,18}$/.test(text)) return { position: text };
  const instant = INSTANT.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(instant.getTime())) {
    throw new DomainError({
      code: 'audit.moment-invalid',
      kind: 'invalid',
      zh: '“at”应为全局位置(整数)或带时区的时刻(如 2026-01-31T08:00:00Z)',
      en: '“at” is a global position (a whole number) or an instant with its time zone (such as 2026-01-31T08:00:00Z)',
    });
  }
  if (instant > now) {
    throw new DomainError({ code: 'audit.moment-in-future', kind: 'invalid', zh: '不能查询将来的时刻', en: 'A moment in the future has no history yet' });
  }
  return { recordedUntil: instant };
}
