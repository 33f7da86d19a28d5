import pg from 'pg';
import { type KeptSystem, startTestSystem, type TestSystem } from '@liandong/standalone/testing';
import type { PlayedStory } from '../demo/play.js';
import { liandong } from './liandong.js';

export interface PlayedSystem extends TestSystem {
  readonly stories: readonly PlayedStory[];
}
interface Played extends KeptSystem {
  readonly stories: readonly PlayedStory[];
}

/** Any number, the same in every process of the test run. */
const LOCK = 20_200_611;

/** The whole system with both stories in it. They are played once in a test run; everybody gets a copy of their own. */
export async function startPlayedSystem(settings: Readonly<Record<string, string | number>> = {}): Promise<PlayedSystem> {
  const played = await once();
  return Object.assign(await startTestSystem(settings, played), { stories: played.stories });
}

/** Whoever comes first plays; the others wait for it. */
async function once(): Promise<Played> {
  const client = new pg.Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${LOCK})`);
    await client.query('CREATE TABLE IF NOT EXISTS played_systems (played jsonb NOT NULL)');
    const { rows } = await client.query<{ played: Played }>('SELECT played FROM played_systems');
    if (rows[0]) return rows[0].played;
    const played = await play();
    await client.query('INSERT INTO played_systems VALUES ($1)', [JSON.stringify(played)]);
    return played;
  } finally {
    await client.end();
  }
}

async function play(): Promise<Played> {
  const system = await startTestSystem();
  const { code, out, err } = await liandong('demo', '--json', '--url', system.url);
  if (code !== 0) throw new Error(`the stories were not played: ${err || out}`);
  const { stories } = JSON.parse(out) as { readonly stories: readonly PlayedStory[] };
  return { ...(await system.keep()), stories };
}
