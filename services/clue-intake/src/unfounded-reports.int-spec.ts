import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from './clue-intake.module.js';
import { closedClue } from './testing/disposal-stories.js';
import { keptLibrary } from './testing/kept-library.js';

const api = '/api/clue-intake';

describe('clue intake: after an unfounded report', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  it('B1.17: a name is cleared in the matter of the clue, by a circular within the effect of the report', async () => {
    const clueId = await closedClue(server);
    const circular = {
      organisationId: 'mhk',
      clueId,
      subjectId: 's1',
      form: 'circular',
      text: '反映不实',
      affected: ['某乡'],
      scope: ['全市'],
    };
    expect(await server.send('mhk-supervisor-1', 'POST', `${api}/clarifications`, circular)).toMatchObject({
      status: 422,
      body: { code: 'clarification.scope-too-wide', details: { beyond: ['全市'] } },
    });
    const { id } = await server.command<{ id: string }>('mhk-supervisor-1', `${api}/clarifications`, { ...circular, scope: ['某乡'] });
    await server.command('mhk-principal', `${api}/clarifications/${id}/approval`);
    await server.command('mhk-supervisor-1', `${api}/clarifications/${id}/making`, {
      madeOn: '2020-06-20',
      reference: '澄清通报〔2020〕1号',
    });
    const { matterId } = await server.read<{ matterId: string }>('mhk-director', `${api}/clues/${clueId}`);
    expect(await server.read('mhk-director', `${api}/clarifications?clue=${clueId}&status=made&form=circular`)).toMatchObject({
      total: 1,
      items: [{ clarificationId: id, matterId, scope: ['某乡'], decidedBy: 'mhk-principal', madeOn: '2020-06-20' }],
    });
    expect(await server.read('mhk-principal', `${api}/clarifications/${id}`)).toMatchObject({ status: 'made', allowed: [] });
  });

  it('B1.16: a false accusation is found by the upper body alone; the register says whose decision it was', async () => {
    const clueId = await closedClue(server);
    const { id } = await server.command<{ id: string }>('mhk-director', `${api}/false-accusations`, {
      organisationId: 'mhk',
      clueId,
      facts: '捏造事实',
      evidence: ['核实报告'],
    });
    expect(await server.read('upper-principal', `${api}/false-accusations?status=proposed&clue=${clueId}`)).toMatchObject({ total: 1 });
    expect(await server.send('mhk-principal', 'POST', `${api}/false-accusations/${id}/approval`, { reference: 'x' })).toMatchObject({
      status: 403,
      body: { code: 'false-accusation.level-too-low' },
    });
    await server.command('upper-principal', `${api}/false-accusations/${id}/approval`, { reference: '市纪批〔2020〕1号' });
    expect(await server.read('mhk-director', `${api}/false-accusations/${id}`)).toMatchObject({
      status: 'found',
      byOrganisation: 'upper',
      level: 'prefecture',
      decidedBy: 'upper-principal',
      allowed: [],
    });
  });

  it('B1.16: an anonymous reporter is traced on the grounds of that finding alone, by whoever asks and is approved', async () => {
    const clueId = await closedClue(server);
    const reporter = `${api}/clues/${clueId}/reporter`;
    await server.command('mhk-intake', reporter, { signature: 'unsigned', identity: { phone: '13912345678' } });
    const beside = `${api}/clues/${clueId}/reporters/2`;
    await server.command('mhk-intake', beside, { signature: 'unsigned', identity: { phone: '13987654321' } });
    const { id: findingId } = await server.command<{ id: string }>('mhk-director', `${api}/false-accusations`, {
      organisationId: 'mhk',
      clueId,
      facts: '捏造事实',
      evidence: ['核实报告'],
    });
    const ask = (more: object = {}) =>
      server.send('mhk-director', 'POST', `${reporter}/reveal-requests`, { reason: '追究诬告责任', ...more });
    expect(await ask()).toMatchObject({ status: 403, body: { code: 'reporter.anonymous-not-traced', rule: 'B1.16' } });
    expect(await ask({ findingId })).toMatchObject({ status: 403, body: { code: 'reporter.no-finding', rule: 'B1.16' } });
    await server.command('upper-principal', `${api}/false-accusations/${findingId}/approval`, { reference: '市纪批〔2020〕2号' });
    expect(await ask({ findingId: 'another' })).toMatchObject({ status: 403, body: { code: 'reporter.no-finding' } });
    expect(await ask({ findingId })).toMatchObject({ status: 201 });
    // Whoever signed beside them accused nobody falsely, until that is found of them.
    const askBeside = (finding: string) =>
      server.send('mhk-director', 'POST', `${beside}/reveal-requests`, { reason: '追究诬告责任', findingId: finding });
    expect(await askBeside(findingId)).toMatchObject({ status: 403, body: { code: 'reporter.no-finding', rule: 'B1.16' } });
    const { id: second } = await server.command<{ id: string }>('mhk-director', `${api}/false-accusations`, {
      organisationId: 'mhk',
      clueId,
      reporterNumber: 2,
      facts: '捏造事实',
      evidence: ['核实报告'],
    });
    await server.command('upper-principal', `${api}/false-accusations/${second}/approval`, { reference: '市纪批〔2020〕3号' });
    expect(await ask({ findingId: second })).toMatchObject({ status: 403, body: { code: 'reporter.no-finding' } });
    expect(await askBeside(second)).toMatchObject({ status: 201 });
    for (const number of ['3000000000', '0x2', '1e1', '0'])
      expect(await server.send('mhk-director', 'GET', `${api}/clues/${clueId}/reporters/${number}`)).toMatchObject({
        status: 404,
        body: { code: 'reporter.unknown' },
      });
    await server.command('mhk-principal', `${reporter}/reveal-requests/1/approval`, { validHours: 1 });
    expect(await server.command('mhk-director', `${reporter}/reveal-requests/1/reading`)).toMatchObject({
      identity: { phone: '13912345678' },
    });
    expect(await server.read('mhk-director', reporter)).toMatchObject({
      status: 'anonymous',
      reveals: [{ number: 1, findingId, readings: 1 }],
    });
  });
});
