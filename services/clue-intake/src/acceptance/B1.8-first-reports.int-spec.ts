import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { clues } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { channelTerms, toldInClear } from '../report/report.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const own = `${api}/department-clues`;
const clock = { now: () => '2020-06-11T02:00:00.000Z' };

describe('B1.8: a first report goes to the department that handles it, with notice to case management', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
    await server.send('mhk-director', 'PUT', `${api}/report-channels/mhk`, channelTerms);
  });
  afterAll(() => server.close());

  const words = { title: '反映某科员', summary: '违规发放补贴', subjects: [person('s1')] };
  async function submitted(): Promise<string> {
    expect(await server.send(undefined, 'POST', `${api}/public/reports`, toldInClear)).toMatchObject({ status: 201 });
    return eventually(
      async () =>
        (await server.read<{ items: readonly { reportId: string }[] }>('mhk-reception', `${api}/reports?status=submitted`)).items[0]!
          .reportId,
    );
  }

  it('B1.8: given a first report, when it is taken in, then it names the department, which reads the clue; case management has it in its library', async () => {
    const id = await submitted();
    const taking = `${api}/reports/${id}/clue`;
    expect(await server.send('mhk-reception', 'POST', taking, words)).toMatchObject({ status: 400 });
    for (const departmentId of ['pj.room-1', 'mhk.reception', 'mhk']) {
      expect(await server.send('mhk-reception', 'POST', taking, { ...words, departmentId })).toMatchObject({
        status: 422,
        body: { code: 'clue.department-unfit' },
      });
    }
    await server.command('mhk-reception', taking, { ...words, departmentId: 'mhk.room-1' });
    const {
      items: [clue],
    } = await server.read<{ items: readonly { clueId: string }[] }>('mhk-intake', `${clues}?source=web-report`);
    expect(clue).toMatchObject({ status: 'received', departmentId: 'mhk.room-1', departmentAs: 'issued' });
    expect(await server.read('mhk-supervisor-1', `${own}/${clue!.clueId}`)).toMatchObject({
      title: words.title,
      departmentAs: 'issued',
      allowed: [],
    });
    expect(await server.read('mhk-supervisor-2', own)).toMatchObject({ total: 0 });
    expect(await server.send('pj-supervisor-1', 'GET', `${own}/${clue!.clueId}`)).toMatchObject({ status: 404 });
    // Who signed and what was told in confidence stays with the reception.
    expect(await server.send('mhk-supervisor-1', 'GET', `${api}/reports/${id}`)).toMatchObject({ status: 403 });
  });

  it('B1.8: given a first report on paper, when the reception enters it, then it is issued in the same way; a repeat is kept, and issued to nobody', async () => {
    const letter = {
      organisationId: 'mhk',
      source: { kind: 'letter', agencyId: 'mhk.reception', reference: '信1号' },
      receivedOn: '2020-06-11',
      origin: { occurredOn: '2020-06-11' },
      departmentId: 'mhk.party-conduct',
      ...words,
    };
    const [first, again] = [
      await server.command<{ id: string }>('mhk-reception', clues, letter),
      await server.command<{ id: string }>('mhk-reception', clues, letter),
    ];
    expect(await server.read('mhk-supervisor-2', `${own}?as=issued`)).toMatchObject({ total: 2 });
    for (const { id } of [first, again]) await server.command('mhk-intake', `${clues}/${id}/registration`);
    await server.command('mhk-intake', `${clues}/${again.id}/repeat`, { firstClueId: first.id });
    expect(await server.read('mhk-supervisor-2', own)).toMatchObject({ total: 1, items: [{ clueId: first.id }] });
    expect(await server.read('mhk-intake', `${clues}/${again.id}`)).toMatchObject({ status: 'repeat-kept', departmentId: null });
  });
});
