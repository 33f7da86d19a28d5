import { randomUUID } from 'node:crypto';
import { automationRequest } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { VerifiersService } from './verifiers.service.js';

describe('who verifies a clue: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());

  it('0.3: recorded by the automation of that commission, and by no person', async () => {
    const service = server.app.get(VerifiersService, { strict: false });
    const data = { organisationId: 'mhk', clueId: 'c1', revision: 4, members: ['mhk-inv-1'] };
    const event = { id: randomUUID(), type: 'a.b.v1', source: 'a', time: '', matterId: 'm', causationId: 'c', data: {} };
    await expect(service.record(automationRequest('clue-intake', 'spec', event, 0, 'pj'), 'v1', data)).rejects.toMatchObject({
      code: 'access.wrong-organisation',
    });
    const principal = { personId: 'mhk-principal', organisationId: 'mhk', roles: ['principal' as const] };
    await expect(service.record({ principal, commandId: randomUUID() }, 'v1', data)).rejects.toMatchObject({
      code: 'access.role-required',
    });
    expect(await service.record(automationRequest('clue-intake', 'spec', event, 0, 'mhk'), 'v1', data)).toMatchObject({ id: 'v1' });
  });
});
