import { delay } from '@liandong/event-sourcing';
import { Client } from 'pg';

/** How long a start waits for its database, in ms: longer than a database takes to start beside it, shorter than an operator's patience. */
const PATIENCE_MS = 60_000;

/** Between two attempts, in ms. */
const PAUSE_MS = 1_000;

/** SQLSTATEs that no waiting mends: refused role, wrong password, no such database. */
const FINAL = new Set(['28000', '28P01', '3D000']);

/** A database that the process needs to start does not answer. The message names the variable and the server, never the password. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  constructor(variable: string, url: string, cause: unknown) {
    const { host, pathname, username } = new URL(url);
    super(
      `数据库连不上 / the database cannot be reached: ${variable} → ${decodeURIComponent(username)}@${host}${pathname}: ${why(cause)}`,
      { cause },
    );
  }
}

/**
 * Waits until the database behind a connection string takes a connection; says once on stderr that it waits.
 *
 * @param variable the setting that holds the connection string
 * @param patience ms
 * @throws DatabaseUnavailable after `patience`, and at once when waiting would not help
 */
export async function awaitDatabase(variable: string, url: string, patience = PATIENCE_MS): Promise<void> {
  const until = Date.now() + patience;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await connectOnce(url);
    } catch (error) {
      const unavailable = new DatabaseUnavailable(variable, url, error);
      if (FINAL.has(codeOf(error) ?? '') || Date.now() + PAUSE_MS > until) throw unavailable;
      if (attempt === 1) process.stderr.write(`${unavailable.message};等待中 / waiting\n`);
      await delay(PAUSE_MS);
    }
  }
}

async function connectOnce(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, application_name: 'liandong-start' });
  // A server that goes away between the two calls must not end the process.
  client.on('error', () => undefined);
  await client.connect();
  await client.end();
}

/** A refused connection to several addresses has a code and no message. */
function why(error: unknown): string {
  const { message = '' } = error as { readonly message?: string };
  const code = codeOf(error) ?? '';
  return message.includes(code) ? message : `${code} ${message}`.trim();
}

function codeOf(error: unknown): string | undefined {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
