import { roles } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { CaseTrialModule } from '../case-trial.module.js';
import { openedCase } from '../testing/opened-case.js';
import { recusalSlice } from './recusal.slice.js';

const path = '/api/case-trial/recusals';
const handlers = [
  'reception-officer',
  'intake-officer',
  'case-director',
  'principal',
  'party-chief',
  'deputy',
  'supervisor',
  'investigator',
  'township-secretary',
  'trial-officer',
  'trial-director',
];
const inOrder = (held: readonly string[]) => roles.filter((role) => held.includes(role));

describe('recusal from a case: who may', () => {
  let server: TestApp;
  let caseId: string;
  beforeAll(async () => {
    server = await startTestApp([CaseTrialModule]);
    caseId = await openedCase(server, 'm1');
  });
  afterAll(() => server.close());
  const body = (more: object = {}) => ({
    about: { kind: 'case', id: caseId },
    personId: 'nobody',
    chief: false,
    ground: 'near-kin',
    raisedBy: 'subject',
    statement: 'x',
    raisedOn: '2020-06-16',
    ...more,
  });
  const decision = { personId: 'nobody', upheld: true, reason: 'x', decidedOn: '2020-06-16' };

  it('B4.1: raising: whoever handles matters of the jurisdiction, about a case or a measure that exists', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', path, body())).toEqual(inOrder(handlers));
    expect(await server.send('pj-trial-director', 'POST', path, body())).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.send('mhk-trial-director', 'POST', path, body({ about: { kind: 'measure', id: 'nowhere' } }))).toMatchObject({
      status: 404,
      body: { code: 'recusal.record-unknown' },
    });
    expect(await server.send('mhk-trial-director', 'POST', path, body({ about: { kind: 'clue', id: caseId } }))).toMatchObject({
      status: 400,
    });
  });

  it('B4.2: deciding: the principal, or a deputy who stands in; on the chief’s, and by order, the upper body alone', async () => {
    const { id } = await server.command<{ id: string }>('mhk-trial-director', path, body({ personId: 'nobody-3' }));
    const ofThree = { ...decision, personId: 'nobody-3' };
    const order = {
      about: { kind: 'case', id: caseId },
      personId: 'nobody-2',
      chief: false,
      ground: 'interest',
      statement: 'x',
      orderedOn: '2020-06-16',
    };
    expect(await server.send('pj-principal', 'POST', `${path}/${id}/decision`, ofThree)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await rolesThatMay(server, 'mhk', 'POST', `${path}/${id}/decision`, ofThree)).toEqual(inOrder(['principal', 'deputy']));
    expect(await rolesThatMay(server, 'mhk', 'POST', `${path}/${id}/chief-decision`, decision)).toEqual(['principal']);
    expect(await rolesThatMay(server, 'mhk', 'POST', `${path}/orders`, order)).toEqual(['principal']);
    for (const who of ['mhk-principal', 'pj-principal'])
      expect(await server.send(who, 'POST', `${path}/orders`, order)).toMatchObject({
        status: 403,
        body: { code: 'recusal.wrong-decider', rule: 'B4.2' },
      });
    expect(await server.send('upper-principal', 'POST', `${path}/orders`, order)).toMatchObject({ status: 201 });
  });

  it('B4.1: reading: the director of case management and those who decide, above too; everybody the own', async () => {
    const { id } = await server.command<{ id: string }>('mhk-trial-director', path, body());
    for (const address of [path, `${path}/${id}`])
      expect(await rolesThatMay(server, 'mhk', 'GET', address)).toEqual(inOrder(['case-director', 'principal', 'deputy']));
    expect(await rolesThatMay(server, 'mhk', 'GET', `${path}/own`)).toEqual(inOrder(handlers));
    expect(await server.send('pj-principal', 'GET', `${path}/${id}`)).toMatchObject({ status: 404, body: { code: 'recusal.unknown' } });
    expect(await server.read('upper-principal', `${path}?person=nobody`)).toMatchObject({
      total: 1,
      items: [{ matterId: id, aboutKind: 'case', aboutId: caseId }],
    });
  });

  it('of no route of the slice it was left unasked who may', async () => expect(await unasked(server, recusalSlice)).toEqual([]));
});
