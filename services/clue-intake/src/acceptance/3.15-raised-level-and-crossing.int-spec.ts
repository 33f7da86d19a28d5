import { randomUUID } from 'node:crypto';
import { clueHandedOver, clueRouted, type IntegrationEvent } from '@liandong/contracts';
import { CommandRunner, type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { clues, dispose, HandClock } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { custody } from '../custody/custody.decider.js';
import type { Digest } from '../read/figure-digest/figure-digest.query.js';
import { signedRouting } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';
import { tellPlan, zoneOf } from '../testing/zone-plans.js';

const day = '2020-06-11';
const zones = [zoneOf('pj', 'east', 'pj-lead-east', 1, [1]), zoneOf('pj', 'west', 'pj-lead-west', 2, [2])];
const villager = person('c1', { organisationId: 'pj.township-1.village-3', position: '村书记', managedBy: 'township', villageCadre: true });
const east = { zoneId: 'pj.zone-east', leaderPersonId: 'pj-lead-east', level: 'county' };
const west = { zoneId: 'pj.zone-west', leaderPersonId: 'pj-lead-west', level: 'county' };
const township = { ...east, zoneId: 'pj.township-1', level: 'township' };

/** 潘集区: two case zones, east and west (3.13); what is raised goes to rooms, groups and zones, never to the own township (3.15). */
describe('3.13, 3.15, 2.8: raised and crossed', () => {
  const clock = new HandClock(`${day}T02:00:00.000Z`);
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server, 'pj');
    await tellPlan(server, 'pj', { version: 1, from: '2020-03-02', zones });
  });
  afterAll(() => server.close());

  const ask = (who: string, clueId: string, noun: string, body: object = {}) =>
    server.send(`pj-${who}`, 'POST', `${clues}/${clueId}/${noun}`, body);
  const act = (who: string, clueId: string, noun: string, body: object = {}) =>
    server.command(`pj-${who}`, `${clues}/${clueId}/${noun}`, body);
  const shown = (clueId: string) => server.read<Record<string, unknown>>('pj-principal', `${clues}/${clueId}`);
  const listed = async (query: string) =>
    (await server.read<{ items: readonly { clueId: string }[] }>('pj-director', `${clues}?${query}`)).items.map(({ clueId }) => clueId);
  const groups = async (figure: string) =>
    (await server.read<Digest>('pj-director', `/api/clue-intake/figures?figure=clue-intake.${figure}`)).figures[0]!.groups.map(
      ({ dimensions, standing }) => ({ ...dimensions, standing }),
    );
  /** A letter about a village's party secretary, to be verified. */
  async function letter(): Promise<string> {
    const source = { kind: 'petition', agencyId: 'pj.petition', reference: '信访1号' };
    const { id } = await server.command<{ id: string }>('pj-intake', clues, {
      organisationId: 'pj',
      source,
      title: '反映某村书记',
      summary: '……',
      receivedOn: day,
      subjects: [villager],
    });
    await dispose(server, 'pj', id);
    return id;
  }

  it('3.13, 3.15: of two zones, a tour’s clue about a village cadre goes to one, and to no township; the plan’s version stands with it', async () => {
    const bus = await server.app.get<Platform>(PLATFORM).messageBus('spec');
    const told: IntegrationEvent[] = [];
    const listening = await bus.subscribe({ durable: 'spec', types: [clueRouted.type], handler: async (event) => void told.push(event) });
    const itemId = randomUUID();
    const data = {
      itemId,
      handoverId: 'h1',
      round: '第九轮',
      tourOfficeId: 'pj.tour-office',
      organisationId: 'pj',
      title: '养老服务中心资金',
      summary: '……',
      subjects: [villager],
      receivedOn: day,
      raisedLevel: true,
      resultDueAt: '2020-09-11T15:59:59.999Z',
    };
    await bus.publish([
      {
        id: randomUUID(),
        type: clueHandedOver.type,
        source: 'inspection-liaison',
        time: clock.now(),
        matterId: randomUUID(),
        causationId: randomUUID(),
        data,
      },
    ]);
    await eventually(() => server.read('pj-intake', `${clues}/${itemId}`));
    await dispose(server, 'pj', itemId);
    expect(await ask('intake', itemId, 'routing-proposal', township)).toMatchObject({
      status: 409,
      body: { code: 'clue.raised-level-required', rule: 'B3.6', details: { allowedLevels: ['county'] } },
    });
    expect(await ask('intake', itemId, 'routing-proposal', { ...east, zoneId: 'pj.zone-south' })).toMatchObject({
      body: {
        code: 'clue.zone-unknown',
        allowed: ['propose-routing'],
        details: { planVersion: 1, zones: [{ zoneId: 'pj.zone-east' }, { zoneId: 'pj.zone-west' }] },
      },
    });
    expect(await ask('intake', itemId, 'routing-proposal', { ...east, leaderPersonId: 'pj-lead-west' })).toMatchObject({
      status: 422,
      body: { code: 'clue.not-zone-lead', rule: '0.3', details: { leadPersonId: 'pj-lead-east' } },
    });
    await act('intake', itemId, 'routing-proposal', east);
    await act('principal', itemId, 'routing-approval');
    expect(await shown(itemId)).toMatchObject({ status: 'routed', raisedLevel: true, planVersion: 1, crossed: null });
    await eventually(() => expect(told).toMatchObject([{ data: { clueId: itemId, raisedLevel: true, planVersion: 1, routingNo: 1 } }]));
    await listening.stop();
  }, 60_000);

  it('3.15: a letter’s clue that had gone to the township is raised by the principal, and distributed anew; the lead, who has it in hands already, signs no second time', async () => {
    const clueId = await letter();
    await act('intake', clueId, 'routing-proposal', township);
    await act('principal', clueId, 'routing-approval', { acceptance: '情况简单' });
    await signedRouting(server, clueId, 'pj-intake', 'pj-lead-east', day);
    await act('intake', clueId, 'raise-proposal', { reason: '熟人社会,乡镇力量薄弱' });
    expect(await shown(clueId)).toMatchObject({
      level: 'township',
      raisedLevel: false,
      raise: { reason: '熟人社会,乡镇力量薄弱', proposedBy: 'pj-intake' },
      allowed: expect.arrayContaining(['approve-raise', 'reject-raise']) as unknown,
    });
    for (const who of ['director', 'lead-east']) expect(await ask(who, clueId, 'raise-approval')).toMatchObject({ status: 403 });
    await act('principal', clueId, 'raise-approval');
    expect(await shown(clueId)).toMatchObject({ status: 'disposal-approved', level: null, raisedLevel: true, raise: null });
    expect(
      await ask('township-secretary', clueId, 'township-result', {
        results: [{ subjectId: 'c1', outcome: 'no-case', reference: 'x' }],
        summary: 'x',
        reportedOn: day,
      }),
    ).toMatchObject({ status: 409, body: { code: 'clue.not-allowed' } });
    expect(await ask('intake', clueId, 'routing-proposal', township)).toMatchObject({ body: { code: 'clue.raised-level-required' } });
    for (const handling of [
      { kind: 'assisted', assistingIds: ['pj.township-1'] },
      { kind: 'self-handled', departmentId: 'pj.township-2.office' },
    ]) {
      expect(await ask('intake', clueId, 'routing-proposal', { ...east, handling })).toMatchObject({
        status: 422,
        body: { code: 'clue.raised-from-township', rule: '3.15', allowed: ['propose-routing'] },
      });
    }
    await act('intake', clueId, 'routing-proposal', { ...east, handling: { kind: 'passed-on', unitId: 'pj.room-1' } });
    await act('principal', clueId, 'routing-approval');
    await eventually(async () => (await server.app.get(CommandRunner).read(custody, clueId)).state.routingNo === 2);
    expect(await server.read('pj-director', `/api/clue-intake/custody/${clueId}`)).toMatchObject({
      steps: [{ status: 'received', toPerson: 'pj-lead-east' }],
    });
    expect(await listed('raised=true&handling=passed-on')).toEqual([clueId]);
  }, 60_000);

  it('2.8, 2.5: outside the zone of the subject’s township it is handled across zones, with a reason that lies before the principal; an approver who leads it is refused', async () => {
    const clueId = await letter();
    expect(await ask('intake', clueId, 'routing-proposal', west)).toMatchObject({
      status: 422,
      body: { code: 'clue.cross-reason-required', rule: '2.8', details: { homeZoneIds: ['pj.zone-east'] } },
    });
    expect(await ask('intake', clueId, 'routing-proposal', { ...east, crossReason: '……' })).toMatchObject({
      status: 422,
      body: { code: 'clue.not-crossed' },
    });
    const reason = '东片区干部与被反映人熟识,交叉办理';
    await act('intake', clueId, 'routing-proposal', { ...west, crossReason: reason, handlerIds: ['pj-principal'] });
    expect(await ask('principal', clueId, 'routing-approval')).toMatchObject({
      status: 403,
      body: { code: 'clue.approver-handles', allowed: ['reject-routing'] },
    });
    await act('principal', clueId, 'routing-rejection', { reason: '不由本人承办' });
    await act('intake', clueId, 'routing-proposal', { ...west, crossReason: reason, raiseReason: '村书记问题' });
    expect(await shown(clueId)).toMatchObject({ crossed: { homeZoneIds: ['pj.zone-east'], reason }, raise: { withRouting: true } });
    await act('principal', clueId, 'routing-approval');
    expect(await shown(clueId)).toMatchObject({ status: 'routed', raisedLevel: true, zoneId: 'pj.zone-west', crossed: { reason } });
    expect(await listed('crossed=true')).toEqual([clueId]);
    expect(await listed('crossed=false&level=county&zone=pj.zone-west')).toEqual([]);
  }, 60_000);

  it('0.2: given a change of the plan between proposal and approval, then what no longer holds is turned back; the new lead may get it', async () => {
    const clueId = await letter();
    await act('intake', clueId, 'routing-proposal', east);
    await tellPlan(server, 'pj', { version: 2, from: '2020-06-11', zones: [zoneOf('pj', 'east', 'pj-lead-west', 1, [1]), zones[1]!] });
    expect(await ask('principal', clueId, 'routing-approval')).toMatchObject({
      status: 422,
      body: { code: 'clue.not-zone-lead', allowed: ['reject-routing'], details: { leadPersonId: 'pj-lead-west' } },
    });
    await act('principal', clueId, 'routing-rejection', { reason: '牵头领导已变更' });
    await act('intake', clueId, 'routing-proposal', { ...east, leaderPersonId: 'pj-lead-west' });
    await act('principal', clueId, 'routing-approval');
    expect(await shown(clueId)).toMatchObject({ status: 'routed', planVersion: 2, leaderPersonId: 'pj-lead-west' });
  }, 60_000);

  it('0.3, B1.3: a zone that the principal leads receives clues under another leader of the commission, with a reason that lies before the principal', async () => {
    const clueId = await letter();
    await tellPlan(server, 'pj', { version: 3, from: day, zones: [zoneOf('pj', 'east', 'pj-principal', 1, [1]), zones[1]!] });
    expect(await ask('intake', clueId, 'routing-proposal', east)).toMatchObject({
      status: 422,
      body: { code: 'clue.not-zone-lead', details: { leadPersonId: 'pj-principal' } },
    });
    const leadReason = '东片区由主要负责人牵头,本案由其审批';
    await act('intake', clueId, 'routing-proposal', { ...east, leadReason });
    expect(await shown(clueId)).toMatchObject({ status: 'routing-proposed', leaderPersonId: 'pj-lead-east', leadReason });
    await act('principal', clueId, 'routing-approval');
    expect(await shown(clueId)).toMatchObject({ status: 'routed', leaderPersonId: 'pj-lead-east', leadReason, planVersion: 3 });
  }, 60_000);

  it('3.15, 2.8: the figures tell what was raised by decision, and which zone handles what across zones', async () => {
    // Figures follow the moment at which an event was stored, and the database keeps its own clock.
    clock.to(new Date().toISOString());
    expect(await groups('levels-raised')).toEqual([{ source: 'petition', standing: 2 }]);
    const west = { zone: 'pj.zone-west', level: 'county', raisedLevel: 'true', handling: 'not-said', crossed: 'true' };
    expect(await groups('clues-handled')).toEqual(
      expect.arrayContaining([
        { ...west, standing: 1 },
        { ...west, zone: 'pj.zone-east', handling: 'passed-on', crossed: 'false', standing: 1 },
      ]),
    );
  });

  it('3.15, B1.4: given a township that has not signed yet, when the clue is raised, then nobody waits for its signature, and the next routing is signed', async () => {
    const clueId = await letter();
    const lead = { leaderPersonId: 'pj-lead-west' };
    await tellPlan(server, 'pj', { version: 4, from: day, zones: [zoneOf('pj', 'east', 'pj-lead-west', 1, [1]), zones[1]!] });
    await act('intake', clueId, 'routing-proposal', { ...township, ...lead });
    await act('principal', clueId, 'routing-approval', { acceptance: '情况简单' });
    const steps = (...expected: readonly object[]) =>
      eventually(async () => {
        const shownSteps = await server.send<{ steps: readonly object[] }>('pj-director', 'GET', `/api/clue-intake/custody/${clueId}`);
        expect(shownSteps).toMatchObject({ status: 200, body: { steps: expected } });
        return true;
      });
    await steps({ step: 1, status: 'open' });
    await act('intake', clueId, 'raise-proposal', { reason: '熟人社会' });
    await act('principal', clueId, 'raise-approval');
    await steps({ step: 1, status: 'withdrawn' });
    await act('intake', clueId, 'routing-proposal', { ...east, ...lead });
    await act('principal', clueId, 'routing-approval');
    await steps({ step: 1, status: 'withdrawn' }, { step: 2, status: 'open', toPerson: 'pj-lead-west' });
    await server.command('pj-intake', `/api/clue-intake/custody/${clueId}/handing-over`, { handedOn: day });
    await server.command('pj-lead-west', `/api/clue-intake/custody/${clueId}/receipt`, { receivedOn: day });
    await steps({ status: 'withdrawn' }, { status: 'received' });
  }, 60_000);
});
