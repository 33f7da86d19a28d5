import { randomUUID } from 'node:crypto';
import { recusalsTold } from '@liandong/protection/testing';
import { PLATFORM, type Platform } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { CaseTrialModule } from './case-trial.module.js';
import { openedCase } from './testing/opened-case.js';

const api = '/api/case-trial';
const ABOVE = 'access.above-clearance';

describe('B4.2, B4.9: whoever stands in for the chief knows of a matter above their clearance', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([CaseTrialModule], { clock: { now: () => '2020-06-20T02:00:00.000Z' } });
  });
  afterAll(() => server.close());

  const tell = async (source: string, matterId: string, told: Parameters<typeof recusalsTold>[2]) => {
    const bus = await server.app.get<Platform>(PLATFORM, { strict: false }).messageBus(source);
    await bus.publish([recusalsTold(source, matterId, told)]);
  };

  it('B4.2: given two services that appoint somebody, then the first whom none bars reads on, and nobody else, as commands have it', async () => {
    const matterId = randomUUID();
    const id = await openedCase(server, matterId);
    await server.command('mhk-director', `${api}/classifications`, { about: { kind: 'case', id }, level: 'top-secret', reason: 'x' });
    await server.command('mhk-principal', `${api}/classifications/${matterId}/approval`);
    const told = async (who: string) => {
      const { status, body } = await server.send<{ code?: string }>(who, 'GET', `${api}/cases/${id}`);
      return status === 200 ? 'read' : body.code;
    };
    const acts = async (who: string) => {
      // Whoever knows of it is told what they may not do in it.
      const { body } = await server.send<{ code?: string }>(who, 'POST', `${api}/cases/${id}/filing-approval`, {
        approvedOn: '2020-06-16',
      });
      return body.code;
    };
    await eventually(async () => (await told('mhk-lead-1')) === ABOVE && (await told('mhk-lead-2')) === ABOVE);
    await tell('clue-intake', matterId, { barred: ['mhk-principal'], actingChiefId: 'mhk-lead-2' });
    await eventually(async () => (await told('mhk-lead-2')) === 'read', 20_000);
    await tell('joint-supervision', matterId, { barred: ['mhk-director'], actingChiefId: 'mhk-lead-1' });
    // Until it is known here.
    await eventually(async () => (await told('mhk-director')) === 'access.barred-by-recusal', 20_000);
    expect([await told('mhk-lead-2'), await told('mhk-lead-1')]).toEqual(['read', ABOVE]);
    expect([await acts('mhk-lead-2'), await acts('mhk-lead-1')]).toEqual(['case.not-allowed', ABOVE]);
    await tell('joint-supervision', matterId, { barred: ['mhk-lead-2'], revision: 1 });
    await eventually(async () => (await told('mhk-lead-1')) === 'read', 20_000);
    expect([await told('mhk-lead-2'), await acts('mhk-lead-1')]).toEqual(['access.barred-by-recusal', 'case.not-allowed']);
  });
});
