import { itAsksWhoMayOfRecusals } from '@liandong/protection/testing';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { screenedClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';
import { recusalSlice } from './recusal.slice.js';

describe('recusal: who may', () => {
  let server: TestApp;
  let clueId: string;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
    clueId = await screenedClue(server);
  });
  afterAll(() => server.close());

  itAsksWhoMayOfRecusals(() => ({ server, about: { kind: 'clue', id: clueId } }), {
    path: '/api/clue-intake/recusals',
    slice: recusalSlice,
    raiser: 'mhk-intake',
    stranger: 'pj-intake',
    otherKind: 'report',
    day: '2020-06-11',
  });
});
