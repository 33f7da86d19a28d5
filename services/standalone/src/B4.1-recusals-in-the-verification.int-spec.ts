import { CaseTrialModule } from '@liandong/case-trial';
import { ClueIntakeModule } from '@liandong/clue-intake';
import { JointSupervisionModule } from '@liandong/joint-supervision';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { arranged, disposedClue, verifiedClue } from './testing/case-chain.js';
import { BARRED, subject } from './testing/recused-matter.js';

const intake = '/api/clue-intake';
const joint = '/api/joint-supervision';
const trial = '/api/case-trial';

describe('B4.1: recusals follow the matter through its verification', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule, JointSupervisionModule, CaseTrialModule]);
    await arranged(server);
  }, 120_000);
  afterAll(() => server.close());

  const isBarred = (who: string, path: string) =>
    eventually(async () => {
      const answer = await server.send<{ code?: string }>(who, 'GET', path);
      return answer.status === 403 && answer.body.code === BARRED.body.code;
    }, 20_000);

  it('B4.1: whoever is recused from the clue is kept from its verification, and from the case that comes of it', async () => {
    const clue = await disposedClue(
      server,
      {
        organisationId: 'mhk',
        source: { kind: 'petition', agencyId: 'mhk.petition', reference: '信访1号' },
        title: '反映某科员',
        summary: '……',
        receivedOn: '2020-06-11',
        subjects: [subject],
      },
      'initial-verification',
    );
    await server.command('mhk-director', `${intake}/recusals`, {
      about: { kind: 'clue', id: clue.id },
      personId: 'mhk-supervisor-2',
      chief: false,
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: '2020-06-12',
    });
    await verifiedClue(server, clue, [subject]);
    await isBarred('mhk-supervisor-2', `${joint}/verifications/${clue.id}`);
    const finding = { subjectId: 's1', facts: '……', evidenceIds: ['e1'] };
    expect(await server.send('mhk-supervisor-2', 'POST', `${joint}/verifications/${clue.id}/findings`, finding)).toMatchObject(BARRED);
    expect(await server.read('mhk-supervisor-2', `${joint}/verifications`)).toMatchObject({ total: 0 });
    expect(await server.read('mhk-director', `${joint}/verifications`)).toMatchObject({ total: 1 });
    const caseId = `${clue.id}-s1`;
    await eventually(async () => (await server.send('mhk-trial-director', 'GET', `${trial}/cases/${caseId}`)).status === 200, 20_000);
    await isBarred('mhk-supervisor-2', `${trial}/cases/${caseId}`);
    // And back: whoever is recused from the case.
    await server.command('mhk-director', `${trial}/recusals`, {
      about: { kind: 'case', id: caseId },
      personId: 'mhk-principal',
      chief: true,
      ground: 'interest',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: '2020-06-16',
    });
    await isBarred('mhk-principal', `${joint}/verifications/${clue.id}`);
    await isBarred('mhk-principal', `${intake}/clues/${clue.id}`);
  });
});
