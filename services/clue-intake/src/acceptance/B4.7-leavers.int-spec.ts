import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { proposedClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const path = `${api}/departures`;
const clock = { moment: '2020-06-12T02:00:00.000Z', now: () => clock.moment };
const LEFT = { status: 409, body: { code: 'departure.person-left', rule: 'B4.7', details: { departedOn: '2020-06-11' } } };

describe('B4.7: officers who leave', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const approvedClue = async () => {
    const clueId = await proposedClue(server, 'initial-verification');
    await server.command('mhk-principal', `${api}/clues/${clueId}/disposal-approval`);
    return clueId;
  };
  const leave = (personId: string, more: object = {}) =>
    server.command<{ id: string }>('mhk-cadre', path, {
      organisationId: 'mhk',
      personId,
      ground: 'resigned',
      post: 'important',
      departedOn: '2020-06-11',
      ...more,
    });
  const occupation = (personId: string, occurredOn: string) => ({
    organisationId: 'mhk',
    officer: { personId, organisationId: 'mhk.room-1', standing: 'staff' },
    kind: 'barred-occupation',
    discovery: 'found',
    occurredOn,
    content: '辞职后到律师事务所执业',
    occupation: { employer: '某律师事务所', position: '律师' },
  });

  it('B4.7: the register shows until when secrecy and the bar hold; an occupation within the bar is a breach that the departure leads to', async () => {
    const { id } = await leave('mhk-inv-1');
    expect(await server.read('mhk-principal', `${path}/${id}`)).toMatchObject({
      personId: 'mhk-inv-1',
      ground: 'resigned',
      departedOn: '2020-06-11',
      secrecyUntil: '2022-06-11T15:59:59.999Z',
      secrecyRule: 'B4.7-secrecy-important',
      secrecy: 'running',
      barredUntil: '2023-06-11T15:59:59.999Z',
      barRule: 'B4.7',
      barVersion: '2018',
      bar: 'running',
      breachIds: [],
    });
    clock.moment = '2023-06-11T02:00:00.000Z';
    expect(await server.read('mhk-cadre', `${path}?barred=true&person=mhk-inv-1&ground=resigned`)).toMatchObject({
      total: 1,
      items: [{ secrecy: 'ended', bar: 'running' }],
    });
    const { id: breachId } = await server.command<{ id: string }>('mhk-cadre', `${api}/breaches`, occupation('mhk-inv-1', '2023-06-01'));
    expect(await server.read('mhk-director', `${api}/breaches/${breachId}`)).toMatchObject({
      ruleId: 'B4.7',
      officerId: 'mhk-inv-1',
      occupation: {
        employer: '某律师事务所',
        position: '律师',
        departureId: id,
        bar: { ruleId: 'B4.7', version: '2018', dueAt: '2023-06-11T15:59:59.999Z' },
      },
    });
    expect(await server.read('mhk-director', `${path}/${id}`)).toMatchObject({ breachIds: [breachId] });
    clock.moment = '2023-06-12T02:00:00.000Z';
    expect(await server.read('mhk-cadre', `${path}?barred=true&person=mhk-inv-1`)).toMatchObject({ total: 0 });
    expect(await server.read('mhk-cadre', `${path}/${id}`)).toMatchObject({ bar: 'ended' });
    const send = (body: object) => server.send('mhk-cadre', 'POST', `${api}/breaches`, body);
    expect(await send(occupation('mhk-inv-1', '2023-06-12'))).toMatchObject({
      status: 409,
      body: { code: 'breach.outside-bar', rule: 'B4.7' },
    });
    expect(await send(occupation('mhk-inv-2', '2023-06-01'))).toMatchObject({ status: 409, body: { code: 'breach.not-barred' } });
    clock.moment = '2020-06-12T02:00:00.000Z';
  });

  it('B4.7: nobody who has left is named as keeper, taker, handler or leader; whoever came back is', async () => {
    const clueId = await approvedClue();
    const { id } = await leave('mhk-lead-1', { ground: 'transferred' });
    const route = () =>
      server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/routing-proposal`, {
        zoneId: 'mhk.zone-1',
        leaderPersonId: 'mhk-lead-1',
        level: 'county',
      });
    expect(await route()).toMatchObject(LEFT);
    expect(
      await server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/routing-proposal`, {
        zoneId: 'mhk.zone-1',
        leaderPersonId: 'mhk-lead-2',
        level: 'county',
        handlerIds: ['mhk-lead-1'],
      }),
    ).toMatchObject(LEFT);
    const appoint = (personId: string) =>
      server.send('mhk-principal', 'POST', `${api}/libraries/mhk/keepers`, {
        personId,
        from: '2020-06-11',
        documentNumber: '指定〔2020〕1号',
      });
    expect(await appoint('mhk-lead-1')).toMatchObject(LEFT);
    expect(await appoint('mhk-director')).toMatchObject({ status: 201 });
    const passOn = (personId: string) =>
      server.send('mhk-intake', 'POST', `${api}/custody/${clueId}/steps`, {
        kind: 'passing-on',
        to: { organisationId: 'mhk', personId },
        handedOn: '2020-06-12',
      });
    expect(await passOn('mhk-lead-1')).toMatchObject(LEFT);
    const { id: left } = await leave('mhk-director');
    expect(
      await server.send('mhk-intake', 'POST', `${api}/libraries/mhk/handover`, {
        giver: 'mhk-intake',
        taker: 'mhk-director',
        preparedOn: '2020-06-12',
      }),
    ).toMatchObject(LEFT);
    expect(left).not.toBe(id);
    await server.command('mhk-cadre', `${path}/${id}/return`, { returnedOn: '2020-06-12' });
    expect(await route()).toMatchObject({ status: 201 });
  });

  it('B4.7: a breach that is told again under its key after the officer came back is answered as before', async () => {
    const { id } = await leave('mhk-reception');
    const tell = () =>
      server.send<{ id: string }>('mhk-cadre', 'POST', `${api}/breaches`, occupation('mhk-reception', '2020-06-12'), {
        'idempotency-key': 'occupation-1',
      });
    const first = await tell();
    expect(first).toMatchObject({ status: 201, body: { repeated: false } });
    await server.command('mhk-cadre', `${path}/${id}/return`, { returnedOn: '2020-06-12' });
    await leave('mhk-reception', { departedOn: '2020-06-12' });
    expect(await tell()).toMatchObject({ status: 200, body: { id: first.body.id, repeated: true } });
  });

  it('B4.7: a proposed handler who leaves meanwhile is not approved either', async () => {
    const clueId = await approvedClue();
    await server.command('mhk-intake', `${api}/clues/${clueId}/routing-proposal`, {
      zoneId: 'mhk.zone-1',
      leaderPersonId: 'mhk-lead-2',
      level: 'county',
      handlerIds: ['mhk-inv-3'],
    });
    await leave('mhk-inv-3');
    expect(await server.send('mhk-principal', 'POST', `${api}/clues/${clueId}/routing-approval`, {})).toMatchObject(LEFT);
  });

  it('B4.7: a proposed leader who leaves meanwhile is not approved; whoever left one jurisdiction may be named in another', async () => {
    const clueId = await approvedClue();
    await server.command('mhk-intake', `${api}/clues/${clueId}/routing-proposal`, {
      zoneId: 'mhk.zone-1',
      leaderPersonId: 'mhk-lead-3',
      level: 'county',
    });
    await leave('mhk-lead-3', { ground: 'retired' });
    expect(await server.send('mhk-principal', 'POST', `${api}/clues/${clueId}/routing-approval`, {})).toMatchObject(LEFT);
    expect(await server.send('pj-principal', 'POST', `${api}/clues/${clueId}/routing-approval`, {})).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    await server.command('pj-principal', `${api}/libraries/pj`, { unitId: 'pj.case-management', since: '2020-06-11' });
    await server.command('pj-principal', `${api}/libraries/pj/keepers`, {
      personId: 'mhk-lead-3',
      from: '2020-06-12',
      documentNumber: '指定〔2020〕2号',
    });
  });
});
