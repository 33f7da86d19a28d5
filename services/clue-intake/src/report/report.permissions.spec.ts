import type { Role } from '@liandong/access';
import { eventually } from '@liandong/testing';
import { rolesThatMay, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { channelTerms, toldInClear } from './report.fixtures.js';

const api = '/api/clue-intake';
const reports = `${api}/reports`;
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const terms = { ...channelTerms, validFrom: today };

/** Who may, per command; a person of the same role elsewhere may not. */
const commands: readonly [noun: string, body: object, may: readonly Role[], elsewhere: string][] = [
  ['reading', {}, ['reception-officer', 'principal', 'deputy'], 'pj-reception'],
  ['photographs/1/reading', {}, ['reception-officer', 'principal', 'deputy'], 'pj-reception'],
  ['questions', { text: 'x' }, ['reception-officer'], 'pj-reception'],
  ['notices', { text: 'x' }, ['reception-officer'], 'pj-reception'],
  ['clue', { title: 'x', summary: 'x', subjects: [person('s1')], departmentId: 'mhk.room-1' }, ['reception-officer'], 'pj-reception'],
  ['decline-proposal', { ground: 'no-substance', notice: 'x' }, ['reception-officer'], 'pj-reception'],
  ['decline-approval', {}, ['deputy'], 'pj-lead-east'],
  ['decline-rejection', { reason: 'x' }, ['deputy'], 'pj-lead-east'],
  ['repeat', { firstReportId: 'x', notice: 'x' }, ['reception-officer'], 'pj-reception'],
  ['direct-forward', { ground: 'own-chief' }, ['reception-officer'], 'pj-reception'],
  ['sending-up', { toOrganisation: 'x', sentOn: today }, ['reception-officer', 'principal'], 'pj-principal'],
];

describe('report: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await server.send('mhk-director', 'PUT', `${api}/report-channels/mhk`, terms);
  });
  afterAll(() => server.close());

  const list = () => server.read<{ readonly items: readonly { readonly reportId: string }[] }>('mhk-reception', `${reports}?limit=200`).then(({ items }) => items.map(({ reportId }) => reportId));
  async function submitted(): Promise<string> {
    const known = new Set(await list());
    expect(await server.send(undefined, 'POST', `${api}/public/reports`, toldInClear)).toMatchObject({ status: 201 });
    return eventually(async () => (await list()).find((id) => !known.has(id)) ?? false);
  }

  it('4.15: submitting and following: anybody, without a token; a token changes nothing', async () => {
    expect(await server.send(undefined, 'GET', `${api}/public/channels/mhk`)).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await server.send('mhk-intake', 'GET', `${api}/public/channels/mhk`)).toMatchObject({ status: 200 });
    expect(await server.send(undefined, 'GET', `${api}/public/channels/mhk`, undefined, { authorization: 'Bearer forged' })).toMatchObject({ status: 200 });
  });

  it('given an organisation without the channel, then nothing is taken', async () => {
    expect(await server.send(undefined, 'POST', `${api}/public/reports`, { ...toldInClear, organisationId: 'pj' })).toMatchObject({ status: 404, body: { code: 'report.channel-closed' } });
  });

  it.each(commands)('B4.4: %s', async (noun, body, may, elsewhere) => {
    const id = await submitted();
    expect(await server.send(elsewhere, 'POST', `${reports}/${id}/${noun}`, body)).toMatchObject({ status: 403, body: { code: 'access.wrong-organisation' } });
    expect(await rolesThatMay(server, 'mhk', 'POST', `${reports}/${id}/${noun}`, body)).toEqual(may);
  });

  it('B4.4: the list and one of it: reception, the deputy, the principal of this jurisdiction; no handler of clues', async () => {
    const id = await submitted();
    const may = ['reception-officer', 'principal', 'deputy'];
    expect(await rolesThatMay(server, 'mhk', 'GET', reports)).toEqual(may);
    expect(await rolesThatMay(server, 'mhk', 'GET', `${reports}/${id}`)).toEqual(may);
    expect(await server.send('pj-reception', 'GET', `${reports}/${id}`)).toMatchObject({ status: 404, body: { code: 'report.unknown' } });
  });

  it('B1.7: what is about the principal is before the reception alone; what goes up through him is before him, and before no deputy', async () => {
    const [own, upper] = [await submitted(), await submitted()];
    const statuses = (id: string) => Promise.all(['mhk-reception', 'mhk-principal', 'mhk-lead-1'].map(async (who) => (await server.send(who, 'GET', `${reports}/${id}`)).status));
    expect(await statuses(own)).toEqual([200, 404, 200]);
    await server.command('mhk-reception', `${reports}/${own}/direct-forward`, { ground: 'own-chief' });
    await server.command('mhk-reception', `${reports}/${upper}/direct-forward`, { ground: 'upper-managed' });
    await server.read('mhk-reception', `${reports}/${upper}`);
    expect([await statuses(own), await statuses(upper)]).toEqual([[200, 404, 404], [200, 200, 404]]);
  });

  it('4.16: publishing the terms of the channel: the case director of the own jurisdiction', async () => {
    expect(await rolesThatMay(server, 'mhk', 'PUT', `${api}/report-channels/mhk`, terms)).toEqual(['case-director']);
    expect(await server.send('pj-director', 'PUT', `${api}/report-channels/mhk`, terms)).toMatchObject({ status: 403, body: { code: 'access.wrong-organisation' } });
  });
});
