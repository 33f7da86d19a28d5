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
  position: 'text', matterId: 'text', eventId: 'text', stream: 'text', category: 'text', revision: 'json', type: 'text', schemaVersion: 'json', occurredAt: 'instant', recordedAt: 'instant',
  personId: 'text', organisationId: 'text', role: 'text', causationId: 'text', rules: 'json', data: 'json',
} as const satisfies Record<keyof TimelineEntry, 'text' | 'json' | 'instant'>;

const columns = Object.entries(forms) as [keyof TimelineEntry, (typeof forms)[keyof TimelineEntry]][];

/** Every value stays the text that the server sent. */
const untouched = { getTypeParser: () => (value: string) => value };

/** A row as the server sends it. */
export type TextRow = Readonly<Record<keyof TimelineEntry, string>>;

/** The query for `textOf`: what is JSON in the database is neither parsed nor written again here. */
export function asTexts(query: SelectQueryBuilder<TimelineEntry>): QueryConfig {
  const selected = columns.reduce((all, [column, form]) => all.addSelect(form === 'instant' ? `t.${column} AT TIME ZONE 'UTC'` : `t.${column}`, column), query.select([]));
  const [text, values] = selected.getQueryAndParameters();
  return { text, values, types: untouched };
}

/** One row of `asTexts` as JSON: the same text, but for spaces within rules and data, as JSON.stringify makes of the entry. */
export function textOf(row: TextRow): string {
  let text = '';
  for (let n = 0; n < columns.length; n += 1) {
    const [name, form] = columns[n]!;
    text += `${n === 0 ? '{' : ','}"${name}":${written[form](row[name])}`;
  }
  return `${text}}`;
}

const written = {
  text: (value: string) => JSON.stringify(value),
  json: (value: string) => value,
  instant: (value: string) => `"${new Date(`${value.replace(' ', 'T')}Z`).toISOString()}"`,
};

/** An object with the events and where they go on among its members; the others stand before and after them. */
export function answerOf(before: object, { events, next }: TimelineText, after: object = {}): string {
  return join([membersOf(before), `"events":[${events.join(',')}]`, membersOf(next === undefined ? {} : { next }), membersOf(after)]);
}

/** An object of one more member, whose JSON is at hand. */
export function withMember(object: object, name: string, json: string): string {
  return join([membersOf(object), `${JSON.stringify(name)}:${json}`]);
}

const membersOf = (object: object): string => JSON.stringify(object).slice(1, -1);
const join = (members: readonly string[]): string => `{${members.filter((text) => text !== '').join(',')}}`;
