import { itAsksWhoMayOfRecusals } from '@liandong/protection/testing';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { CaseTrialModule } from '../case-trial.module.js';
import { openedCase } from '../testing/opened-case.js';
import { recusalSlice } from './recusal.slice.js';

describe('recusal from a case: who may', () => {
  let server: TestApp;
  let caseId: string;
  beforeAll(async () => {
    server = await startTestApp([CaseTrialModule]);
    caseId = await openedCase(server, 'm1');
  });
  afterAll(() => server.close());

  itAsksWhoMayOfRecusals(() => ({ server, about: { kind: 'case', id: caseId } }), {
    path: '/api/case-trial/recusals',
    slice: recusalSlice,
    raiser: 'mhk-trial-director',
    stranger: 'pj-trial-director',
    otherKind: 'measure',
    day: '2020-06-16',
  });
});
