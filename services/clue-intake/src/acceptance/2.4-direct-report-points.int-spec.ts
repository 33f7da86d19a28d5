import { figureWithEvents, ownFigures, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { clues, dispose, HandClock } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const day = '2022-03-02';
/** 24 towns and streets of two counties. */
const towns = [...Array.from({ length: 22 }, (_, index) => `mhk.township-${index + 1}`), 'pj.township-1', 'pj.township-2'];
/** The towns of which the directory knows the secretary. */
const secretaries: Readonly<Record<string, string>> = {
  'mhk.township-1': 'mhk-township-secretary',
  'pj.township-1': 'pj-township-secretary',
};

interface Point {
  readonly stationId: string;
  readonly organisationId: string;
  readonly commissionId: string;
}

describe('2.4: direct-report points', () => {
  let server: TestApp;
  const points = new Map<string, string>();
  const reported = new Map<string, { readonly id: string; readonly eventIds: readonly string[] }>();
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock: new HandClock(`${day}T02:00:00.000Z`) });
    for (const one of ['upper', 'pj']) await keptLibrary(server, one);
    for (const organisationId of towns) {
      const { id } = await server.command<{ id: string }>('upper-director', `${api}/stations`, opening(organisationId));
      points.set(organisationId, id);
    }
    for (const town of towns) reported.set(town, await server.command(secretaries[town] ?? 'upper-intake', clues, report(town)));
  }, 120_000);
  afterAll(() => server.close());

  const opening = (organisationId: string) => ({
    kind: 'direct-report-point',
    name: `${organisationId} 信息直报点`,
    organisationId,
    commissionId: 'upper',
    members: [],
    duties: [],
    openedOn: '2022-03-01',
  });
  const report = (town: string, organisationId = 'upper') => ({
    organisationId,
    source: { kind: 'direct-report-point', agencyId: town, reference: `${town} 直报1号` },
    title: '群众急难愁盼问题',
    summary: '卷内材料',
    receivedOn: day,
    subjects: [person('s1')],
    origin: { stationId: points.get(town) },
  });
  const clueOf = (town: string) => reported.get(town)!.id;
  const act = (who: string, clueId: string, noun: string, body: object = {}) =>
    server.command<{ position: string; eventIds: readonly string[] }>(who, `${clues}/${clueId}/${noun}`, body);
  const figure = (name: string, query: Readonly<Record<string, string>> = {}, organisation = 'upper') =>
    figureWithEvents(server, `clue-intake.${name}`, { organisation, ...query }, ownFigures(server));
  const listed = (who: string, path: string) => server.read<{ total: number; items: readonly Point[] }>(who, `${api}/${path}`);

  it('2.4: the city has set up 24 points in towns and streets of several counties; what they report stands in the city’s library', async () => {
    const { total, items } = await listed('upper-principal', 'stations?kind=direct-report-point');
    expect([
      total,
      new Set(items.map(({ organisationId }) => organisationId)).size,
      new Set(items.map(({ organisationId }) => organisationId.split('.')[0])).size,
    ]).toEqual([24, 24, 2]);
    expect(new Set(items.map(({ commissionId }) => commissionId))).toEqual(new Set(['upper']));
    expect(await figure('stations', { kind: 'direct-report-point' })).toMatchObject({ value: 24, types: { StationOpened: 24 } });
    const received = await figure('clues-received', { source: 'direct-report-point' });
    expect(received).toMatchObject({ value: 24, types: { ClueReceived: 24 } });
    expect([...received.eventIds].sort()).toEqual([...reported.values()].flatMap(({ eventIds }) => eventIds).sort());
    expect(await server.read('upper-principal', `${clues}?source=direct-report-point`)).toMatchObject({ total: 24 });
    expect(await figure('clues', { by: 'source,status' })).toMatchObject({ value: 24, groups: { 'direct-report-point received': 24 } });
    const { position } = await act('upper-intake', clueOf('mhk.township-3'), 'registration');
    expect(await figure('clues-by-status')).toMatchObject({ value: 24, groups: { received: 23, registered: 1 } });
    expect(await server.read('upper-principal', `${clues}/${clueOf('mhk.township-3')}`, position)).toMatchObject({
      organisationId: 'upper',
      number: '直报〔2022〕1号',
      sourceAgencyId: 'mhk.township-3',
    });
  });

  it('2.4: the county in between neither reads nor touches it', async () => {
    for (const county of ['mhk', 'pj']) {
      const clueId = clueOf(`${county}.township-1`);
      const stationId = points.get(`${county}.township-1`)!;
      expect([await listed(`${county}-principal`, 'clues'), await listed(`${county}-principal`, 'stations')]).toMatchObject([
        { total: 0 },
        { total: 0 },
      ]);
      expect(await server.send(`${county}-principal`, 'GET', `${clues}/${clueId}`)).toMatchObject({ status: 404 });
      expect(await server.send(`${county}-principal`, 'GET', `${api}/stations/${stationId}`)).toMatchObject({
        status: 404,
        body: { code: 'station.unknown' },
      });
      const foreign = { status: 403, body: { code: 'access.wrong-organisation' } };
      expect(await server.send(`${county}-intake`, 'POST', `${clues}/${clueId}/registration`)).toMatchObject(foreign);
      expect(await server.send(`${county}-principal`, 'POST', `${clues}/${clueId}/disposal-approval`)).toMatchObject(foreign);
      expect(await server.send(`${county}-intake`, 'POST', clues, report(`${county}.township-1`))).toMatchObject(foreign);
      expect(
        await server.send(`${county}-director`, 'POST', `${api}/stations/${stationId}/closure`, { reason: '撤并', closedOn: day }),
      ).toMatchObject(foreign);
      for (const name of ['stations', 'clues-received', 'clues-by-status', 'subjects'])
        expect([name, await figure(name, {}, county)]).toMatchObject([name, { value: 0, eventIds: [] }]);
      // Nor does it turn what is meant for the city into a clue of its own.
      expect(await server.send(`${county}-intake`, 'POST', clues, report(`${county}.township-1`, county))).toMatchObject({
        status: 422,
        body: { code: 'clue.station-unfit' },
      });
    }
  });

  it('2.4, B1.11: the town is told the result on its own page, and signs; the town next to it reads and signs nothing', async () => {
    const clueId = clueOf('mhk.township-1');
    await dispose(server, 'upper', clueId, 'close');
    await act('upper-director', clueId, 'conclusion', { summary: '内部结论', concludedOn: day });
    const { position } = await act('upper-director', clueId, 'feedback', { text: '已协调解决', givenOn: day });
    const page = await server.read<object>('mhk-township-secretary', `${api}/transfers/${clueId}`, position);
    expect(page).toMatchObject({ clueId, organisationId: 'upper', stage: 'concluded', feedbackText: '已协调解决', acknowledgedOn: null });
    for (const secret of ['卷内材料', '内部结论', '人员s1']) expect(JSON.stringify(page)).not.toContain(secret);
    const sign = (who: string) => server.send(who, 'POST', `${clues}/${clueId}/feedback-receipt`, { acknowledgedOn: day });
    expect(await server.send('pj-township-secretary', 'GET', `${api}/transfers/${clueId}`)).toMatchObject({
      status: 404,
      body: { code: 'transfer.not-found' },
    });
    for (const other of ['pj-township-secretary', 'mhk-supervisor-1', 'mhk-reception', 'mhk-procurator'])
      expect([other, await sign(other)]).toMatchObject([other, { status: 403, body: { code: 'access.wrong-organisation' } }]);
    expect(await sign('mhk-township-secretary')).toMatchObject({ status: 201 });
    expect(await figure('feedback-acknowledged')).toMatchObject({ value: 1, types: { FeedbackAcknowledged: 1 } });
    expect([(await figure('feedback-acknowledged', {}, 'mhk')).value, (await figure('feedback-by-source', {}, 'mhk')).eventIds]).toEqual([
      0,
      [],
    ]);
    expect(await server.send('upper-director', 'POST', `${clues}/${clueId}/closure`, { reason: '办结', closedOn: day })).toMatchObject({
      status: 201,
    });
  });

  it('2.4, B1.6: what is the county’s to handle the city forwards, and only then the county has it; the town learns so', async () => {
    const clueId = clueOf('pj.township-1');
    await act('upper-intake', clueId, 'registration');
    const { position } = await act('upper-director', clueId, 'forwarding', {
      toOrganisation: 'pj',
      subjectIds: ['s1'],
      reason: '属潘集区管辖',
      forwardedOn: day,
      documentNumber: '移〔2020〕1号',
    });
    expect(await server.read('pj-township-secretary', `${api}/transfers/${clueId}`, position)).toMatchObject({
      stage: 'not-taken',
      notTakenReason: '属潘集区管辖',
    });
    const arrived = await eventually(async () => {
      const { items } = await server.read<{ items: readonly { clueId: string; organisationId: string }[] }>('pj-intake', clues);
      return items[0] ?? false;
    });
    expect(arrived).toMatchObject({ organisationId: 'pj', forwardedFrom: { organisationId: 'upper' } });
    expect(arrived.clueId).not.toBe(clueId);
    await act('pj-intake', arrived.clueId, 'registration');
    expect(await figure('clues-by-status', {}, 'pj')).toMatchObject({ value: 1, groups: { registered: 1 } });
    expect(await server.send('pj-principal', 'GET', `${clues}/${clueId}`)).toMatchObject({ status: 404 });
    expect(await server.read('upper-director', `${clues}/${clueId}`)).toMatchObject({ status: 'forwarded' });
    expect(await server.read('upper-intake', `${clues}?status=forwarded`)).toMatchObject({ total: 1, items: [{ clueId }] });
  });
});
