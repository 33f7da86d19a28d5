import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Principal } from '@liandong/access';
import { TimelineEntry } from './timeline.entity.js';

/** A register whose entries are kept from whom they are about, whoever audits: of inquiring, interfering and pleading (打听说情登记, B4.6). */
export const KEPT_REGISTER = 'intervention';

/** The event that an entry begins with names who inquired or pleaded; other events of its matter name the persons whom the clue is about, and their units. */
const visible = (timeline: string, stream: string, matter: string) => `(split_part(${stream}, '-', 1) <> '${KEPT_REGISTER}' OR coalesce((
  SELECT f.data #>> '{by,personId}' IS DISTINCT FROM :keptReader AND NOT EXISTS (
    SELECT FROM ${timeline} u, jsonb_array_elements(CASE jsonb_typeof(u.data -> 'subjects') WHEN 'array' THEN u.data -> 'subjects' ELSE '[]' END) s
    WHERE u.matter_id = f.matter_id AND s ->> 'organisationId' <> f.data ->> 'organisationId'
      AND (s ->> 'organisationId' = :keptUnit OR starts_with(:keptUnit, (s ->> 'organisationId') || '.')))
  FROM ${timeline} f WHERE f.matter_id = ${matter} AND f.stream = ${stream} AND f.revision = 0), false))`;

const timelineOf = <T extends ObjectLiteral>(query: SelectQueryBuilder<T>) => query.connection.getMetadata(TimelineEntry).tablePath;
const readerOf = ({ personId, organisationId }: Principal) => ({ keptReader: personId, keptUnit: organisationId });

/**
 * Leaves out the entries that are about whoever reads, or about a clue on somebody of the unit that they belong to: they learn that there is none (B4.6). The unit
 * that keeps the register audits it all the same. An entry whose first event is not there is shown to nobody.
 *
 * @param stream column that holds the event's stream
 * @param matter column that holds its matter
 */
export function withoutKeptEntries<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  stream: string,
  matter: string,
  principal: Principal,
): SelectQueryBuilder<T> {
  return query.andWhere(visible(timelineOf(query), stream, matter), readerOf(principal));
}

/** The same for rows that tell which event somebody looked at. */
export function withoutLooksAtKeptEntries<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  eventId: string,
  matter: string,
  principal: Principal,
): SelectQueryBuilder<T> {
  const timeline = timelineOf(query);
  const seen = `SELECT ${visible(timeline, 'k.stream', 'k.matter_id')} FROM ${timeline} k WHERE k.matter_id = ${matter} AND k.event_id::text = ${eventId}`;
  return query.andWhere(`(${eventId} IS NULL OR coalesce((${seen}), true))`, readerOf(principal));
}
