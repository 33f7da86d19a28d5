import { authorityMatrix, type Grant } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { AuditModule } from './audit.module.js';

describe('audit: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([AuditModule]);
  });
  afterAll(() => server.close());

  it.each(['matters', 'matters/m1/timeline', 'reads'])('reading %s: the auditor alone; whoever may not leaves no read behind', async (path) => {
    const before = await readsSoFar();
    expect(await rolesThatMay(server, 'mhk', 'GET', `/api/audit/${path}`)).toEqual(['auditor']);
    // One read by the auditor of that route, and the look at the reads before.
    expect(await readsSoFar()).toBe(before + 2);
  });

  it('auditors never write: no permission but the audit’s own is theirs, and no route of the service takes anything', async () => {
    const others = Object.entries<Grant>(authorityMatrix.permissions).filter(([name, { roles }]) => !name.startsWith('audit.') && roles.includes('auditor'));
    expect(others).toEqual([]);
    const { body } = await server.send<{ paths: Record<string, object> }>(undefined, 'GET', '/docs/openapi.json');
    const routes = Object.entries(body.paths).filter(([path]) => path.startsWith('/api/audit/') && !path.startsWith('/api/audit/ops'));
    expect(routes.length).toBeGreaterThan(2);
    for (const [path, methods] of routes) expect([path, Object.keys(methods)]).toEqual([path, ['get']]);
  });

  async function readsSoFar(): Promise<number> {
    const { projections } = (await server.send<{ projections: { head: string }[] }>('ops', 'GET', '/api/audit/ops/status')).body;
    const { total } = await server.read<{ total: number }>('mhk-auditor', '/api/audit/reads', projections[0]!.head);
    return total;
  }
});
