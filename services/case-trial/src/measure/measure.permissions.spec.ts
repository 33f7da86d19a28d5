import { randomUUID } from 'node:crypto';
import type { Role } from '@liandong/access';
import { automationRequest } from '@liandong/service-kit';
import { rolesThatMay, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { CaseTrialModule } from '../case-trial.module.js';
import { MeasureService } from './measure.service.js';

const measures = '/api/case-trial/measures';
const day = '2020-06-16';

/** Who may, per command; a person of the same role elsewhere may not. */
const commands: readonly [noun: string, body: object, may: readonly Role[], elsewhere: string][] = [
  ['approval', { approvedOn: day }, ['principal', 'deputy'], 'pj-principal'],
  ['dropping', { reason: 'x', droppedOn: day }, ['principal', 'deputy'], 'pj-principal'],
  ['talk', { talkers: ['x', 'y'], capacity: 'department-head', record: 'x', appliedOn: day }, ['supervisor', 'deputy'], 'pj-supervisor-1'],
  ['document', { document: 'x', issuedOn: day }, ['supervisor', 'deputy'], 'pj-supervisor-1'],
  ['closure', { note: 'x', closedOn: day }, ['supervisor', 'deputy', 'case-director'], 'pj-director'],
];

describe('measure: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([CaseTrialModule]);
  });
  afterAll(() => server.close());

  const automation = (organisationId: string) =>
    automationRequest(
      'case-trial',
      'spec',
      { id: randomUUID(), type: 'a.b.v1', source: 'a', time: '', matterId: 'm1', causationId: 'c', data: {} },
      0,
      organisationId,
    );
  const service = () => server.app.get(MeasureService, { strict: false });
  const opening = {
    organisationId: 'mhk',
    verificationId: 'v1',
    clueId: 'k1',
    kind: 'admonish' as const,
    facts: 'x',
    verifiedOn: '2020-06-15',
    subject: {
      subjectId: 's3',
      name: '丙',
      organisationId: 'mhk.unit-agriculture',
      position: '副科长',
      managedBy: 'county' as const,
      villageCadre: false,
    },
  };
  const opened = () => service().open(automation('mhk'), randomUUID(), opening);

  it('B2.26: opening a measure: the automation of the commission it belongs to, and no person', async () => {
    await expect(service().open(automation('pj'), randomUUID(), opening)).rejects.toMatchObject({ code: 'access.wrong-organisation' });
    const principal = { personId: 'mhk-principal', organisationId: 'mhk', roles: ['principal' as const] };
    await expect(service().open({ principal, commandId: randomUUID() }, randomUUID(), opening)).rejects.toMatchObject({
      code: 'access.role-required',
    });
  });

  it.each(commands)('%s', async (noun, body, may, elsewhere) => {
    expect([...(await rolesThatMay(server, 'mhk', 'POST', `${measures}/${(await opened()).id}/${noun}`, body))].sort()).toEqual(
      [...may].sort(),
    );
    const untouched = await opened();
    expect(await server.send(elsewhere, 'POST', `${measures}/${untouched.id}/${noun}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.read('mhk-principal', `${measures}/${untouched.id}`, untouched.position)).toMatchObject({
      revision: 0,
      status: 'opened',
      allowed: ['approve', 'drop'],
    });
  });

  it('every route that changes a measure is in this list', async () => {
    const { paths } = await server.read<{ paths: Record<string, { post?: object }> }>('mhk-principal', '/docs/openapi.json');
    const nouns = Object.entries(paths).flatMap(([path, { post }]) =>
      post && path.startsWith(`${measures}/`) ? [path.split('/').at(-1)] : [],
    );
    expect(nouns.sort()).toEqual(commands.map(([noun]) => noun).sort());
  });

  it('reading measures and figures', async () => {
    const { id, position } = await opened();
    await server.read('mhk-principal', `${measures}/${id}`, position);
    expect([...(await rolesThatMay(server, 'mhk', 'GET', measures))].sort()).toEqual([
      'case-director',
      'deputy',
      'principal',
      'supervisor',
      'trial-director',
    ]);
    expect(await server.send('pj-principal', 'GET', `${measures}/${id}`)).toMatchObject({ status: 404, body: { code: 'measure.unknown' } });
    expect([...(await rolesThatMay(server, 'mhk', 'GET', '/api/case-trial/outcome-figures'))].sort()).toEqual([
      'case-director',
      'deputy',
      'party-chief',
      'principal',
      'trial-director',
    ]);
  });
});
