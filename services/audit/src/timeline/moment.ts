import { DomainError } from '@liandong/event-sourcing';

/** A moment of the log: everything up to a global position, or everything recorded up to an instant. */
export type Moment = { readonly position: string } | { readonly recordedUntil: Date };

/** RFC 3339 with its zone; a time without one would mean another moment on every machine. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads a moment out of the address (`?at=`, `?from=`, `?to=`): a decimal position, or an RFC 3339 instant.
 *
 * @throws DomainError audit.moment-invalid, audit.moment-in-future; its details name the parameter
 */
export function parseMoment(text: string, now: Date, parameter = 'at'): Moment {
  // 18 digits: all that a signed 64-bit number surely holds.
  if (/^\d{1,18}$/.test(text)) return { position: text };
  const instant = INSTANT.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(instant.getTime())) {
    throw new DomainError({
      code: 'audit.moment-invalid',
      kind: 'invalid',
      zh: `“${parameter}”应为全局位置(整数)或带时区的时刻(如 2026-01-31T08:00:00Z)`,
      en: `“${parameter}” is a global position (a whole number) or an instant with its time zone (such as 2026-01-31T08:00:00Z)`,
      details: { parameter },
    });
  }
  if (instant > now) {
    throw new DomainError({
      code: 'audit.moment-in-future',
      kind: 'invalid',
      zh: '不能查询将来的时刻',
      en: 'A moment in the future has no history yet',
      details: { parameter },
    });
  }
  return { recordedUntil: instant };
}

/** Refuses a stretch of time that ends before it begins. Moments of different kinds are compared by what the matter had by then. */
export function ensureInOrder(from: Moment, to: Moment, fromPosition: string, toPosition: string): void {
  const reversed =
    'position' in from && 'position' in to
      ? BigInt(from.position) > BigInt(to.position)
      : 'recordedUntil' in from && 'recordedUntil' in to
        ? from.recordedUntil > to.recordedUntil
        : BigInt(fromPosition) > BigInt(toPosition);
  if (reversed)
    throw new DomainError({
      code: 'audit.moments-reversed',
      kind: 'invalid',
      zh: '“from”不能晚于“to”',
      en: '“from” must not come after “to”',
    });
}
