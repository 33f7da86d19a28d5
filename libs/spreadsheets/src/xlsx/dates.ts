/** Formats of the standard that show a date or a time; from 27 on those of Chinese, Japanese and Korean programs. */
const BUILT_IN: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether a number under this format is a moment. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.some(([from, to]) => id >= from && id <= to);
  // Without what is quoted, escaped, or a colour, a locale or a condition, only placeholders are left.
  return /[ymdhs]/i.test(
    code
      .replace(/"[^"]*"|\\.|_.|\*./g, '')
      .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
      .replace(/General/gi, ''),
  );
}

const DAY_MS = 86_400_000;
/** Day 0 such that the days after February 1900 come out right: Excel believes in a 29th. */
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);

/** `YYYY-MM-DD`, with `THH:MM:SS` where there is a time; undefined for what is no moment of the calendar. */
export function dateOfSerial(serial: number, from1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return undefined;
  const start = from1904 ? FROM_1904 : FROM_1900 + (serial < 60 ? DAY_MS : 0);
  const text = new Date(start + Math.round(serial * 86_400) * 1_000).toISOString();
  return text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : text.slice(0, 19);
}
