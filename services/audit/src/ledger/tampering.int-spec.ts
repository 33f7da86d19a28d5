import { randomUUID } from 'node:crypto';
import type { Difference } from './store/finding.js';
import { LedgerUnderTest } from './testing/ledger.fixtures.js';

const COLUMNS = 'position, stream, revision, id, type, schema_version, data, metadata, recorded_at';
/** Leaf that is tampered with; the leaf of position p has the index p - 1. */
const AT = 130;
const P = AT + 1;

describe('the ledger against somebody who may do anything to the database', () => {
  let ledger: LedgerUnderTest;
  beforeAll(async () => {
    ledger = await LedgerUnderTest.start();
    await ledger.admin.query('ALTER TABLE event_store.events DISABLE TRIGGER ALL');
    await ledger.grow(600);
    expect(await ledger.signer().attempt()).toEqual({ kind: 'signed', size: 600 });
  });
  afterAll(() => ledger.close());

  const run = async (...statements: string[]) => {
    for (const statement of statements) await ledger.admin.query(statement);
  };
  const keep = () =>
    run(
      'CREATE SCHEMA IF NOT EXISTS kept',
      'DROP TABLE IF EXISTS kept.events, kept.leaves, kept.tiles',
      `CREATE TABLE kept.events AS SELECT ${COLUMNS} FROM event_store.events`,
      'CREATE TABLE kept.leaves AS TABLE audit.ledger_leaves',
      'CREATE TABLE kept.tiles AS TABLE audit.ledger_tiles',
    );
  const putBack = () =>
    run(
      'DELETE FROM event_store.events',
      `INSERT INTO event_store.events (${COLUMNS}) SELECT * FROM kept.events`,
      'DELETE FROM audit.ledger_leaves',
      'INSERT INTO audit.ledger_leaves SELECT * FROM kept.leaves',
      'DELETE FROM audit.ledger_tiles',
      'INSERT INTO audit.ledger_tiles SELECT * FROM kept.tiles',
    );
  const idAt = async (position: number) =>
    (await ledger.admin.query<{ id: string }>('SELECT id FROM kept.events WHERE position = $1', [position])).rows[0]!.id;
  const update = (set: string, position = P) => `UPDATE event_store.events SET ${set} WHERE position = ${position}`;
  const shift = (from: number, by: number) => [
    `UPDATE event_store.events SET position = position + 1000000 WHERE position >= ${from}`,
    `UPDATE event_store.events SET position = position - 1000000 + ${by} WHERE position >= 1000000`,
  ];
  const insertAt = (position: number) =>
    `INSERT INTO event_store.events (${COLUMNS}) SELECT ${position}, 'clue-forged', 0, '${randomUUID()}', type, 1, data, metadata, recorded_at FROM event_store.events WHERE position = 1`;

  const kinds: [name: string, statements: () => string[], expected: Partial<Difference>][] = [
    [
      'one byte of a payload',
      () => [update(`data = replace(data::text, '养老', '养志')::json`)],
      { kind: 'event-changed', details: { differs: ['dataHash'] } },
    ],
    [
      'a space in a payload',
      () => [update(`data = (data::text || ' ')::json`)],
      { kind: 'event-changed', details: { differs: ['dataHash'] } },
    ],
    [
      'who acted, in the metadata',
      () => [update(`metadata = replace(metadata::text, 'mhk-intake', 'mhk-forger')::json`)],
      { kind: 'event-changed', details: { differs: ['actor', 'metadataHash'] } },
    ],
    [
      'a part of the metadata that the leaf does not repeat',
      () => [update(`metadata = replace(metadata::text, '"commandDigest":"00"', '"commandDigest":"01"')::json`)],
      { kind: 'event-changed', details: { differs: ['metadataHash'] } },
    ],
    [
      'the time of recording',
      () => [update(`recorded_at = recorded_at - interval '1 day'`)],
      { kind: 'event-changed', details: { differs: ['recordedAt'] } },
    ],
    ['metadata that is none any more', () => [update(`metadata = '{}'`)], { kind: 'event-changed', details: { differs: ['envelope'] } }],
    ['a deleted row', () => [`DELETE FROM event_store.events WHERE position = ${P}`], { kind: 'event-deleted' }],
    [
      'a deleted row, the later ones moved up',
      () => [`DELETE FROM event_store.events WHERE position = ${P}`, ...shift(P + 1, -1)],
      { kind: 'event-deleted' },
    ],
    ['an inserted row, the later ones moved down', () => [...shift(P, 1), insertAt(P)], { kind: 'event-inserted' }],
    [
      'two rows that changed places',
      () => [update('position = 1000000'), update(`position = ${P}`, P + 40), update(`position = ${P + 40}`, 1_000_000)],
      { kind: 'events-swapped' },
    ],
    ['another event in its place', () => [`DELETE FROM event_store.events WHERE position = ${P}`, insertAt(P)], { kind: 'event-replaced' }],
    ['an older copy of the events', () => [`DELETE FROM event_store.events WHERE position >= ${P}`], { kind: 'store-behind' }],
    [
      'an edited tile',
      () => [
        `UPDATE audit.ledger_tiles SET hashes = set_byte(hashes, ${AT * 32 + 5}, get_byte(hashes, ${AT * 32 + 5}) # 1) WHERE level = 0 AND tile_index = 0`,
      ],
      { kind: 'tile-edited', details: { level: 0, tile: 0, hash: AT } },
    ],
    [
      'an edited entry',
      () => [
        `UPDATE audit.ledger_leaves SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'mhk-intake', 'mhk-forger'), 'UTF8') WHERE leaf_index = ${AT}`,
      ],
      { kind: 'entry-edited', details: { differs: ['actor'] } },
    ],
    [
      'event and entry, both edited',
      () => [
        update(`metadata = replace(metadata::text, 'mhk-intake', 'mhk-forger')::json`),
        `UPDATE audit.ledger_leaves l SET leaf = convert_to(replace(replace(convert_from(leaf, 'UTF8'), 'mhk-intake', 'mhk-forger'), o.old, o.new), 'UTF8')
       FROM (SELECT encode(sha256(convert_to(k.metadata::text, 'UTF8')), 'hex') AS old, encode(sha256(convert_to(e.metadata::text, 'UTF8')), 'hex') AS new FROM kept.events k JOIN event_store.events e USING (position) WHERE position = ${P}) o
       WHERE l.leaf_index = ${AT}`,
      ],
      { kind: 'tile-edited', details: { level: 0, tile: 0, hash: AT } },
    ],
  ];

  it.each(kinds)(
    'given %s, then it is found and named, nothing is signed, nobody is told that all is well; put back and checked again, an operator clears it with a reason',
    async (_name, statements, expected) => {
      await keep();
      const eventId = await idAt(P);
      await run(...statements());
      const found = await ledger.runtime.scrubber.pass();
      expect(found).toMatchObject({ leafIndex: AT, eventId, position: BigInt(P), ...expected });
      const { status, reasons } = await ledger.ready();
      expect({ status, reasons }).toMatchObject({
        status: 503,
        // What reads on may have met the same thing at the end of the log meanwhile.
        reasons: expect.arrayContaining([
          expect.stringMatching(new RegExp(`^账本:.+ / ledger: .+leaf ${AT}, event ${eventId}`)),
        ]) as unknown,
      });
      expect(await ledger.signer().attempt()).toEqual({ kind: 'refused', code: 'open-findings' });

      const clear = () =>
        ledger.server.send('ops', 'POST', '/api/audit/ops/ledger/clearance', { reason: '已从备份恢复 / restored from a backup' });
      expect(await clear()).toMatchObject({ status: 409, body: { code: 'ledger.not-clean' } });
      await putBack();
      expect(await clear()).toMatchObject({ status: 409 });
      expect(await ledger.signer().attempt()).toMatchObject({ kind: 'refused' });
      expect(await ledger.runtime.scrubber.pass()).toBeUndefined();
      expect(await clear()).toMatchObject({ status: 200, body: { cleared: { refusal: 'open-findings' } } });
      expect(await ledger.ready()).toEqual({ status: 200, reasons: [] });
      // The clearance is an event, too: the next leaf.
      await ledger.grow(0);
      expect(await ledger.signer().attempt()).toMatchObject({ kind: 'signed' });
    },
  );

  it('given tiles above the leaves that were edited, then the leaf they begin with is named', async () => {
    await keep();
    await run('UPDATE audit.ledger_tiles SET hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1) WHERE level = 1 AND tile_index = 0');
    expect(await ledger.runtime.scrubber.pass()).toMatchObject({
      kind: 'tile-edited',
      leafIndex: 256,
      details: { level: 1, tile: 0, hash: 1 },
    });
    await putBack();
  });

  it('given an event store, entries and tiles that were all rewritten alike, then the signed checkpoint gives it away', async () => {
    const { size } = (await ledger.runtime.checkpoints.newest())!;
    await run(
      'UPDATE event_store.events SET data = $$ {"title":"x"} $$ WHERE position = 7',
      'TRUNCATE audit.ledger_leaves, audit.ledger_tiles',
      'UPDATE audit.ledger_tree SET size = 0, position = 0',
    );
    const { Integrator } = await import('./integrator/integrator.js');
    const integrator = new Integrator({
      store: ledger.store,
      pool: ledger.admin,
      lease: { hold: async () => true },
      isHalted: async () => false,
      onFinding: async () => undefined,
    });
    const abort = new AbortController();
    const following = integrator.follow(abort.signal);
    await ledger.grow(0);
    abort.abort();
    await following;
    expect(await ledger.runtime.scrubber.pass()).toMatchObject({ kind: 'checkpoint-differs', details: { size } });
  });
});
