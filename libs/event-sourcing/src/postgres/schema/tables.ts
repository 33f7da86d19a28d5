import type { StoreNames } from './names.js';

/**
 * Version 1 of the tables.
 *
 * `data` and `metadata` are json, not jsonb: json keeps the exact text that the writer sent (order and spelling of the
 * members, `\u0000`, any number), so its bytes can be hashed and compared for ever; jsonb would rewrite it. It is still
 * checked to be JSON, and `data ->> 'name'` works for whoever looks into a store by hand.
 *
 * Text is collated "C": names are compared as bytes, which is faster and does not change with the operating system's
 * locale data, which would silently corrupt an index.
 */
export function tables({ schema }: StoreNames): string {
  return `
CREATE TABLE ${schema}.events (
  position bigint NOT NULL CONSTRAINT events_position_key PRIMARY KEY CHECK (position > 0),
  stream text COLLATE "C" NOT NULL CHECK (stream <> ''),
  category text COLLATE "C" NOT NULL GENERATED ALWAYS AS (split_part(stream, '-', 1)) STORED,
  revision bigint NOT NULL CHECK (revision >= 0),
  id uuid NOT NULL CONSTRAINT events_id_key UNIQUE,
  type text COLLATE "C" NOT NULL CHECK (type <> ''),
  schema_version smallint NOT NULL CHECK (schema_version > 0),
  data json NOT NULL,
  metadata json NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  CONSTRAINT events_stream_revision_key UNIQUE (stream, revision)
);
COMMENT ON TABLE ${schema}.events IS 'Every event, for ever. Position order is commit order, without gaps. No row is ever changed or removed.';

-- Whoever holds this one row appends. It is only ever locked: an updated row would leave a dead version per commit, which
-- a long-running snapshot elsewhere (a backup) would keep from being removed. The last position is that of the last event.
CREATE TABLE ${schema}.head (single boolean PRIMARY KEY DEFAULT true CHECK (single));
INSERT INTO ${schema}.head DEFAULT VALUES;

CREATE TABLE ${schema}.service_roles (
  role name PRIMARY KEY,
  reads_all boolean NOT NULL
);
CREATE TABLE ${schema}.service_categories (
  role name NOT NULL REFERENCES ${schema}.service_roles ON DELETE CASCADE,
  category text COLLATE "C" NOT NULL,
  PRIMARY KEY (role, category)
);
COMMENT ON TABLE ${schema}.service_categories IS 'Which login role may append to and read which categories.';
`;
}
