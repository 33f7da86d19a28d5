import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { clues } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';

const own = '/api/clue-intake/department-clues';
const clock = { now: () => '2020-06-11T02:00:00.000Z' };

interface Line {
  readonly clueId: string;
  readonly allowed: readonly string[];
}

describe('B1.5: what a department finds itself', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const body = (more: object = {}) => ({
    organisationId: 'mhk',
    source: { kind: 'supervision', agencyId: 'mhk.room-1', reference: '监发1号' },
    title: '反映某科员',
    summary: '……',
    receivedOn: '2020-06-11',
    subjects: [person('s1')],
    ...more,
  });
  const enter = async (who: string, more: object) => (await server.command<{ id: string }>(who, clues, body(more))).id;
  const act = (who: string, clueId: string, noun: string, data: object = {}) => server.command(who, `${clues}/${clueId}/${noun}`, data);
  const proposal = { mode: 'hold', opinion: '线索暂不具备核查条件' };
  async function screen(clueId: string): Promise<void> {
    await act('mhk-intake', clueId, 'registration');
    await act('mhk-intake', clueId, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
  }

  it('B1.5: who handles it is said when it is entered', async () => {
    expect(await server.send('mhk-supervisor-1', 'POST', clues, body())).toMatchObject({
      status: 422,
      body: { code: 'clue.origin-unfit', rule: 'B1.5', details: { missing: ['handling'] } },
    });
    expect(await server.send('mhk-supervisor-2', 'POST', clues, body({ origin: { handling: 'reported-for-record' } }))).toMatchObject({
      status: 403,
      body: { code: 'clue.not-your-finding' },
    });
    expect(
      await server.send('mhk-supervisor-1', 'POST', clues, body({ origin: { handling: 'handed-over' }, departmentId: 'mhk.room-1' })),
    ).toMatchObject({ status: 422, body: { code: 'clue.department-unfit' } });
  });

  it('B1.5: reported for the record, it has its number from case management and stays with the finder, which reads it and proposes the disposal', async () => {
    const clueId = await enter('mhk-supervisor-1', { origin: { handling: 'reported-for-record' } });
    await screen(clueId);
    const recorded = await server.read<Line>('mhk-intake', `${clues}/${clueId}`);
    expect(recorded).toMatchObject({
      status: 'screened',
      number: '监发〔2020〕1号',
      departmentId: 'mhk.room-1',
      departmentAs: 'kept',
      origin: { handling: 'reported-for-record' },
    });
    expect(recorded.allowed).not.toContain('propose-disposal');
    expect(await server.send('mhk-intake', 'POST', `${clues}/${clueId}/disposal-proposal`, proposal)).toMatchObject({
      status: 403,
      body: { code: 'clue.kept-by-department', rule: 'B1.5' },
    });
    expect(await server.read('mhk-supervisor-1', `${own}?as=kept&status=screened`)).toMatchObject({
      total: 1,
      items: [{ clueId, allowed: ['propose-disposal', 'amend-problem-types'] }],
    });
    expect(await server.send('mhk-supervisor-2', 'GET', `${own}/${clueId}`)).toMatchObject({ status: 404, body: { code: 'clue.unknown' } });
    expect(await server.send('mhk-supervisor-2', 'POST', `${clues}/${clueId}/disposal-proposal`, proposal)).toMatchObject({
      status: 403,
      body: { code: 'clue.not-your-department' },
    });
    await act('mhk-supervisor-1', clueId, 'disposal-proposal', proposal);
    await act('mhk-principal', clueId, 'disposal-approval');
    expect(await server.read('mhk-supervisor-1', `${own}/${clueId}`)).toMatchObject({ status: 'disposal-approved', mode: 'hold' });
  });

  it('B1.5: another department’s is handed over: that one reads it, the finder no more; case management goes on with it', async () => {
    const clueId = await enter('mhk-supervisor-1', { origin: { handling: 'handed-over' }, departmentId: 'mhk.party-conduct' });
    await screen(clueId);
    expect(await server.read('mhk-supervisor-2', own)).toMatchObject({
      total: 1,
      items: [{ clueId, departmentAs: 'handed-over', allowed: ['propose-disposal', 'amend-problem-types'] }],
    });
    expect(await server.send('mhk-supervisor-1', 'GET', `${own}/${clueId}`)).toMatchObject({ status: 404 });
    expect((await server.read<Line>('mhk-intake', `${clues}/${clueId}`)).allowed).toContain('propose-disposal');
    await act('mhk-intake', clueId, 'disposal-proposal', proposal);
  });

  it('B1.5: handed over without a department, it is case management’s to distribute', async () => {
    const clueId = await enter('mhk-supervisor-2', {
      source: { kind: 'supervision', agencyId: 'mhk.party-conduct', reference: '监发2号' },
      origin: { handling: 'handed-over' },
    });
    expect(await server.read('mhk-intake', `${clues}/${clueId}`)).toMatchObject({ departmentId: null, departmentAs: null });
    expect(await server.send('mhk-supervisor-2', 'GET', `${own}/${clueId}`)).toMatchObject({ status: 404 });
  });
});
