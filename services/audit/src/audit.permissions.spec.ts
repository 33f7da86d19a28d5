import { authorityMatrix, type Grant } from '@liandong/access';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { rolesThatMay, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { AuditModule } from './audit.module.js';

describe('audit: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([AuditModule]);
  });
  afterAll(() => server.close());

  const routes = [
    'matters',
    'matters/m1',
    'matters/m1/timeline',
    'matters/m1/diff?from=0',
    'matters/m1/access-log',
    'matters/m1/export',
    'matters/m1/decisions/0b0f9c8e-7f0a-4d0c-9a57-1f4d7f6f0001/as-seen',
    'figures',
    'figures/clue-intake.clues-received',
    'reads',
    'persons/p1',
    'persons/p1/acts',
    'organisations/o1',
    'organisations/o1/acts',
    'ledger',
    'tile/0/000',
    'events/3f0f1d0e-6a3b-4c8e-9a55-0f5d6a0c1b2d/proof',
  ];

  it.each(routes)('reading %s: the auditor alone; whoever may not leaves no read behind', async (path) => {
    const before = await readsSoFar();
    expect(await rolesThatMay(server, 'mhk', 'GET', `/api/audit/${path}`)).toEqual(['auditor']);
    expect(await readsSoFar()).toBe(before + 1);
  });

  it('reading the checkpoint: the auditor alone; it belongs to the visit that the tile’s record covers', async () => {
    expect(await rolesThatMay(server, 'mhk', 'GET', '/api/audit/checkpoint')).toEqual(['auditor']);
  });

  it('clearing a finding of the ledger: the operator, never the auditor', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', '/api/audit/ops/ledger/clearance', { reason: 'x' })).toEqual(['operator']);
  });

  it('auditors never write: no permission but the audit’s own is theirs, and no route of the service takes anything', async () => {
    const others = Object.entries<Grant>(authorityMatrix.permissions).filter(
      ([name, { roles }]) => !name.startsWith('audit.') && roles.includes('auditor'),
    );
    expect(others).toEqual([]);
    const { body } = await server.send<{ paths: Record<string, object> }>(undefined, 'GET', '/docs/openapi.json');
    const routes = Object.entries(body.paths).filter(([path]) => path.startsWith('/api/audit/') && !path.startsWith('/api/audit/ops'));
    expect(routes.length).toBeGreaterThan(2);
    for (const [path, methods] of routes) expect([path, Object.keys(methods)]).toEqual([path, ['get']]);
  });

  /** As they stand in the event store; asking the service would be a read, too. */
  async function readsSoFar(): Promise<number> {
    let count = 0;
    const store = server.app.get<Platform>(PLATFORM, { strict: false }).eventStore('audit');
    for await (const event of store.readAll({ filter: { categories: ['auditAccess'] } })) if (event.type === 'AuditRead') count += 1;
    return count;
  }
});
