import { randomUUID } from 'node:crypto';
import { eventFiles, type ExportKeys, type ExportManifest, leafHash, parseProof, verifyProof, policyOf } from '@liandong/ledger';
import { fromBuffer } from 'yauzl';
import { event } from '../audit.fixtures.js';
import { LedgerUnderTest } from '../ledger/testing/ledger.fixtures.js';
import { ExportService } from './export.service.js';

type Files = ReadonlyMap<string, Buffer>;

function unzip(bytes: Buffer): Promise<Files> {
  const files = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (failed, zip) => {
      if (failed) return reject(failed);
      zip.on('end', () => resolve(files)).on('error', reject);
      zip.on('entry', (entry) =>
        zip.openReadStream(entry, (error, stream) => {
          if (error) return reject(error);
          const chunks: Buffer[] = [];
          stream
            .on('data', (chunk: Buffer) => chunks.push(chunk))
            .on('end', () => {
              files.set(entry.fileName, Buffer.concat(chunks));
              zip.readEntry();
            });
        }),
      );
      zip.readEntry();
    });
  });
}

describe('export of a matter', () => {
  let ledger: LedgerUnderTest;
  beforeAll(async () => {
    ledger = await LedgerUnderTest.start();
    ledger.server.app.get(ExportService, { strict: false }).patienceMs = 500;
  });
  afterAll(() => ledger.close());

  const append = async (matterId: string, count: number, stream = `clue-${randomUUID()}`) => {
    const { position } = await ledger.store.append(
      stream,
      'no-stream',
      Array.from({ length: count }, (_, n) => event(matterId, 'ClueNoted', { text: `养老服务 ${n}`, n })),
    );
    await ledger.server.read('mhk-auditor', `/api/audit/matters/${matterId}`, position.toString());
  };
  const sign = async () => {
    await ledger.grow(0);
    await ledger.signer().attempt();
  };
  async function take(matterId: string): Promise<Buffer> {
    const answer = await fetch(`${ledger.server.url}/api/audit/matters/${matterId}/export`, {
      headers: { authorization: `Bearer ${await ledger.server.token('mhk-auditor')}` },
    });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
      200,
      'application/zip',
      `attachment; filename="matter-${matterId}.zip"`,
    ]);
    return Buffer.from(await answer.arrayBuffer());
  }
  const manifestOf = (files: Files) => JSON.parse(files.get('manifest.json')!.toString()) as ExportManifest;

  it('given no checkpoint, then nothing can be proven yet, and the answer says so', async () => {
    const matterId = randomUUID();
    await append(matterId, 1);
    expect(await ledger.server.send('mhk-auditor', 'GET', `/api/audit/matters/${matterId}/export`)).toMatchObject({
      status: 409,
      body: { code: 'audit.export-nothing-published' },
    });
  });

  it('B4.6: given an entry about whoever exports, then it is not in it, and nothing says that it is missing', async () => {
    const matterId = randomUUID();
    await append(matterId, 2);
    for (const personId of ['mhk-auditor', 'somebody']) {
      const recorded = event(matterId, 'InterventionRecorded', { organisationId: 'mhk', by: { personId } });
      const { position } = await ledger.store.append(`intervention-${randomUUID()}`, 'no-stream', [recorded]);
      await ledger.server.read('mhk-auditor', `/api/audit/matters/${matterId}`, position.toString());
    }
    await sign();
    expect(manifestOf(await unzip(await take(matterId)))).toMatchObject({ events: 3, complete: true });
  });

  it('given a matter whose events lie among others, then the export holds each of its events with stored bytes and a proof that verifies', async () => {
    const [matterId, other] = [randomUUID(), randomUUID()];
    await append(matterId, 3);
    await append(other, 300);
    await append(matterId, 2);
    await sign();
    const files = await unzip(await take(matterId));
    const manifest = manifestOf(files);
    expect(manifest).toMatchObject({ format: 1, matterId, origin: 'liandong.test/ledger', events: 5, complete: true });
    expect([...files.keys()]).toEqual([
      'README.md',
      'manifest.json',
      'checkpoint',
      'keys.json',
      ...manifest.leaves.flatMap((index) => Object.values(eventFiles(index))),
    ]);
    const keys = JSON.parse(files.get('keys.json')!.toString()) as ExportKeys;
    expect(keys).toEqual({ log: ledger.key.vkey, witnesses: [], quorum: 0 });
    const policy = policyOf({ logKey: keys.log, witnesses: keys.witnesses, quorum: keys.quorum });
    const stored = (
      await ledger.admin.query<{ data: string; metadata: string }>(
        `SELECT data::text, metadata::text FROM event_store.events WHERE metadata ->> 'correlationId' = $1 AND stream LIKE 'clue-%' ORDER BY position`,
        [matterId],
      )
    ).rows;
    manifest.leaves.forEach((index, n) => {
      const paths = eventFiles(index);
      expect([files.get(paths.data)!.toString(), files.get(paths.metadata)!.toString()]).toEqual([stored[n]!.data, stored[n]!.metadata]);
      expect(verifyProof({ leafHash: leafHash(files.get(paths.leaf)!) }, files.get(paths.proof)!, policy)).toMatchObject({
        index,
        checkpoint: { size: manifest.treeSize },
      });
      expect(parseProof(files.get(paths.proof)!).checkpoint).toBe(files.get('checkpoint')!.toString());
    });
  });

  it('given the same checkpoint, then the same bytes; that it was taken is recorded and is no part of it', async () => {
    const matterId = randomUUID();
    await append(matterId, 2);
    await sign();
    const first = await take(matterId);
    expect((await take(matterId)).equals(first)).toBe(true);
    const log = await ledger.server.read<{ items: { what: string }[] }>(
      'mhk-auditor',
      `/api/audit/matters/${matterId}/access-log?kind=audit-read`,
      (await ledger.store.head()).toString(),
    );
    expect(log.items.filter(({ what }) => what === 'export')).toHaveLength(2);
    expect(manifestOf(await unzip(first)).events).toBe(2);
  });

  it('given events that no checkpoint covers yet, then they are left out, and the export says that it is not complete', async () => {
    const matterId = randomUUID();
    await append(matterId, 2);
    await sign();
    await append(matterId, 1);
    const files = await unzip(await take(matterId));
    expect(manifestOf(files)).toMatchObject({ events: 2, complete: false });
    expect(files.get('README.md')!.toString()).toContain('不完整 / incomplete');
  });

  it('given another event in an event’s place in the store, then the export breaks off instead of passing it on', async () => {
    const matterId = randomUUID();
    await append(matterId, 1);
    await sign();
    await ledger.admin.query('ALTER TABLE event_store.events DISABLE TRIGGER ALL');
    await ledger.admin.query(`DELETE FROM event_store.events WHERE metadata ->> 'correlationId' = $1 AND stream LIKE 'clue-%'`, [matterId]);
    await expect(take(matterId)).rejects.toThrow();
  });
});
