import { randomUUID } from 'node:crypto';
import { automationRequest, PLATFORM, type Platform } from '@liandong/service-kit';
import { rolesThatMay, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { opened } from '../joint-supervision.fixtures.js';
import { JointSupervisionModule } from '../joint-supervision.module.js';
import { MatterService } from './matter.service.js';

const matters = '/api/joint-supervision/matters';

describe('matter: who may', () => {
  let server: TestApp;
  let matterId: string;
  beforeAll(async () => {
    server = await startTestApp([JointSupervisionModule]);
    matterId = randomUUID();
    const bus = await server.app.get<Platform>(PLATFORM).messageBus('test');
    await bus.publish([opened(matterId, 'clue', randomUUID(), 'mhk.case-management')]);
    await eventually(() => server.read('mhk-director', `${matters}/${matterId}`));
  });
  afterAll(() => server.close());

  it.each([
    ['closure', { reason: 'x', closedOn: '2020-06-20' }],
    ['reopening', { reason: 'x', reopenedOn: '2020-06-20' }],
  ])('%s: the director of case management, for the own jurisdiction', async (noun, body) => {
    expect(await rolesThatMay(server, 'mhk', 'POST', `${matters}/${matterId}/${noun}`, body)).toEqual(['case-director']);
    expect(await server.send('pj-director', 'POST', `${matters}/${matterId}/${noun}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
  });

  it('legs: automations of the own jurisdiction, and no person', async () => {
    const service = server.app.get(MatterService, { strict: false });
    const event = opened(matterId, 'case', 'c1');
    const leg = { kind: 'case' as const, legId: 'c1', title: 'x', organisationId: 'mhk.trial', source: 'case-trial' };
    const [openLeg, closeLeg] = [
      { ...leg, openedAt: event.time },
      { ...leg, closedAt: event.time, reason: 'x' },
    ];
    const foreign = automationRequest('joint-supervision', 'spec', event, 0, 'pj');
    const person = {
      principal: { personId: 'mhk-director', organisationId: 'mhk.case-management', roles: ['case-director' as const] },
      commandId: randomUUID(),
    };
    await expect(service.openLeg(foreign, matterId, openLeg)).rejects.toMatchObject({ code: 'access.wrong-organisation' });
    await expect(service.closeLeg(foreign, matterId, closeLeg)).rejects.toMatchObject({ code: 'access.wrong-organisation' });
    await expect(service.openLeg(person, matterId, openLeg)).rejects.toMatchObject({ code: 'access.role-required' });
    await expect(service.closeLeg(person, matterId, closeLeg)).rejects.toMatchObject({ code: 'access.role-required' });
    await expect(
      service.openLeg(automationRequest('joint-supervision', 'spec', event, 0, 'mhk.trial'), matterId, openLeg),
    ).resolves.toMatchObject({ repeated: false });
  });

  it('reading: case management, those who decide, supervisors; other jurisdictions find nothing', async () => {
    const may = ['intake-officer', 'case-director', 'principal', 'deputy', 'supervisor'];
    expect(await rolesThatMay(server, 'mhk', 'GET', matters)).toEqual(may);
    expect(await rolesThatMay(server, 'mhk', 'GET', `${matters}/${matterId}`)).toEqual(may);
    expect(await server.send('pj-director', 'GET', `${matters}/${matterId}`)).toMatchObject({ status: 404 });
    expect(await server.read('pj-director', matters)).toMatchObject({ total: 0 });
  });
});
