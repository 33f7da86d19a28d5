import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newSigner, newVerifier, openNote, parseCheckpoint, rootAt } from '@liandong/ledger';
import { LedgerUnderTest } from '../testing/ledger.fixtures.js';

describe('signer', () => {
  let ledger: LedgerUnderTest;
  beforeEach(async () => {
    ledger = await LedgerUnderTest.start();
  });
  afterEach(() => ledger.close());

  const newest = () => ledger.runtime.checkpoints.newest();
  const sizes = async () =>
    (await ledger.admin.query<{ size: string }>('SELECT size FROM audit_signer.checkpoints ORDER BY size')).rows.map(({ size }) =>
      Number(size),
    );

  it('given a tree, then a checkpoint is due by number or by time, opens with the key, and has the tree’s root', async () => {
    let now = new Date('2026-01-31T08:00:00Z');
    const signer = ledger.signer({ everyEvents: 10, everySeconds: 60, now: () => now });
    expect(await signer.attempt()).toEqual({ kind: 'not-due' });
    await ledger.grow(3);
    expect(await signer.attempt()).toEqual({ kind: 'signed', size: 3 });
    await ledger.grow(9);
    expect(await signer.attempt()).toEqual({ kind: 'not-due' });
    now = new Date('2026-01-31T08:01:00Z');
    expect(await signer.attempt()).toEqual({ kind: 'signed', size: 12 });
    await ledger.grow(10);
    expect(await signer.attempt()).toEqual({ kind: 'signed', size: 22 });
    now = new Date('2026-02-01T08:00:00Z');
    expect(await signer.attempt()).toEqual({ kind: 'not-due' });
    const { text } = openNote((await newest())!.note, [newVerifier(ledger.key.vkey)]);
    expect(parseCheckpoint(text)).toMatchObject({
      origin: 'liandong.test/ledger',
      size: 22,
      root: Buffer.from(await rootAt(22, ledger.runtime.ledger)),
    });
  });

  it('given several signers at once, also ones that have just started, then each size is signed once', async () => {
    for (let round = 0; round < 5; round += 1) {
      await ledger.grow(7);
      await Promise.all(Array.from({ length: 4 }, () => ledger.signer().attempt()));
    }
    expect(await sizes()).toEqual([7, 14, 21, 28, 35]);
  });

  it('given yesterday’s dump of the audit database, then the file beside the key gives it away; the refusal outlives restarts', async () => {
    await ledger.grow(20);
    await ledger.signer().attempt();
    await ledger.runtime.beforeApplicationShutdown();
    await ledger.admin.query('DELETE FROM audit_signer.checkpoints');
    await ledger.admin.query('DELETE FROM audit.ledger_leaves WHERE leaf_index >= 8');
    await ledger.admin.query('UPDATE audit.ledger_tree SET size = 8, position = 8');
    expect(await ledger.signer().attempt()).toEqual({ kind: 'refused', code: 'tree-shorter-than-signed' });
    expect(await ledger.signer().attempt()).toEqual({ kind: 'refused', code: 'tree-shorter-than-signed' });
    expect(await ledger.ready()).toMatchObject({ status: 503, reasons: [expect.stringMatching(/签名:.+signed 20, now 8/)] });
    expect((await ledger.admin.query('SELECT * FROM audit_signer.refusals')).rowCount).toBe(1);
  });

  it('given a tree that does not continue the one that was signed, then nothing is signed', async () => {
    await ledger.grow(300);
    await ledger.signer().attempt();
    await ledger.admin.query(
      'UPDATE audit.ledger_tiles SET hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1) WHERE level = 1 AND tile_index = 0',
    );
    await ledger.grow(1);
    expect(await ledger.signer().attempt()).toEqual({ kind: 'refused', code: 'tree-inconsistent' });
    expect(await sizes()).toEqual([300]);
  });

  it('given tiles of new leaves that do not lead to the tile above them, then nothing is signed', async () => {
    await ledger.grow(256);
    await ledger.signer().attempt();
    await ledger.grow(344);
    await ledger.admin.query(
      'UPDATE audit.ledger_tiles SET hashes = set_byte(hashes, $1, get_byte(hashes, $1) # 1) WHERE level = 0 AND tile_index = 1',
      [30 * 32],
    );
    expect(await ledger.signer().attempt()).toEqual({ kind: 'refused', code: 'tiles-inconsistent' });
  });

  it('given an end between the file and the commit, then the next start goes on; given the lost file, the database still counts', async () => {
    await ledger.grow(5);
    await ledger.signer().attempt();
    await ledger.grow(5);
    // As it is left by a kill after the file was written: the database has not heard of size 10.
    await ledger.state.write({ size: 10, root: await rootAt(10, ledger.runtime.ledger), signedAt: new Date(0) });
    await ledger.grow(5);
    expect(await ledger.signer().attempt()).toEqual({ kind: 'signed', size: 15 });
    await rm(join(ledger.folder, 'key.state'));
    await ledger.grow(5);
    expect(await ledger.signer().attempt()).toEqual({ kind: 'signed', size: 20 });
    expect(JSON.parse(await readFile(join(ledger.folder, 'key.state'), 'utf8'))).toMatchObject({
      origin: 'liandong.test/ledger',
      size: 20,
    });
  });

  it('given a file or database that says something else of the same size, a foreign file, or another key, then nothing is signed', async () => {
    await ledger.grow(5);
    await ledger.signer().attempt();
    await ledger.state.write({ size: 5, root: new Uint8Array(32), signedAt: new Date() });
    await ledger.grow(1);
    expect(await ledger.signer().attempt()).toEqual({ kind: 'refused', code: 'signed-twice' });
    await writeFile(
      join(ledger.folder, 'key.state'),
      '{"origin":"another.test/ledger","size":1,"root":"AAAA","signedAt":"2026-01-31T08:00:00.000Z"}',
    );
    await ledger.admin.query('TRUNCATE audit_signer.refusals');
    await expect(ledger.signer().attempt()).rejects.toThrow('not of liandong.test/ledger');
  });

  it('given another key under the same name, then nothing is signed with it, on whatever machine it lies; the refusal names the key that has signed', async () => {
    await ledger.grow(5);
    await ledger.signer().attempt();
    await ledger.grow(5);
    const other = newSigner(ledger.key.name, Buffer.alloc(32, 9));
    // A machine of its own, without the record beside the key: the database alone has to give it away.
    await rm(join(ledger.folder, 'key.state'));
    expect(await ledger.signer({ key: other }).attempt()).toEqual({ kind: 'refused', code: 'other-key' });
    expect(await sizes()).toEqual([5]);
    expect((await ledger.admin.query('SELECT details FROM audit_signer.refusals')).rows).toEqual([{ details: { known: ledger.key.vkey } }]);
    expect(await ledger.ready()).toMatchObject({ status: 503, reasons: [expect.stringContaining('another key')] });
  });

  it('the signer’s role can neither write the ledger nor change a checkpoint, the audit’s can neither sign nor change a leaf', async () => {
    const as = async (role: string, statement: string) => {
      const client = await ledger.admin.connect();
      try {
        await client.query('BEGIN');
        await client.query(`SET LOCAL ROLE ${role}`);
        return await client.query(statement).then(
          () => 'allowed',
          (error: { code?: string }) => error.code,
        );
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    };
    for (const table of ['ledger_tiles', 'ledger_tree', 'ledger_findings', 'ledger_clearances']) {
      expect(await as('audit_signer', `SELECT FROM audit.${table}`)).toBe('allowed');
      expect(await as('audit_signer', `DELETE FROM audit.${table}`)).toBe('42501');
    }
    for (const statement of [
      'UPDATE audit_signer.checkpoints SET size = 1',
      'DELETE FROM audit_signer.checkpoints',
      'DELETE FROM audit_signer.refusals',
      'INSERT INTO audit.ledger_clearances DEFAULT VALUES',
      'SELECT FROM event_store.events',
      'SELECT FROM audit.ledger_leaves',
    ]) {
      expect([statement, await as('audit_signer', statement)]).toEqual([statement, '42501']);
    }
    for (const statement of [
      `UPDATE audit.ledger_leaves SET leaf = ''`,
      'DELETE FROM audit.ledger_leaves',
      'DELETE FROM audit.ledger_findings',
      'DELETE FROM audit_signer.checkpoints',
      `INSERT INTO audit_signer.refusals (code, details) VALUES ('x', '{}')`,
    ]) {
      expect([statement, await as('audit', statement)]).toEqual([statement, '42501']);
    }
  });
});
