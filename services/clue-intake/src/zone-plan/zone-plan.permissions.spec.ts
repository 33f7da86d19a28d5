import { randomUUID } from 'node:crypto';
import { automationRequest } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { planOf } from './zone-plan.fixtures.js';
import { ZonePlanService } from './zone-plan.service.js';

describe('zones of a commission: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());

  it('0.2: recorded by the automation of that commission, and by no person', async () => {
    const plans = server.app.get(ZonePlanService, { strict: false });
    const data = { organisationId: 'mhk', ...planOf(1, '2020-03-02') };
    const event = { id: randomUUID(), type: 'a.b.v1', source: 'a', time: '', matterId: 'm', causationId: 'c', data: {} };
    await expect(plans.record(automationRequest('clue-intake', 'spec', event, 0, 'pj'), 'mhk', data)).rejects.toMatchObject({
      code: 'access.wrong-organisation',
    });
    const principal = { personId: 'mhk-principal', organisationId: 'mhk', roles: ['principal' as const] };
    await expect(plans.record({ principal, commandId: randomUUID() }, 'mhk', data)).rejects.toMatchObject({ code: 'access.role-required' });
    expect(await plans.today('mhk')).toBeUndefined();
    await plans.record(automationRequest('clue-intake', 'spec', event, 0, 'mhk'), 'mhk', data);
    expect(await plans.today('mhk')).toMatchObject({ version: 1 });
  });
});
