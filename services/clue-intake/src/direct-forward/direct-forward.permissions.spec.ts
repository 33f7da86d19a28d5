import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { directForwardSlice } from './direct-forward.slice.js';

const api = '/api/clue-intake/direct-forwards';
const envelope = (recipient: 'principal' | 'upper-body') => ({
  organisationId: 'mhk',
  envelope: 'MF-1',
  recipient,
  receivedOn: '2020-06-11',
});

describe('direct forward: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());
  const passed = async (recipient: 'principal' | 'upper-body' = 'principal') =>
    (await server.command<{ id: string }>('mhk-reception', api, envelope(recipient))).id;

  it('B1.7: the reception office passes envelopes on; no word can stand in their number', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', api, envelope('principal'))).toEqual(['reception-officer']);
    expect(await server.send('pj-reception', 'POST', api, envelope('principal'))).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    for (const words of ['反映某领导', 'about somebody', ''])
      expect((await server.send('mhk-reception', 'POST', api, { ...envelope('principal'), envelope: words })).status).toBe(400);
    expect((await server.send('mhk-reception', 'POST', api, { ...envelope('principal'), summary: 'x' })).status).toBe(400);
  });

  it('B1.7: sending up: the principal, or the reception office for what is about the principal', async () => {
    const id = await passed();
    expect(await server.send('pj-principal', 'POST', `${api}/${id}/sending-up`, { sentOn: '2020-06-12' })).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.send('mhk-reception', 'POST', `${api}/${id}/sending-up`, { sentOn: '2020-06-12' })).toMatchObject({
      status: 403,
      body: { code: 'direct-forward.not-yours' },
    });
    expect(await rolesThatMay(server, 'mhk', 'POST', `${api}/${id}/sending-up`, { sentOn: '2020-06-12' })).toEqual([
      'reception-officer',
      'principal',
    ]);
    expect(await server.read('mhk-principal', `${api}/${id}`)).toMatchObject({
      sentOn: '2020-06-12',
      sentInTime: true,
      dueAt: '2020-06-18T15:59:59.999Z',
    });
  });

  it('B1.7: the principal does not learn of an envelope about the principal; other jurisdictions learn of none', async () => {
    const [own, about] = [await passed(), await passed('upper-body')];
    for (const path of [api, `${api}/${own}`])
      expect(await rolesThatMay(server, 'mhk', 'GET', path)).toEqual(['reception-officer', 'principal']);
    expect(await server.read('mhk-reception', `${api}/${about}`)).toMatchObject({ recipient: 'upper-body' });
    expect(await server.send('mhk-principal', 'GET', `${api}/${about}`)).toMatchObject({
      status: 404,
      body: { code: 'direct-forward.unknown' },
    });
    expect(JSON.stringify(await server.read('mhk-principal', api))).not.toContain(about);
    expect(await server.send('pj-reception', 'GET', `${api}/${own}`)).toMatchObject({ status: 404 });
    expect(await server.read('pj-reception', api)).toMatchObject({ total: 0 });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, directForwardSlice)).toEqual([]);
  });
});
