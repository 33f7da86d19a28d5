import { cluesCopied, clueTransferred } from '@liandong/contracts';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { copied } from './clue-copy.fixtures.js';

const api = '/api/clue-intake';
const { organisationId: _organisation, agencyId: _agency, ...data } = copied;
const event = (id: string, more: object = {}) => ({
  specversion: '1.0',
  id,
  source: 'https://mhk.rd.example',
  type: cluesCopied.type,
  data: { ...data, ...more },
});
const admission = {
  name: '梅河口市人大常委会',
  kind: 'people-congress',
  commissionId: 'mhk',
  agreement: '联动监督办法',
  eventTypes: [cluesCopied.type],
};

describe('copies as CloudEvents', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await server.send('mhk-director', 'PUT', `${api}/agencies/mhk.people-congress`, admission);
    await server.send('mhk-director', 'PUT', `${api}/agencies/mhk.procuratorate`, { ...admission, kind: 'procuratorate' });
  });
  afterAll(() => server.close());
  const post = (body: object, who = 'mhk-congress') =>
    server.send<{ copyId: string; position: string }>(who, 'POST', `${api}/agency-events`, body);

  it('1.13, 0.14: a copy gets its receipt; repeated it gets the same one and stands once; other content under the same id is refused', async () => {
    const first = await post(event('k1'));
    expect(first).toMatchObject({ status: 201, body: { copyId: expect.any(String) as unknown, cloudEvent: { id: 'k1' } } });
    expect(first.body).not.toHaveProperty('clueId');
    expect((await post(event('k1'))).body).toEqual(first.body);
    expect(await post(event('k1', { reference: '人抄〔2023〕9号' }))).toMatchObject({ status: 422, body: { code: 'command-id-reused' } });
    expect(await server.read('mhk-congress', `${api}/own-clue-copies`, first.body.position)).toMatchObject({
      total: 1,
      items: [{ copyId: first.body.copyId, eventId: 'k1', stage: 'received', results: [] }],
    });
    // With a key or without one, or under another: the event's id says which one it is.
    const keyed = (key: string) =>
      server.send<{ copyId: string }>('mhk-congress', 'POST', `${api}/agency-events`, event('k0'), { 'idempotency-key': key });
    const { body: receipt } = await keyed('one');
    for (const again of [await post(event('k0')), await keyed('one'), await keyed('another')]) expect(again.body).toEqual(receipt);
  });

  it('0.13: of an agency that is admitted for it, and of the people’s congress alone; the schema holds', async () => {
    expect(await post(event('k2'), 'mhk-procurator')).toMatchObject({ status: 403, body: { code: 'clue-copy.not-people-congress' } });
    expect(await post({ ...event('k2'), type: clueTransferred.type })).toMatchObject({
      status: 422,
      body: { code: 'agency.event-type-unknown', allowed: [cluesCopied.type] },
    });
    expect(await post(event('k2', { items: [{ kind: 'opinion', topic: 'x', text: 'x' }] }))).toMatchObject({
      status: 422,
      body: { code: 'agency.event-data-invalid' },
    });
  });

  it('B1.7: a clue about somebody of the upper level: nothing of the copy is kept', async () => {
    const { length } = (await server.read<{ items: readonly object[] }>('mhk-congress', `${api}/own-clue-copies`)).items;
    const upper = { kind: 'clue', title: 'x', summary: 'x', subjects: [person('s9', { managedBy: 'upper' })] };
    expect(await post(event('k3', { items: [...data.items, upper] }))).toMatchObject({
      status: 409,
      body: { code: 'clue.direct-forward' },
    });
    expect((await server.read<{ items: readonly object[] }>('mhk-congress', `${api}/own-clue-copies`)).items).toHaveLength(length);
    // The id was not used up: without that clue the same event is taken.
    expect(await post(event('k3'))).toMatchObject({ status: 201 });
  });

  it('1.13, B1.2, B1.8: clues are taken in once, with the limit of B1.2 from the day of the copy, or linked; an opinion needs words of its own', async () => {
    const { id } = await server.command<{ id: string }>('mhk-intake', `${api}/clue-copies`, copied);
    const path = `${api}/clue-copies/${id}`;
    const { position } = await server.command<{ position: string }>('mhk-intake', `${path}/taken-in-items`, { itemNo: 1 });
    await server.command('mhk-intake', `${path}/taken-in-items`, { itemNo: 1 });
    expect(await server.send('mhk-intake', 'POST', `${path}/taken-in-items`, { itemNo: 2 })).toMatchObject({
      status: 422,
      body: { code: 'clue-copy.subjects-missing' },
    });
    const { takenIn } = await server.read<{ takenIn: readonly { clueId: string }[] }>('mhk-intake', path, position);
    expect(takenIn).toMatchObject([{ itemNo: 1, linked: false }]);
    const { clueId } = takenIn[0]!;
    expect(await server.read('mhk-intake', `${api}/clues/${clueId}`, position)).toMatchObject({
      sourceKind: 'people-congress',
      sourceReference: '人抄〔2023〕1号#1',
      receivedOn: '2023-04-03',
      disposalDueAt: '2023-05-04T15:59:59.999Z',
      origin: { documentNumber: '人抄〔2023〕1号', occurredOn: '2023-04-03' },
    });
    await server.command('mhk-intake', `${path}/links`, { itemNo: 2, clueId });
    expect(await server.send('mhk-intake', 'POST', `${path}/links`, { itemNo: 3, clueId: 'nowhere' })).toMatchObject({
      status: 422,
      body: { code: 'clue-copy.foreign-clue' },
    });
    expect(await server.read('mhk-intake', path)).toMatchObject({ takenIn: [{ itemNo: 1 }, { itemNo: 2, clueId, linked: true }] });
  });

  it('B4.1: whoever is recused from a clue does not find the copy that it came with, either', async () => {
    const { id } = await server.command<{ id: string }>('mhk-intake', `${api}/clue-copies`, { ...copied, reference: '人抄〔2023〕4号' });
    await server.command('mhk-intake', `${api}/clue-copies/${id}/taken-in-items`, { itemNo: 1 });
    const { takenIn } = await server.read<{ takenIn: readonly { clueId: string }[] }>('mhk-intake', `${api}/clue-copies/${id}`);
    const recusal = {
      about: { kind: 'clue', id: takenIn[0]!.clueId },
      personId: 'mhk-lead-1',
      chief: false,
      ground: 'near-kin',
      raisedBy: 'self',
      statement: '系近亲属',
      raisedOn: '2023-04-06',
    };
    await server.command('mhk-lead-1', `${api}/recusals`, recusal);
    await server.read('mhk-director', `${api}/recusals`);
    expect(await server.send('mhk-lead-1', 'GET', `${api}/clue-copies/${id}`)).toMatchObject({
      status: 403,
      body: { code: 'access.barred-by-recusal' },
    });
    expect(await server.send('mhk-lead-1', 'POST', `${api}/clue-copies/${id}/analysis-approval`)).toMatchObject({
      status: 403,
      body: { code: 'access.barred-by-recusal' },
    });
    expect(JSON.stringify(await server.read('mhk-lead-1', `${api}/clue-copies`))).not.toContain(id);
    expect(await server.read('mhk-lead-2', `${api}/clue-copies/${id}`)).toMatchObject({ copyId: id });
  });
});
