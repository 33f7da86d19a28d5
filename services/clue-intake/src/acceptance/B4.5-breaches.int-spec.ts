import { figureWithEvents, ownFigures, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { screenedClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const path = `${api}/breaches`;
const clock = { moment: '2020-06-30T02:00:00.000Z', now: () => clock.moment };
const intake = { personId: 'mhk-intake', organisationId: 'mhk.case-management', standing: 'staff' };

describe('B4.5, B4.8: the register of breaches', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const report = (who: string, more: object = {}) =>
    server.command<{ id: string; matterId: string }>(who, path, {
      organisationId: 'mhk',
      officer: intake,
      kind: 'holding-back',
      occurredOn: '2020-06-12',
      content: '扣压举报件不报',
      ...more,
    });
  const ask = (who: string, id: string, noun: string, body: object) => server.command(who, `${path}/${id}/${noun}`, body);
  const refused = (who: string, id: string, noun: string, body: object) => server.send(who, 'POST', `${path}/${id}/${noun}`, body);

  it('B4.5: held-back reports: reported, registered, examined by another person, found, and handed over to the competent body', async () => {
    const clueId = await screenedClue(server);
    const { id, matterId } = await report('mhk-inv-1', { about: { kind: 'clue', id: clueId } });
    expect(matterId).not.toBe((await server.read<{ matterId: string }>('mhk-director', `${api}/clues/${clueId}`)).matterId);
    await ask('mhk-director', id, 'registration', { registeredOn: '2020-06-15' });
    await ask('mhk-cadre', id, 'examination', { openedOn: '2020-06-16' });
    expect(await server.read('mhk-principal', `${path}/${id}`)).toMatchObject({
      status: 'under-examination',
      kind: 'holding-back',
      ruleId: 'B4.5',
      aboutKind: 'clue',
      aboutId: clueId,
      officerId: 'mhk-intake',
      reportedBy: 'mhk-inv-1',
      examiner: 'mhk-cadre',
      allowed: ['open-examination', 'find', 'clear'],
    });
    expect(await refused('mhk-director', id, 'finding', { facts: '……', decidedOn: '2020-06-22' })).toMatchObject({
      status: 403,
      body: { code: 'breach.not-examiner', rule: 'B4.5' },
    });
    await ask('mhk-cadre', id, 'finding', { facts: '扣压属实', decidedOn: '2020-06-22' });
    const handingOver = { receiverId: 'mhk', documentNumber: '梅纪干监〔2020〕1号', handedOn: '2020-06-23' };
    expect(await refused('mhk-cadre', id, 'handing-over', handingOver)).toMatchObject({
      status: 403,
      body: { code: 'breach.examiner-decides' },
    });
    expect(await refused('mhk-principal', id, 'handing-over', { ...handingOver, receiverId: 'upper' })).toMatchObject({
      status: 422,
      body: { code: 'breach.body-not-competent', details: { standing: 'staff', level: 'own' } },
    });
    await ask('mhk-principal', id, 'handing-over', handingOver);
    expect(
      await server.read(
        'mhk-cadre',
        `${path}?about=${clueId}&kind=holding-back&rule=B4.5&status=handed-over&result=found&officer=mhk-intake`,
      ),
    ).toMatchObject({
      total: 1,
      items: [
        { breachId: id, receiverId: 'mhk', documentNumber: handingOver.documentNumber, handedOn: '2020-06-23', statement: '扣压属实' },
      ],
    });
    await ask('mhk-director', id, 'closure', { reason: '已给予批评教育', closedOn: '2020-06-30' });
    expect(await server.read('mhk-director', `${path}/${id}`)).toMatchObject({
      status: 'closed',
      result: 'found',
      closeReason: '已给予批评教育',
      allowed: [],
    });
  });

  it('B4.8: retaliation that is not found is closed; the figures tell auditors, and no officer, of breaches by kind and outcome', async () => {
    const { id } = await report('mhk-reception', {
      kind: 'retaliation',
      officer: { personId: 'mhk-inv-3', organisationId: 'mhk.room-5', standing: 'staff' },
    });
    await ask('mhk-cadre', id, 'registration', { registeredOn: '2020-06-15' });
    await ask('mhk-director', id, 'examination', { openedOn: '2020-06-16' });
    await ask('mhk-director', id, 'clearing', { reason: '岗位调整系正常轮岗', decidedOn: '2020-06-22' });
    expect(
      await refused('mhk-principal', id, 'handing-over', { receiverId: 'mhk', documentNumber: 'x', handedOn: '2020-06-23' }),
    ).toMatchObject({ status: 409, body: { code: 'breach.not-allowed' } });
    await ask('mhk-director', id, 'closure', { reason: '查无实据', closedOn: '2020-06-23' });
    expect(await server.read('mhk-cadre', `${path}?rule=B4.8`)).toMatchObject({
      total: 1,
      items: [{ breachId: id, ruleId: 'B4.8', result: 'not-found' }],
    });
    // Figures follow the moment at which an event was stored, and the database keeps its own clock.
    clock.moment = new Date().toISOString();
    expect(await figureWithEvents(server, 'clue-intake.breaches-by-outcome', { by: 'kind,outcome' }, ownFigures(server))).toMatchObject({
      value: 2,
      groups: { 'retaliation closed': 1 },
    });
    for (const name of ['breaches-by-outcome', 'breaches-entered'])
      expect(await server.send('mhk-director', 'GET', `${api}/figures?figure=clue-intake.${name}`)).toMatchObject({
        status: 404,
        body: { code: 'figures.unknown' },
      });
  });

  it('B4.5: about the director of case management: nothing of it reaches the director, by any read or command', async () => {
    const { id } = await report('mhk-inv-1', {
      officer: { personId: 'mhk-director', organisationId: 'mhk.case-management', standing: 'staff' },
      kind: 'leaking',
    });
    expect(await server.read('mhk-cadre', `${path}/${id}`)).toMatchObject({ officerId: 'mhk-director' });
    expect(await server.send('mhk-director', 'GET', `${path}/${id}`)).toMatchObject({ status: 404, body: { code: 'breach.unknown' } });
    expect(JSON.stringify(await server.read('mhk-director', path))).not.toContain(id);
    expect(JSON.stringify(await server.read('mhk-director', `${path}?officer=mhk-director`))).not.toContain(id);
    const asked = {
      registration: { registeredOn: '2020-06-15' },
      examination: { openedOn: '2020-06-15' },
      closure: { reason: '……', closedOn: '2020-06-15' },
    };
    for (const [noun, body] of Object.entries(asked))
      expect(await refused('mhk-director', id, noun, body)).toMatchObject({ status: 404, body: { code: 'breach.unknown' } });
    await ask('mhk-principal', id, 'registration', { registeredOn: '2020-06-15' });
    await ask('mhk-cadre', id, 'examination', { openedOn: '2020-06-16' });
  });

  it('B4.1, B4.5: whoever is recused from the clue does not find the breach that is about it', async () => {
    const clueId = await screenedClue(server);
    const { id } = await report('mhk-inv-1', { about: { kind: 'clue', id: clueId } });
    await server.command('mhk-intake', `${api}/recusals`, {
      about: { kind: 'clue', id: clueId },
      personId: 'mhk-director',
      chief: false,
      ground: 'interest',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: '2020-06-20',
    });
    await server.read('mhk-cadre', path);
    expect(await server.send('mhk-director', 'GET', `${path}/${id}`)).toMatchObject({
      status: 403,
      body: { code: 'access.barred-by-recusal' },
    });
    expect(JSON.stringify(await server.read('mhk-director', path))).not.toContain(id);
    expect(await server.read('mhk-cadre', `${path}/${id}`)).toMatchObject({ aboutId: clueId });
  });
});
