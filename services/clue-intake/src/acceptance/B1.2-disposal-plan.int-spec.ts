import { startTestApp, type TestApp, useDemoRules } from '@liandong/service-kit/testing';
import { clues } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { plan } from '../clue/clue.disposal.fixtures.js';
import { person } from '../clue/clue.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';

/** 处置方案: proposed with the opinion, approved with it by the same chain, changed by a new approval. */
describe('B1.2: the plan of a disposal', () => {
  let server: TestApp;
  beforeAll(async () => {
    useDemoRules();
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
  }, 120_000);
  afterAll(() => server.close());

  it('given an initial verification, then it is proposed with a plan, which lies before the principal, is approved with the mode, and is changed by a new approval', async () => {
    const { id } = await server.command<{ id: string }>('mhk-intake', clues, {
      organisationId: 'mhk',
      source: { kind: 'inspection-tour', agencyId: 'mhk.tour-office', reference: '方案1' },
      title: '……',
      summary: '……',
      receivedOn: '2023-06-12',
      subjects: [person('s1')],
    });
    const act = (who: string, noun: string, body?: object) => server.command<{ position: string }>(who, `${clues}/${id}/${noun}`, body);
    const seen = (position: string) => server.read('mhk-principal', `${clues}/${id}`, position);
    await act('mhk-intake', 'registration');
    await act('mhk-intake', 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
    const proposal = { mode: 'initial-verification', opinion: '拟初核' };
    expect(await server.send('mhk-intake', 'POST', `${clues}/${id}/disposal-proposal`, proposal)).toMatchObject({
      status: 422,
      body: { code: 'clue.plan-missing', rule: 'B1.2' },
    });
    expect(await server.send('mhk-intake', 'POST', `${clues}/${id}/disposal-proposal`, { ...proposal, plan: { steps: [] } })).toMatchObject(
      { status: 400 },
    );
    expect(await seen((await act('mhk-intake', 'disposal-proposal', { ...proposal, plan })).position)).toMatchObject({
      plan: null,
      proposal: { plan },
    });
    expect(await seen((await act('mhk-principal', 'disposal-approval')).position)).toMatchObject({
      status: 'disposal-approved',
      mode: 'initial-verification',
      proposal: null,
      plan,
    });
    const other = { ...plan, measures: ['查询'] };
    expect(await seen((await act('mhk-intake', 'disposal-proposal', { ...proposal, plan: other })).position)).toMatchObject({
      plan,
      proposal: { plan: other, planOnly: true },
    });
    expect(await seen((await act('mhk-principal', 'disposal-approval')).position)).toMatchObject({
      status: 'disposal-approved',
      mode: 'initial-verification',
      plan: other,
    });
  });
});
