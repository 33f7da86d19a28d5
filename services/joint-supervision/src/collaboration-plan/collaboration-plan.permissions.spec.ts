import { rolesThatMay, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { JointSupervisionModule } from '../joint-supervision.module.js';
import { meihekouPlan } from './plan.fixtures.js';

const plans = '/api/joint-supervision/collaboration-plans';
const changedOn = '2020-06-01';

const changes: readonly [noun: string, body: object][] = [
  ['member-moves', { organisationId: 'mhk.township-1', toZoneId: 'mhk.zone-2', movedOn: changedOn }],
  ['members', { organisationId: 'mhk.township-99', kind: 'township', zoneId: 'mhk.zone-1', joinedOn: changedOn }],
  ['member-departures', { organisationId: 'mhk.township-2', leftOn: changedOn }],
  ['lead-changes', { zoneId: 'mhk.zone-1', leadPersonId: 'mhk-lead-2', changedOn }],
  ['liaison-room-changes', { zoneId: 'mhk.zone-1', liaisonRoomId: 'mhk.room-2', changedOn }],
  ['group-changes', { zoneId: 'mhk.zone-1', group: { groupId: 'mhk.group-1-1', name: 'x', memberIds: ['mhk.room-1'] }, changedOn }],
];

describe('collaboration plan: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([JointSupervisionModule]);
    await server.command('mhk-principal', plans, meihekouPlan);
  });
  afterAll(() => server.close());

  it('0.2: adopting: the principal, for the own commission only, and nobody for one that has no plan yet', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', plans, meihekouPlan)).toEqual(['principal']);
    for (const organisationId of ['mhk', 'pj', 'upper']) {
      const person = organisationId === 'mhk' ? 'pj-principal' : 'mhk-principal';
      expect(await server.send(person, 'POST', plans, { ...meihekouPlan, organisationId })).toMatchObject({
        status: 403,
        body: { code: 'access.wrong-organisation' },
      });
    }
  });

  it.each(changes)('0.3: %s: the principal and case management, which coordinates', async (noun, body) => {
    expect(await rolesThatMay(server, 'mhk', 'POST', `${plans}/mhk/${noun}`, body)).toEqual(['case-director', 'principal']);
    for (const person of ['pj-director', 'pj-principal']) {
      expect(await server.send(person, 'POST', `${plans}/mhk/${noun}`, body)).toMatchObject({
        status: 403,
        body: { code: 'access.wrong-organisation' },
      });
    }
  });

  it('reading: whoever works in the zones; no agency, no unit; other jurisdictions find nothing', async () => {
    const may = ['intake-officer', 'case-director', 'principal', 'deputy', 'supervisor', 'investigator', 'township-secretary'];
    expect(await rolesThatMay(server, 'mhk', 'GET', plans)).toEqual(may);
    expect(await rolesThatMay(server, 'mhk', 'GET', `${plans}/mhk?on=2020-03-02`)).toEqual(may);
    expect(await server.read('pj-director', plans)).toMatchObject({ total: 0 });
    expect(await server.send('pj-director', 'GET', `${plans}/mhk?on=2020-03-02`)).toMatchObject({ status: 404 });
  });
});
