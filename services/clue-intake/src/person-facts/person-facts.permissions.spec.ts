import { roles } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { personFactsSlice } from './person-facts.slice.js';

const path = '/api/clue-intake/person-facts';
const declarers = [
  'reception-officer',
  'intake-officer',
  'case-director',
  'principal',
  'deputy',
  'supervisor',
  'investigator',
  'township-secretary',
];
const inOrder = (held: readonly string[]) => roles.filter((role) => held.includes(role));

describe('person facts: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());
  const body = (personId: string, organisationId = 'mhk') => ({
    organisationId,
    holder: { kind: 'officer', personId },
    facts: [{ kind: 'home-township', organisationId: 'mhk.township-1' }],
    declaredOn: '2020-06-11',
  });

  it('2.5: declaring and withdrawing: officers about themselves, the director of case management about everybody of the jurisdiction', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', path, body('somebody'))).toEqual(inOrder(declarers));
    expect(await server.send('mhk-inv-1', 'POST', path, body('mhk-inv-2'))).toMatchObject({
      status: 403,
      body: { code: 'person-facts.own-only' },
    });
    expect(await server.send('mhk-inv-1', 'POST', path, body('mhk-inv-1'))).toMatchObject({ status: 201 });
    expect(await server.send('pj-director', 'POST', path, body('mhk-inv-3'))).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await rolesThatMay(server, 'mhk', 'POST', `${path}/mhk-inv-1/withdrawal`, { factId: 'x', reason: 'x' })).toEqual(
      inOrder(declarers),
    );
    expect(await server.send('pj-director', 'POST', `${path}/mhk-inv-1/withdrawal`, { factId: 'x', reason: 'x' })).toMatchObject({
      status: 403,
    });
  });

  it('2.5: reading: the director of case management and the principal, of this jurisdiction only', async () => {
    await server.command('mhk-director', path, body('mhk-inv-4'));
    expect(await rolesThatMay(server, 'mhk', 'GET', path)).toEqual(inOrder(['case-director', 'principal']));
    expect(await server.read('mhk-principal', `${path}?person=mhk-inv-4&holder=officer`)).toMatchObject({
      total: 1,
      items: [{ personId: 'mhk-inv-4', facts: [{ kind: 'home-township', organisationId: 'mhk.township-1' }] }],
    });
    expect(await server.read('pj-principal', path)).toMatchObject({ total: 0 });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, personFactsSlice)).toEqual([]);
  });
});
