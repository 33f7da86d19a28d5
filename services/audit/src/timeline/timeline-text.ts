import type { QueryConfig } from 'pg';
import type { SelectQueryBuilder } from 'typeorm';
import type { TimelineEntry } from './timeline.entity.js';

/** Some of a matter's events, each as the JSON text of its entry. */
export interface TimelineText {
  readonly events: readonly string[];
  /** Position to go on after; absent when this was the end. */
  readonly next?: string;
}

/** A column as the database writes it: `text` is to be quoted, `json` is JSON already, `instant` a time without its zone, which is UTC. */
const forms = {
  position: 'text',
  matterId: 'text',
  eventId: 'text',
  stream: 'text',
  category: 'text',
  revision: 'json',
  type: 'text',
  schemaVersion: 'json',
  occurredAt: 'instant',
  recordedAt: 'instant',
  personId: 'text',
  organisationId: 'text',
  role: 'text',
  causationId: 'text',
  rules: 'json',
  data: 'json',
} as const satisfies Record<keyof TimelineEntry, 'text' | 'json' | 'instant'>;

const columns = Object.entries(forms) as [keyof TimelineEntry, (typeof forms)[keyof TimelineEntry]][];

/** Every value stays the text that the server sent. */
const untouched = { getTypeParser: () => (value: string) => value };

/** A row as the server sends it. */
export type TextRow = Readonly<Record<keyof TimelineEntry, string>>;

/** The query for `textOf`: what is JSON in the database is neither parsed nor written again here. */
export function asTexts(query: SelectQueryBuilder<TimelineEntry>): QueryConfig {
  const selected = columns.reduce(
    (all, [column, form]) => all.addSelect(form === 'instant' ? `t.${column} AT TIME ZONE 'UTC'` : `t.${column}`, column),
    query.select([]),
  );
  const [text, values] = selected.getQueryAndParameters();
  return { text, values, types: untouched };
}

/** One row of `asTexts` as JSON: the same text, but for spaces within rules and data, as JSON.stringify makes of the entry. */
export function textOf(row: TextRow): string {
  let text = '';
  for (const [name, form] of columns) text += `${text === '' ? '{' : ','}"${name}":${written[form](row[name])}`;
  return `${text}}`;
}

/** All that JSON escapes, and more: control characters and halves of characters. */
const TO_ESCAPE = /["\\\p{Cc}\p{Cs}]/u;
/** As PostgreSQL writes a timestamp of a year with four digits. */
const TIMESTAMP = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?$/;

const written = {
  text: (value: string) => (TO_ESCAPE.test(value) ? JSON.stringify(value) : `"${value}"`),
  json: (value: string) => value,
  instant: (value: string) => {
    const [, date, time, fraction = ''] = TIMESTAMP.exec(value) ?? [];
    return date === undefined
      ? JSON.stringify(new Date(`${value.replace(' ', 'T')}Z`))
      : `"${date}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}Z"`;
  },
};

/**
 * An object with the events and where they go on among its members; the others stand before and after them. Event by event to bytes: one
 * string of them all would be copied and encoded at several times the cost.
 */
export function answerOf(before: object, { events, next }: TimelineText, after: object = {}): Buffer {
  const head = membersOf(before);
  const tail = [membersOf(next === undefined ? {} : { next }), membersOf(after)]
    .filter((members) => members !== '')
    .map((members) => `,${members}`);
  return Buffer.concat([
    Buffer.from(`{${head === '' ? '' : `${head},`}"events":[`),
    ...events.map((text, n) => Buffer.from(n === 0 ? text : `,${text}`)),
    Buffer.from(`]${tail.join('')}}`),
  ]);
}

/** An object that is not empty, and one more member, whose JSON is at hand. */
export function withMember(object: object, name: string, json: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`{${membersOf(object)},${JSON.stringify(name)}:`), json, Buffer.from('}')]);
}

const membersOf = (object: object): string => JSON.stringify(object).slice(1, -1);
