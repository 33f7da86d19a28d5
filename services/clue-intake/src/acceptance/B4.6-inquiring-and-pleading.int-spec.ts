import { figureWithEvents, ownFigures, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { screenedClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const path = `${api}/interventions`;
const clock = { moment: '2020-06-30T02:00:00.000Z', now: () => clock.moment };

describe('B4.6: inquiring, interfering and pleading: entered, assessed, handled', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const record = async (clueId: string, more: object = {}, who = 'mhk-inv-1') =>
    (
      await server.command<{ id: string }>(who, path, {
        clueId,
        kind: 'pleading',
        by: { name: '某某', unit: '某局' },
        addressee: 'mhk-inv-1',
        occurredOn: '2020-06-29',
        content: '请求从轻',
        ...more,
      })
    ).id;
  const ask = (who: string, id: string, noun: string, body: object) => server.command(who, `${path}/${id}/${noun}`, body);
  const refused = (who: string, id: string, noun: string, body: object) => server.send(who, 'POST', `${path}/${id}/${noun}`, body);
  const assessment = { standing: 'outsider', opinion: '单位领导为下属说情', assessedOn: '2020-06-30' };
  const reminder = { outcome: 'reminded', reason: '已书面提醒', handledOn: '2020-06-30' };

  it('an outsider’s: assessed by the director, decided by the deputy; whoever may read the clue sees that somebody asked, and not who', async () => {
    const clueId = await screenedClue(server);
    const id = await record(clueId);
    expect(await server.read('mhk-director', `${path}/${id}`)).toMatchObject({ status: 'recorded', overdue: false, allowed: ['assess'] });
    expect(await refused('mhk-lead-1', id, 'handling', reminder)).toMatchObject({
      status: 409,
      body: { code: 'intervention.not-allowed', allowed: ['assess'] },
    });
    await ask('mhk-director', id, 'assessment', assessment);
    await ask('mhk-lead-1', id, 'handling', reminder);
    expect(await server.read('mhk-principal', `${path}?clue=${clueId}&outcome=reminded&status=handled`)).toMatchObject({
      total: 1,
      items: [
        {
          interventionId: id,
          standing: 'outsider',
          assessedBy: 'mhk-director',
          outcome: 'reminded',
          handledBy: 'mhk-lead-1',
          inTime: true,
        },
      ],
    });
    expect(await server.read('mhk-intake', `${api}/clues/${clueId}/interventions`)).toEqual({
      clueId,
      items: [{ interventionId: id, kind: 'pleading', occurredOn: '2020-06-29', status: 'handled' }],
    });
  });

  it('a superior’s: reported to the body above; nobody here decides it', async () => {
    const id = await record(await screenedClue(server), { by: { name: '某某', unit: '市委', position: '副书记' } });
    await ask('mhk-director', id, 'assessment', { ...assessment, standing: 'superior' });
    expect(await refused('mhk-principal', id, 'handling', reminder)).toMatchObject({
      status: 409,
      body: { code: 'intervention.superior-goes-up', rule: 'B4.6' },
    });
    const report = { receiverId: 'mhk', documentNumber: '梅纪报〔2020〕1号', reportedOn: '2020-06-30' };
    expect(await refused('mhk-director', id, 'report-upward', report)).toMatchObject({
      status: 422,
      body: { code: 'intervention.body-not-competent', details: { level: 'upper' } },
    });
    await ask('mhk-director', id, 'report-upward', { ...report, receiverId: 'upper' });
    expect(await server.read('mhk-director', `${path}/${id}`)).toMatchObject({
      status: 'handled',
      outcome: 'reported-upward',
      receiverId: 'upper',
      level: 'upper',
      inTime: true,
      allowed: [],
    });
  });

  it('through the chief to the register of breaches: the hand-over names a breach that stands there', async () => {
    const clueId = await screenedClue(server);
    const id = await record(clueId, { by: { name: '某某', unit: '第三监督检查室', personId: 'mhk-inv-3' } });
    await ask('mhk-director', id, 'assessment', { ...assessment, standing: 'colleague' });
    await ask('mhk-director', id, 'report-upward', { receiverId: 'mhk', documentNumber: '梅纪报〔2020〕2号', reportedOn: '2020-06-30' });
    expect(await refused('mhk-lead-1', id, 'handling', reminder)).toMatchObject({
      status: 403,
      body: { code: 'intervention.chief-decides' },
    });
    const handover = (breachId: string) => ({
      outcome: 'handed-over',
      reason: '涉嫌违反工作纪律',
      handover: { kind: 'breach', id: breachId },
      handledOn: '2020-06-30',
    });
    expect(await refused('mhk-principal', id, 'handling', handover('nothing'))).toMatchObject({
      status: 404,
      body: { code: 'intervention.record-unknown' },
    });
    const officer = { personId: 'mhk-inv-3', organisationId: 'mhk.room-5', standing: 'staff' };
    const breach = await server.command<{ id: string }>('mhk-director', `${api}/breaches`, {
      organisationId: 'mhk',
      officer,
      kind: 'leaking',
      about: { kind: 'clue', id: clueId },
      occurredOn: '2020-06-29',
      content: '……',
    });
    await ask('mhk-principal', id, 'handling', handover(breach.id));
    expect(await server.read('mhk-principal', `${path}/${id}`)).toMatchObject({
      outcome: 'handed-over',
      handoverKind: 'breach',
      handoverId: breach.id,
      handledBy: 'mhk-principal',
    });
  });

  it('whoever was asked decides nothing of it; whoever pleaded, though a director, learns nothing of it by any read or command', async () => {
    const clueId = await screenedClue(server);
    const toDirector = await record(clueId, { addressee: 'mhk-director' });
    expect(await refused('mhk-director', toDirector, 'assessment', assessment)).toMatchObject({
      status: 403,
      body: { code: 'intervention.asked-decides', rule: 'B4.6' },
    });
    const byDirector = await record(clueId, { by: { name: '某某', unit: '案件监督管理室', personId: 'mhk-director' } });
    expect(await server.send('mhk-director', 'GET', `${path}/${byDirector}`)).toMatchObject({
      status: 404,
      body: { code: 'intervention.unknown' },
    });
    expect(await refused('mhk-director', byDirector, 'assessment', assessment)).toMatchObject({
      status: 404,
      body: { code: 'intervention.unknown' },
    });
    // Nor by a revision that is asked for: a stale one is no business of whoever has no right to the record.
    const stale = (who: string, id: string) => server.send(who, 'POST', `${path}/${id}/assessment`, assessment, { 'if-match': '"99"' });
    for (const [who, id] of [
      ['mhk-director', byDirector],
      ['mhk-director', 'nowhere'],
      ['pj-director', 'nowhere'],
    ] as const)
      expect(await stale(who, id)).toMatchObject({ status: 404, body: { code: 'intervention.unknown' } });
    expect(await stale('pj-director', byDirector)).toMatchObject({ status: 403, body: { code: 'access.wrong-organisation' } });
    expect(await stale('mhk-cadre', byDirector)).toMatchObject({ status: 409, body: { code: 'stale-revision' } });
    expect(
      await refused('mhk-director', byDirector, 'report-upward', { receiverId: 'mhk', documentNumber: '1', reportedOn: '2020-06-30' }),
    ).toMatchObject({ status: 404 });
    for (const list of [`${path}?clue=${clueId}`, `${api}/clues/${clueId}/interventions`])
      expect(JSON.stringify(await server.read('mhk-director', list))).not.toContain(byDirector);
    await ask('mhk-cadre', byDirector, 'assessment', { ...assessment, standing: 'colleague' });
    await ask('mhk-principal', byDirector, 'handling', reminder);
  });

  it('outside the jurisdiction, under a recusal and above the clearance nothing of it is seen or done', async () => {
    const clueId = await screenedClue(server);
    const id = await record(clueId);
    expect(await server.send('pj-director', 'GET', `${path}/${id}`)).toMatchObject({ status: 404, body: { code: 'intervention.unknown' } });
    expect(await server.send('pj-director', 'GET', `${api}/clues/${clueId}/interventions`)).toMatchObject({ status: 404 });
    await server.command('mhk-director', `${api}/recusals`, {
      about: { kind: 'clue', id: clueId },
      personId: 'mhk-director',
      chief: false,
      ground: 'near-kin',
      raisedBy: 'self',
      statement: '……',
      raisedOn: '2020-06-30',
    });
    expect(await refused('mhk-director', id, 'assessment', assessment)).toMatchObject({
      status: 403,
      body: { code: 'access.barred-by-recusal' },
    });
    // Readers are kept out by read models: those have to have passed it.
    await server.read('mhk-principal', `${api}/recusals`);
    for (const address of [`${path}/${id}`, `${api}/clues/${clueId}/interventions`])
      expect([address, await server.send('mhk-director', 'GET', address)]).toMatchObject([
        address,
        { status: 403, body: { code: 'access.barred-by-recusal' } },
      ]);
    expect(JSON.stringify(await server.read('mhk-director', path))).not.toContain(id);

    const secret = await screenedClue(server);
    const about = await record(secret);
    const { id: classificationId } = await server.command<{ id: string }>('mhk-director', `${api}/classifications`, {
      about: { kind: 'clue', id: secret },
      level: 'top-secret',
      reason: '……',
    });
    await server.command('mhk-principal', `${api}/classifications/${classificationId}/approval`, {});
    await server.read('mhk-principal', `${api}/classifications`);
    expect((await server.send('mhk-director', 'GET', `${path}/${about}`)).status).toBe(403);
    expect((await server.send('mhk-intake', 'GET', `${api}/clues/${secret}/interventions`)).status).toBe(403);
    expect(await server.read('mhk-principal', `${path}/${about}`)).toMatchObject({ interventionId: about });
    expect(JSON.stringify(await server.read('mhk-director', path))).not.toContain(about);
  });

  it('the figures tell auditors of entries by kind and month, and by what was done about them; no officer, who may have pleaded', async () => {
    const figure = async (name: string) => (await figureWithEvents(server, `clue-intake.${name}`, {}, ownFigures(server))).groups;
    expect(Object.keys(await figure('interventions-by-outcome'))).toEqual(
      expect.arrayContaining(['reminded', 'reported-upward', 'handed-over']),
    );
    expect(Object.keys(await figure('interventions-recorded'))).toEqual(['pleading 2020-06']);
    // Figures follow the moment at which an event was stored, and the database keeps its own clock.
    clock.moment = new Date().toISOString();
    for (const name of ['interventions-recorded', 'interventions-by-outcome']) {
      const { status, body } = await server.send<{ code: string }>('mhk-director', 'GET', `${api}/figures?figure=clue-intake.${name}`);
      expect([status, body.code, JSON.stringify(body).includes('intervention')]).toEqual([404, 'figures.unknown', false]);
    }
    for (const format of ['json', 'csv'])
      expect(JSON.stringify((await server.send('mhk-principal', 'GET', `${api}/digests?format=${format}`)).body)).not.toMatch(
        /intervention|breach/,
      );
  });
});
