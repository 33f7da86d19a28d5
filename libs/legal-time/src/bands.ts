import type { Band } from './warning-lines.js';

/** Warning bands (预警) of a limit, as versioned data per organisation (B1.23). */
export interface WarningBands {
  readonly version: string;
  /** Days before the due moment from which yellow holds; red holds from the due moment on. */
  readonly yellowDaysBefore: number;
}

const DAY_MS = 86_400_000;

/** 奎屯's practice: yellow three days before the end. */
export const defaultBands: WarningBands = { version: '1', yellowDaysBefore: 3 };

/** B1.23: the colour of a running limit at a moment. */
export function warningBand(dueAt: string, at: string, bands: WarningBands = defaultBands): Band {
  const left = Date.parse(dueAt) - Date.parse(at);
  if (left < 0) return 'red';
  return left <= bands.yellowDaysBefore * DAY_MS ? 'yellow' : 'blue';
}

/** The last moment of yellow for whoever looks at that one: what is due until then is yellow or red. In UTC. */
export function yellowUntil(at: string, { yellowDaysBefore }: WarningBands = defaultBands): string {
  return new Date(Date.parse(at) + yellowDaysBefore * DAY_MS).toISOString();
}
