import { automationRequest } from '@liandong/service-kit';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { randomUUID } from 'node:crypto';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { limitDue } from './warning.fixtures.js';
import { WarningService } from './warning.service.js';
import { warningSlice } from './warning.slice.js';

const path = '/api/clue-intake/warnings';
const event = () => ({ id: randomUUID(), type: 'a.b.v1', source: 'a', time: '', matterId: 'm', causationId: 'c', data: {} });

describe('warning: who may', () => {
  let server: TestApp;
  let warnings: WarningService;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    warnings = server.app.get(WarningService, { strict: false });
  });
  afterAll(() => server.close());
  const request = (organisationId: string) => automationRequest('clue-intake', 'spec', event(), 0, organisationId);
  const raised = () => warnings.limitDue(request('mhk'), `disposal-${randomUUID()}`, limitDue('red', { organisationId: 'mhk' }));

  it.each([
    ['call', { personCalled: 'x', note: 'x', calledOn: '2026-01-01' }],
    ['talk', { personTalkedTo: 'x', note: 'x', heldOn: '2026-01-01' }],
  ])('B1.23: %s: case management, of the own jurisdiction', async (noun, body) => {
    const { id } = await raised();
    expect(await rolesThatMay(server, 'mhk', 'POST', `${path}/${id}/${noun}`, body)).toEqual(['intake-officer', 'case-director']);
    expect(await server.send('pj-director', 'POST', `${path}/${id}/${noun}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
  });

  it('B1.23: warnings are raised, and letters recorded, by the automation of the own commission, and by no person', async () => {
    const principal = { personId: 'mhk-principal', organisationId: 'mhk', roles: ['principal' as const] };
    await expect(warnings.limitDue({ principal, commandId: randomUUID() }, 'disposal-x', limitDue('red'))).rejects.toMatchObject({
      code: 'access.role-required',
    });
    await expect(warnings.limitDue(request('pj'), 'disposal-x', limitDue('red'))).rejects.toMatchObject({
      code: 'access.wrong-organisation',
    });
    const { id } = await raised();
    await expect(warnings.recordLetter(request('pj'), id, { letter: 'supervision-letter', documentId: 'd' })).rejects.toMatchObject({
      code: 'access.wrong-organisation',
    });
  });

  it('reading: case management and those who decide, of the own jurisdiction', async () => {
    const { id, position } = await raised();
    await server.read('mhk-director', `${path}/${id}`, position);
    const may = ['intake-officer', 'case-director', 'principal', 'deputy'];
    expect(await rolesThatMay(server, 'mhk', 'GET', path)).toEqual(may);
    expect(await rolesThatMay(server, 'mhk', 'GET', `${path}/${id}`)).toEqual(may);
    expect(await server.send('pj-director', 'GET', `${path}/${id}`)).toMatchObject({ status: 404 });
  });

  it('the timers of the service: operators only', async () => {
    expect(await rolesThatMay(server, 'mhk', 'GET', '/api/clue-intake/ops/timers')).toEqual(['operator']);
    expect(await server.read('ops', '/api/clue-intake/ops/timers')).toMatchObject({ state: 'pending', items: [], counts: { overdue: 0 } });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, warningSlice)).toEqual([]);
  });
});
