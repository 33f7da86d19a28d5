/** Names of everything that one event store owns in a database and its cluster; all of them follow from the schema's name. */
export interface StoreNames {
  readonly schema: string;
  /** Owns schema and tables; nobody logs in as it. */
  readonly owner: string;
  /** The append function runs as it: it may insert and select events, nothing else; nobody logs in as it. */
  readonly writer: string;
  /** Group of the roles that may read: their own categories, or all. */
  readonly reader: string;
  /** Group of the roles that may append as well. */
  readonly service: string;
  /** Channel on which a commit tells its last position. */
  readonly channel: string;
}

export const DEFAULT_SCHEMA = 'event_store';

/** @throws TypeError unless the name is a plain lower-case identifier of at most 40 characters: it is written into SQL */
export function storeNames(schema = DEFAULT_SCHEMA): StoreNames {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(schema)) throw new TypeError(`not a schema name of an event store: ${JSON.stringify(schema)}`);
  return {
    schema,
    owner: `${schema}_owner`,
    writer: `${schema}_writer`,
    reader: `${schema}_reader`,
    service: `${schema}_service`,
    channel: `${schema}_appended`,
  };
}
