import { ClueIntakeModule } from '@liandong/clue-intake';
import { keptLibrary } from '@liandong/clue-intake/testing';
import { JointSupervisionModule } from '@liandong/joint-supervision';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { disposalPlan } from './testing/case-chain.js';

const clues = '/api/clue-intake/clues';
const plans = '/api/joint-supervision/collaboration-plans';
const day = '2022-06-06';

/** 乐陵市: 16 towns in 4 zones of “1+1+N”, one county leader and one liaison room each (2.5). */
const zones = [1, 2, 3, 4].map((number) => ({
  zoneId: `mhk.zone-${number}`,
  name: `第${number}协作联动片区`,
  leadPersonId: `mhk-lead-${number}`,
  liaisonRoomId: `mhk.room-${number}`,
  members: [
    { organisationId: `mhk.room-${number}`, kind: 'department-room' },
    ...[1, 2, 3, 4].map((town) => ({ organisationId: `mhk.township-${(number - 1) * 4 + town}`, kind: 'township' })),
  ],
  groups: [],
}));
const plan = {
  organisationId: 'mhk',
  title: '“1+1+N”片区协作机制',
  upperBodyId: 'upper',
  coordinatorIds: ['mhk.case-management'],
  systems: ['joint-investigation'],
  zones,
  adoptedOn: '2022-03-01',
};
const secretary = {
  subjectId: 's1',
  name: '闫某某',
  organisationId: 'mhk.township-1.village-yan',
  position: '村党支部书记',
  managedBy: 'township',
  villageCadre: true,
};

describe('2.5: from the plan of joint supervision to the routing of a clue', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule, JointSupervisionModule]);
    await keptLibrary(server);
    await server.command('mhk-principal', plans, plan);
  }, 120_000);
  afterAll(() => server.close());

  const act = (who: string, clueId: string, noun: string, body: object = {}) =>
    server.command<{ position: string }>(`mhk-${who}`, `${clues}/${clueId}/${noun}`, body);
  const propose = (clueId: string, routing: object) =>
    server.send('mhk-intake', 'POST', `${clues}/${clueId}/routing-proposal`, { level: 'county', ...routing });
  async function toBeRouted(): Promise<string> {
    const source = { kind: 'petition', agencyId: 'mhk.petition', reference: '信访1号' };
    const { id } = await server.command<{ id: string }>('mhk-intake', clues, {
      organisationId: 'mhk',
      source,
      title: '反映某村书记',
      summary: '……',
      receivedOn: day,
      subjects: [secretary],
    });
    await act('intake', id, 'registration');
    await act('intake', id, 'screening', { problemTypes: ['discipline'], opinion: '属本级管辖' });
    await act('intake', id, 'disposal-proposal', { mode: 'initial-verification', opinion: '拟初核', plan: disposalPlan });
    await act('principal', id, 'disposal-approval');
    return id;
  }

  it('2.5, 2.9: of 16 towns in 4 zones, the first zone takes the clue of one of its villages, under the version that was adopted, and verifies it', async () => {
    const clueId = await toBeRouted();
    // Refused as soon as the plan is known here: no plan has a fifth zone.
    const fifth = await eventually(async () => {
      const answer = await propose(clueId, { zoneId: 'mhk.zone-5', leaderPersonId: 'mhk-lead-1' });
      if (answer.status === 201) await act('principal', clueId, 'routing-rejection', { reason: '没有该片区' });
      return answer.status !== 201 && answer;
    });
    expect(fifth).toMatchObject({
      status: 422,
      body: {
        code: 'clue.zone-unknown',
        details: { planVersion: 1, zones: zones.map(({ zoneId, leadPersonId }) => ({ zoneId, leadPersonId })) },
      },
    });
    expect(
      await propose(clueId, { zoneId: 'mhk.zone-1', leaderPersonId: 'mhk-lead-1', handling: { kind: 'passed-on', unitId: 'mhk.room-1' } }),
    ).toMatchObject({ status: 201 });
    const { position } = await act('principal', clueId, 'routing-approval');
    expect(await server.read('mhk-principal', `${clues}/${clueId}`, position)).toMatchObject({
      zoneId: 'mhk.zone-1',
      planVersion: 1,
      crossed: null,
      handling: { kind: 'passed-on', unitId: 'mhk.room-1' },
    });
    expect(await eventually(() => server.read('mhk-lead-1', `/api/joint-supervision/verifications/${clueId}`))).toMatchObject({
      zoneId: 'mhk.zone-1',
    });
  }, 120_000);

  it('0.3, 2.8: given that the town has moved to another zone, then its clue is at home there, and handled across zones by the first', async () => {
    await server.command('mhk-director', `${plans}/mhk/member-moves`, {
      organisationId: 'mhk.township-1',
      toZoneId: 'mhk.zone-2',
      movedOn: '2022-06-01',
    });
    const clueId = await toBeRouted();
    const first = { zoneId: 'mhk.zone-1', leaderPersonId: 'mhk-lead-1' };
    const crossed = await eventually(async () => {
      const answer = await propose(clueId, first);
      if (answer.status === 201) await act('principal', clueId, 'routing-rejection', { reason: '重新提出' });
      return answer.status !== 201 && answer;
    });
    expect(crossed).toMatchObject({ status: 422, body: { code: 'clue.cross-reason-required', details: { homeZoneIds: ['mhk.zone-2'] } } });
    expect(await propose(clueId, { ...first, crossReason: '交叉互查' })).toMatchObject({ status: 201 });
    const { position } = await act('principal', clueId, 'routing-approval');
    expect(await server.read('mhk-principal', `${clues}/${clueId}`, position)).toMatchObject({
      planVersion: 2,
      crossed: { homeZoneIds: ['mhk.zone-2'], reason: '交叉互查' },
    });
  }, 120_000);
});
