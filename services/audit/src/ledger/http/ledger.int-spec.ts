import { randomUUID } from 'node:crypto';
import { decodeEntries, leafHash, policyOf, rootAt, verifyCheckpoint, verifyProof } from '@liandong/ledger';
import { LedgerUnderTest } from '../testing/ledger.fixtures.js';
import { VISIT_MS } from './tile-reads.js';

const api = '/api/audit';

describe('the ledger over HTTP', () => {
  let ledger: LedgerUnderTest;
  beforeAll(async () => {
    ledger = await LedgerUnderTest.start();
    await ledger.grow(600);
    await ledger.signer({ everyEvents: 1_000, everySeconds: 3_600 }).attempt();
  });
  afterAll(() => ledger.close());

  const get = (path: string) => ledger.server.send<unknown>('mhk-auditor', 'GET', `${api}/${path}`);
  const bytes = async (path: string) => {
    const response = await fetch(`${ledger.server.url}${api}/${path}`, {
      headers: { authorization: `Bearer ${await ledger.server.token('mhk-auditor')}` },
    });
    return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
  };
  const policy = () => policyOf({ logKey: ledger.key.vkey });
  const reads = async () => {
    const found: { readonly resource: string; readonly query: object }[] = [];
    for await (const event of ledger.store.readAll({ filter: { categories: ['auditAccess'] } }))
      found.push(event.data as (typeof found)[number]);
    return found;
  };

  it('given nothing but its answers and the key, then a verifier recomputes the whole tree', async () => {
    const checkpoint = await get('checkpoint');
    expect(checkpoint.headers['content-type']).toBe('text/plain; charset=utf-8');
    const { size, root } = verifyCheckpoint(checkpoint.body as string, policy());
    const tile = async (level: number, index: number, width: number) =>
      (await bytes(`tile/${level}/${String(index).padStart(3, '0')}${width === 256 ? '' : `.p/${width}`}`)).body;
    expect(Buffer.from(await rootAt(size, { tile }))).toEqual(Buffer.from(root));
    const leaves = [
      ...decodeEntries((await bytes('tile/entries/000')).body, 256),
      ...decodeEntries((await bytes('tile/entries/001')).body, 256),
      ...decodeEntries((await bytes('tile/entries/002.p/88')).body, 88),
    ];
    const hashes = Buffer.concat([
      (await bytes('tile/0/000')).body,
      (await bytes('tile/0/001')).body,
      (await bytes('tile/0/002.p/88')).body,
    ]);
    expect(Buffer.concat(leaves.map(leafHash))).toEqual(hashes);
  });

  it('given a full tile, then it may be kept for ever; given a partial one, not; both are bytes', async () => {
    const full = await bytes('tile/0/001');
    expect([full.headers.get('content-type'), full.headers.get('cache-control'), full.body.length]).toEqual([
      'application/octet-stream',
      'private, max-age=31536000, immutable',
      8_192,
    ]);
    expect((await bytes('tile/0/002.p/5')).headers.get('cache-control')).toBe('no-store');
    expect((await bytes('tile/0/002.p/5')).body).toHaveLength(160);
  });

  it('given an event, then its proof verifies under the newest checkpoint', async () => {
    const [leaf] = await ledger.runtime.ledger.leaves(417, 1);
    const { status, body } = await get(`events/${leaf!.eventId}/proof`);
    expect(status).toBe(200);
    expect(verifyProof({ leaf: leaf!.leaf }, body as string, policy())).toMatchObject({ index: 417, checkpoint: { size: 600 } });
    const [other] = await ledger.runtime.ledger.leaves(418, 1);
    expect(() => verifyProof({ leaf: other!.leaf }, body as string, policy())).toThrow(
      expect.objectContaining({ code: 'inclusion.wrong-root' }),
    );
  });

  it.each([
    ['tile/0/1', 422, 'ledger.tile-path-invalid'],
    ['tile/0/000.p/256', 422, 'ledger.tile-path-invalid'],
    ['tile/64/000', 422, 'ledger.tile-path-invalid'],
    ['tile/0/000/x', 422, 'ledger.tile-path-invalid'],
    ['tile/entries/x', 422, 'ledger.tile-path-invalid'],
    ['tile/0/999', 404, 'ledger.tile-beyond-tree'],
    ['tile/3/000', 404, 'ledger.tile-beyond-tree'],
    ['tile/entries/x001/000', 404, 'ledger.tile-beyond-tree'],
    ['events/nothing/proof', 400, 'request.invalid-content'],
    [`events/${randomUUID()}/proof`, 404, 'ledger.event-unknown'],
  ])('given %s, then %i %s', async (path, status, code) => {
    expect(await get(path)).toMatchObject({ status, body: { code } });
  });

  it('given an event that is integrated but not published, then it says so', async () => {
    await ledger.grow(1);
    const { size } = await ledger.runtime.ledger.tree();
    const [leaf] = await ledger.runtime.ledger.leaves(size - 1, 1);
    expect(await get(`events/${leaf!.eventId}/proof`)).toMatchObject({
      status: 409,
      body: { code: 'ledger.event-not-published', details: { index: size - 1, published: 600 } },
    });
    const status = await get('ledger');
    expect(status).toMatchObject({
      status: 200,
      body: {
        key: ledger.key.vkey,
        published: { size: 600 },
        findings: [],
        refusal: null,
        witnesses: [],
        scrub: { checked: expect.any(Number) as number },
      },
    });
    const { integrated, appended } = status.body as { integrated: { size: number }; appended: { position: string } };
    expect(integrated.size).toBeGreaterThan(600);
    expect(BigInt(appended.position)).toBeGreaterThanOrEqual(BigInt(integrated.size));
  });

  it('given a verifier that fetches hundreds of tiles, then one record says so, for this visit; each proof and status has its own', async () => {
    const auditor = 'pj-auditor';
    const as = (path: string) => ledger.server.send(auditor, 'GET', `${api}/${path}`);
    const known = (await reads()).length;
    await as('checkpoint');
    for (let n = 0; n < 100; n += 1) await as(`tile/0/00${n % 2}`);
    await as('ledger');
    await as('ledger');
    const recorded = (await reads()).slice(known);
    expect(recorded.map(({ resource }) => resource)).toEqual(['tiles', 'ledger', 'ledger']);
    expect(recorded[0]).toMatchObject({ query: { from: 'checkpoint', minutes: String(VISIT_MS / 60_000) }, readBy: auditor });
  });

  it('given no finding, then there is nothing to clear; only operators check and clear', async () => {
    const post = (person: string, what: string, body?: object) => ledger.server.send(person, 'POST', `${api}/ops/ledger/${what}`, body);
    expect(await post('ops', 'clearance', { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'ledger.nothing-to-clear' } });
    expect(await post('ops', 'clearance', {})).toMatchObject({ status: 400 });
    expect(await post('ops', 'scrub')).toMatchObject({ status: 200, body: { scrub: 'started' } });
    for (const what of ['scrub', 'clearance']) expect(await post('mhk-auditor', what, { reason: 'x' })).toMatchObject({ status: 403 });
  });
});
