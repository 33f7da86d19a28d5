import { writeFile } from 'node:fs/promises';
import pg from 'pg';
import { parseCheckpoint, parseNote } from '@liandong/ledger';
import { Client, until } from './client.js';
import { oneTarget } from './targets.js';
import { liandongJson } from './testing/liandong.js';
import { type PlayedSystem, startPlayedSystem } from './testing/played-system.js';

interface Verified {
  readonly verdict: string;
  readonly checkedLeaves: number;
  readonly size: number;
  readonly consistentWith?: number;
  readonly storeChecked?: boolean;
  readonly problem?: { readonly code: string; readonly index?: number; readonly eventId?: string };
}

/** Whoever holds the key of the log and an old checkpoint finds what was altered since. */
describe('the ledger as it stands', () => {
  let system: PlayedSystem;
  let key: string;
  let older: string;

  beforeAll(async () => {
    system = await startPlayedSystem({ LEDGER_CHECKPOINT_SECONDS: 0.5 });
    const client = new Client(oneTarget(system.url), { run: 'live' });
    const size = () => client.read<{ key: string; published: { size: number } }>('mhk-auditor', 'audit', '/ledger');
    key = (await until('a checkpoint', size, ({ published }) => published.size > 50)).key;
    const token = await client.token('mhk-auditor');
    older = await (
      await fetch(`${system.url}/api/audit/checkpoint`, { headers: { authorization: `Bearer ${token.access_token}` } })
    ).text();
  }, 300_000);
  afterAll(() => system.close());

  const verify = async (...args: readonly string[]) => {
    const { code, body } = await liandongJson<Verified>('verify', ...args, '--url', system.url);
    return { code, ...body };
  };

  it('given the ledger as it stands, then all of it is recomputed, it continues an older checkpoint, and agrees with the event store', async () => {
    await writeFile(system.file('older.checkpoint'), older);
    const live = await verify('live', '--key', key, '--checkpoint', system.file('older.checkpoint'), '--event-store', system.databaseUrl);
    const { size } = parseCheckpoint(parseNote(older).text);
    expect(live).toMatchObject({ code: 0, verdict: 'right', consistentWith: size, storeChecked: true });
    expect([live.checkedLeaves, live.size >= size]).toEqual([live.size, true]);
    expect(await verify('live')).toMatchObject({ code: 3, verdict: 'consistent' });
    const changed = older.split('\n');
    changed[2] = Buffer.alloc(32, 7).toString('base64');
    await writeFile(system.file('older.checkpoint'), changed.join('\n'));
    expect(await verify('live', '--key', key, '--checkpoint', system.file('older.checkpoint'))).toMatchObject({
      code: 1,
      problem: { code: 'older-checkpoint.refused' },
    });
    expect(await verify('live', '--key', 'nobody+1+x')).toMatchObject({ code: 2, verdict: 'bad-input' });
  });

  // The last one: it alters what is stored.
  it('given an event or an entry that an administrator has altered, then the check names the first wrong leaf', async () => {
    const admin = new pg.Client({ connectionString: system.databaseUrl });
    await admin.connect();
    try {
      await admin.query('ALTER TABLE event_store.events DISABLE TRIGGER ALL');
      const { rows } = await admin.query<{ leaf_index: string; event_id: string; position: string }>(
        'SELECT leaf_index, event_id, position FROM audit.ledger_leaves WHERE leaf_index IN (20, 40) ORDER BY leaf_index',
      );
      const [first, second] = rows as [(typeof rows)[0], (typeof rows)[0]];
      await admin.query(`UPDATE event_store.events SET data = (data::text || ' ')::json WHERE position = $1`, [second.position]);
      expect(await verify('live', '--key', key, '--event-store', system.databaseUrl)).toMatchObject({
        code: 1,
        checkedLeaves: 40,
        problem: { code: 'store.differs', index: 40, eventId: second.event_id },
      });
      expect(await verify('live', '--key', key)).toMatchObject({ code: 0 });
      const edit = (index: string, from: string, to: string) =>
        admin.query(
          `UPDATE audit.ledger_leaves SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'), $2, $3), 'UTF8') WHERE leaf_index = $1`,
          [index, from, to],
        );
      await edit(second.leaf_index, '"dataHash":"', '"dataHash":"a');
      expect(await verify('live', '--key', key)).toMatchObject({
        code: 1,
        checkedLeaves: 40,
        problem: { code: 'leaf.malformed', index: 40 },
      });
      await edit(first.leaf_index, '"personId":"', '"personId":"x');
      expect(await verify('live', '--key', key)).toMatchObject({
        code: 1,
        verdict: 'wrong',
        checkedLeaves: 20,
        problem: { code: 'leaf.not-in-tile', index: 20, eventId: first.event_id },
      });
    } finally {
      await admin.end();
    }
  });
});
