import type { StoreNames } from './names.js';

/**
 * The one way in: a batch of appends, decided in order under the lock of the head row, so that position order is commit order.
 *
 * Per append come its stream (index into p_streams), the expected revision (-1 no stream, -2 any) and its number of events;
 * per event its append (index), id, type, schema version, data and metadata. Per append go out
 * - `positions`: > 0 position of its last event; 0 conflict; -1 foreign category; -2 an id is stored elsewhere or with another content
 * - `revisions`: revision of its last event, or of the stream on a conflict (-1 no stream)
 * and `previous`, the last position before this batch: an append at or before it had been stored earlier. `known` lists ids of the
 * batch that were stored before. A refused append leaves the others alone. The statement snapshots of READ COMMITTED matter:
 * what is read after the lock includes every earlier commit.
 *
 * The arrays are unnested side by side in select lists, which hand over row by row: in FROM, each would fill a buffer of its own
 * first, and a quarter of the time of a small append would go into that.
 */
export function appendFunction({ schema, service, channel }: StoreNames): string {
  return `
CREATE OR REPLACE FUNCTION ${schema}.append(
  p_streams text[], p_stream int[], p_expected bigint[], p_count int[],
  p_append int[], p_ids uuid[], p_types text[], p_versions smallint[], p_data json[], p_metadata json[],
  OUT previous bigint, OUT revisions bigint[], OUT positions bigint[], OUT known uuid[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  allowed text[];
  tips bigint[];          -- per stream: its last revision, -1 none, NULL foreign category
  revision_base bigint[]; -- per append that is stored: what to add to the event's place in the batch
  position_base bigint[];
  earlier record;
  next_position bigint;
  first int := 1;
  recorded timestamptz;
  stream int;
  events int;
BEGIN
  SELECT CASE WHEN current_setting('is_superuser') = 'off'
              THEN ARRAY(SELECT c.category FROM ${schema}.service_categories c WHERE c.role = session_user) END
    INTO allowed FROM ${schema}.head FOR UPDATE;

  SELECT coalesce((SELECT e.position FROM ${schema}.events e ORDER BY e.position DESC LIMIT 1), 0),
         ARRAY(SELECT CASE WHEN allowed IS NULL OR split_part(s.name, '-', 1) = ANY (allowed)
                           THEN coalesce((SELECT e.revision FROM ${schema}.events e WHERE e.stream = s.name ORDER BY e.revision DESC LIMIT 1), -1) END
                 FROM (SELECT unnest(p_streams) AS name) s),
         ARRAY(SELECT e.id FROM ${schema}.events e WHERE e.id = ANY (p_ids)),
         clock_timestamp()
    INTO previous, tips, known, recorded;

  IF cardinality(known) > 0 THEN
    FOR earlier IN SELECT * FROM ${schema}.find_earlier(p_streams, p_stream, p_expected, p_append, p_ids, p_types, p_versions, p_data, p_metadata) LOOP
      revisions[earlier.append] := earlier.revision;
      positions[earlier.append] := earlier.position;
    END LOOP;
  END IF;

  next_position := previous + 1;
  FOR i IN 1 .. cardinality(p_stream) LOOP
    stream := p_stream[i];
    events := p_count[i];
    revision_base[i] := NULL;
    position_base[i] := NULL;
    IF tips[stream] IS NULL THEN
      positions[i] := -1;
      revisions[i] := -1;
    ELSIF positions[i] IS NOT NULL THEN
      NULL; -- some of its ids are known: decided above
    ELSIF p_expected[i] = -2 OR p_expected[i] = tips[stream] THEN
      revision_base[i] := tips[stream] + 1 - first;
      position_base[i] := next_position - first;
      tips[stream] := tips[stream] + events;
      next_position := next_position + events;
      revisions[i] := tips[stream];
      positions[i] := next_position - 1;
    ELSE
      revisions[i] := tips[stream];
      positions[i] := 0;
    END IF;
    first := first + events;
  END LOOP;

  IF next_position > previous + 1 THEN
    INSERT INTO ${schema}.events (position, stream, revision, id, type, schema_version, data, metadata, recorded_at)
    SELECT position_base[e.append] + e.place, p_streams[p_stream[e.append]], revision_base[e.append] + e.place,
           e.id, e.type, e.version, e.data, e.metadata, recorded
      FROM (SELECT unnest(p_append) AS append, unnest(p_ids) AS id, unnest(p_types) AS type, unnest(p_versions) AS version,
                   unnest(p_data) AS data, unnest(p_metadata) AS metadata, generate_series(1, cardinality(p_ids)) AS place) e
     WHERE position_base[e.append] IS NOT NULL;
    PERFORM pg_notify('${channel}', (next_position - 1)::text);
  END IF;
END $$;
REVOKE ALL ON FUNCTION ${schema}.append FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ${schema}.append TO ${service};
${findEarlier(schema)}`;
}

/**
 * For each append of which an id is known: the place of its last event when all of it is stored where it would go, with the same
 * content, else position -2. Runs as its caller, the writer.
 */
function findEarlier(schema: string): string {
  return `
CREATE OR REPLACE FUNCTION ${schema}.find_earlier(
  p_streams text[], p_stream int[], p_expected bigint[],
  p_append int[], p_ids uuid[], p_types text[], p_versions smallint[], p_data json[], p_metadata json[])
RETURNS TABLE (append int, revision bigint, "position" bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT found.append, CASE WHEN found.same THEN found.revision ELSE -1 END, CASE WHEN found.same THEN found.position ELSE -2 END
    FROM (
      SELECT n.append, max(e.revision) AS revision, max(e.position) AS position, count(e.id) AS stored,
             count(e.id) = count(*)
             AND min(e.revision - n.place) = max(e.revision - n.place)
             AND (p_expected[n.append] = -2 OR p_expected[n.append] + 1 = min(e.revision))
             AND bool_and(e.stream = p_streams[p_stream[n.append]] AND e.type = n.type AND e.schema_version = n.version
                          AND e.data::text = n.data::text AND e.metadata::text = n.metadata::text) AS same
        FROM unnest(p_append, p_ids, p_types, p_versions, p_data, p_metadata) WITH ORDINALITY n(append, id, type, version, data, metadata, place)
        LEFT JOIN ${schema}.events e ON e.id = n.id
       GROUP BY n.append) found
   WHERE found.stored > 0
$$;
REVOKE ALL ON FUNCTION ${schema}.find_earlier FROM PUBLIC;
`;
}
