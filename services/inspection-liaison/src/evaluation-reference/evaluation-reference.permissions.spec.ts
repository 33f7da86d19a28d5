import { randomUUID } from 'node:crypto';
import { automationRequest } from '@liandong/service-kit';
import { rolesThatMay, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { InspectionLiaisonModule } from '../inspection-liaison.module.js';
import { reference, referenced } from './evaluation-reference.fixtures.js';
import { EvaluationReferenceService } from './evaluation-reference.service.js';

const references = '/api/inspection-liaison/evaluation-references';

describe('evaluation reference: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([InspectionLiaisonModule]);
  });
  afterAll(() => server.close());

  const receive = async (organisationId: string, id = `${randomUUID()}-3`) => {
    const request = automationRequest('inspection-liaison', 'spec', { ...referenced, id: randomUUID() }, 0, organisationId);
    const { position } = await server.app.get(EvaluationReferenceService, { strict: false }).receive(request, id, reference);
    return { id, position };
  };

  it('1.13: receiving: the automation of the own commission alone', async () => {
    await expect(receive('pj')).rejects.toMatchObject({ code: 'access.wrong-organisation' });
    const service = server.app.get(EvaluationReferenceService, { strict: false });
    const { principal, ...request } = automationRequest('inspection-liaison', 'spec', { ...referenced, id: randomUUID() }, 0, 'mhk');
    await expect(
      service.receive({ ...request, principal: { ...principal, roles: ['tour-officer'] } }, 'x-1', reference),
    ).rejects.toMatchObject({ code: 'access.role-required' });
  });

  it('1.13: signing for it: a tour office of the jurisdiction', async () => {
    const { id } = await receive('mhk');
    const body = { acknowledgedOn: '2023-04-10' };
    expect(await server.send('pj-tour', 'POST', `${references}/${id}/acknowledgement`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await rolesThatMay(server, 'mhk', 'POST', `${references}/${id}/acknowledgement`, body)).toEqual(['tour-officer']);
  });

  it('1.13: reading: tour offices, case management’s director and those who decide; nobody of elsewhere', async () => {
    const { id, position } = await receive('mhk');
    await server.read('mhk-tour', references, position);
    for (const path of [references, `${references}/${id}`])
      expect(await rolesThatMay(server, 'mhk', 'GET', path)).toEqual(['case-director', 'principal', 'deputy', 'tour-officer']);
    expect(await server.read('pj-tour', references, position)).toMatchObject({ total: 0 });
    expect(await server.send('pj-tour', 'GET', `${references}/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'evaluation-reference.unknown' },
    });
  });
});
