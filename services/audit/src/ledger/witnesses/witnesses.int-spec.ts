import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { policyOf, verifyCheckpoint } from '@liandong/ledger';
import { ensureWitnessKey, parseLogs, Witness, WitnessStates } from '@liandong/witness';
import { readConfig } from '@liandong/service-kit';
import { eventually } from '@liandong/testing';
import { LedgerUnderTest } from '../testing/ledger.fixtures.js';
import { Publisher } from './publisher.js';
import { ledgerConfig, type WitnessAddress, witnessesOf } from './witness.config.js';

describe('witnesses', () => {
  let ledger: LedgerUnderTest;
  const servers: Server[] = [];
  beforeEach(async () => {
    ledger = await LedgerUnderTest.start();
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
    await ledger.close();
  });

  async function startWitness(name: string, port = 0): Promise<WitnessAddress & { readonly server: Server; readonly port: number }> {
    const cosigner = await ensureWitnessKey(join(ledger.folder, name, 'key'), name);
    const server = await new Witness({
      cosigner,
      policy: parseLogs(ledger.key.vkey),
      states: new WitnessStates(join(ledger.folder, name)),
    }).listen(port);
    servers.push(server);
    const at = (server.address() as AddressInfo).port;
    const [address] = witnessesOf(readConfig(ledgerConfig, { LEDGER_WITNESSES: `http://127.0.0.1:${at}=${cosigner.vkey}` }));
    return { ...address!, server, port: at };
  }
  const failures: string[] = [];
  const publisher = (...witnesses: WitnessAddress[]) =>
    new Publisher({
      pool: ledger.admin,
      checkpoints: ledger.runtime.checkpoints,
      witnesses,
      onFailure: (witness, reason) => failures.push(`${witness}: ${reason}`),
    });
  const sign = async (count: number) => {
    await ledger.grow(count);
    expect(await ledger.signer().attempt()).toMatchObject({ kind: 'signed' });
  };
  const published = async () => ledger.runtime.checkpoints.withCosignatures((await ledger.runtime.checkpoints.newest())!);
  const verified = async (...witnesses: WitnessAddress[]) =>
    verifyCheckpoint(await published(), policyOf({ logKey: ledger.key.vkey, witnesses: witnesses.map(({ verifier }) => verifier.vkey) }));

  it('given two witnesses, then every checkpoint carries both cosignatures, as anybody can verify', async () => {
    const [a, b] = [await startWitness('congress.test'), await startWitness('procuratorate.test')];
    const publishing = publisher(a, b);
    for (const count of [3, 300, 5]) {
      await sign(count);
      await publishing.publish();
      expect((await verified(a, b)).cosignatures.map(({ name }) => name)).toEqual(['congress.test', 'procuratorate.test']);
    }
    expect(await ledger.runtime.checkpoints.witnesses()).toMatchObject([
      { witness: 'congress.test', size: 308, failure: null },
      { witness: 'procuratorate.test', size: 308 },
    ]);
  });

  it('given a witness that is away, then the others cosign; back again, it gets the newest, from where it stands', async () => {
    const [a, b] = [await startWitness('congress.test'), await startWitness('procuratorate.test')];
    const publishing = publisher(a, b);
    await sign(3);
    await publishing.publish();
    b.server.closeAllConnections();
    b.server.close();
    for (const count of [4, 5]) {
      await sign(count);
      await publishing.publish();
    }
    expect((await verified(a)).size).toBe(12);
    await expect(verified(b)).rejects.toMatchObject({ code: 'checkpoint.no-quorum' });
    expect((await ledger.runtime.checkpoints.witnesses())[1]).toMatchObject({
      witness: 'procuratorate.test',
      size: 3,
      failure: expect.stringContaining('fetch failed') as string,
    });
    await startWitness('procuratorate.test', b.port);
    await eventually(async () => {
      await publishing.publish();
      expect((await verified(a, b)).size).toBe(12);
    });
  });

  it('given an audit database that has forgotten what a witness has cosigned, then it goes on from the size that the witness names', async () => {
    const a = await startWitness('congress.test');
    await sign(5);
    await publisher(a).publish();
    await ledger.admin.query('TRUNCATE audit.ledger_witnesses, audit.ledger_cosignatures');
    await sign(6);
    await publisher(a).publish();
    expect((await verified(a)).size).toBe(11);
  });

  it('given a history that was rewritten whole and signed anew, then the witness refuses the fork, which stays on record', async () => {
    const a = await startWitness('congress.test');
    await sign(20);
    await publisher(a).publish();
    await ledger.runtime.beforeApplicationShutdown();
    // Somebody holds database, key and state file, and starts the ledger again over other events.
    await ledger.admin.query('ALTER TABLE event_store.events DISABLE TRIGGER ALL');
    await ledger.admin.query(`UPDATE event_store.events SET data = '{}' WHERE position = 4`);
    await ledger.admin.query(
      'TRUNCATE audit.ledger_leaves, audit.ledger_tiles, audit_signer.checkpoints, audit.ledger_cosignatures, audit.ledger_witnesses',
    );
    await ledger.admin.query('UPDATE audit.ledger_tree SET size = 0, position = 0');
    const { rm } = await import('node:fs/promises');
    await rm(join(ledger.folder, 'key.state'));
    ledger.runtime.onApplicationBootstrap();
    await sign(10);
    await publisher(a).publish();
    expect(failures.at(-1)).toMatch(/^congress.test: HTTP 422: the proof does not lead to the root of 20 leaves/);
    await expect(verified(a)).rejects.toMatchObject({ code: 'checkpoint.no-quorum' });
    expect(await ledger.runtime.checkpoints.witnesses()).toMatchObject([
      { witness: 'congress.test', size: 0, failure: expect.stringContaining('422') as string },
    ]);
  });

  it.each<[string, (vkey: string) => { readonly status: number; readonly body: string }, RegExp]>([
    ['a cosignature of another key', () => ({ status: 200, body: '' }), /./],
    ['endless text', () => ({ status: 200, body: 'x'.repeat(100_000) }), /too long/],
    ['a size beyond the ledger', () => ({ status: 409, body: '99999\n' }), /99999/],
    ['a size that is none', () => ({ status: 409, body: 'many\n' }), /409/],
    ['a redirect', () => ({ status: 307, body: '' }), /fetch failed|redirect/],
  ])('given a witness that answers with %s, then nothing is stored but the failure', async (_name, answer, reason) => {
    const { vkey } = await ensureWitnessKey(join(ledger.folder, 'odd', 'key'), 'odd.test');
    const { status, body } = answer(vkey);
    const server = createServer((_request, response) => response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(body));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const [odd] = witnessesOf({ LEDGER_WITNESSES: `http://127.0.0.1:${(server.address() as AddressInfo).port}=${vkey}` });
    await sign(3);
    await publisher(odd!).publish();
    expect(await ledger.runtime.checkpoints.witnesses()).toMatchObject([
      { witness: 'odd.test', size: 0, failure: expect.stringMatching(reason) as string },
    ]);
    expect((await ledger.admin.query('SELECT FROM audit.ledger_cosignatures')).rowCount).toBe(0);
  });

  it('given addresses or keys that are none, then the setting is named', () => {
    const key = randomBytes(4).toString('hex');
    for (const text of ['nonsense', `http://x=${key}`, `ftp://x=${ledger.key.vkey}`, `http://x=${ledger.key.vkey}`]) {
      expect(() => readConfig(ledgerConfig, { LEDGER_WITNESSES: text })).toThrow('LEDGER_WITNESSES');
    }
  });
});
