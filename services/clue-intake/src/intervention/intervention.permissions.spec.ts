import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { interventionSlice } from './intervention.slice.js';

const api = '/api/clue-intake';
const paper = {
  organisationId: 'mhk',
  source: { kind: 'petition', agencyId: 'mhk.petition', reference: '1' },
  title: 'x',
  summary: 'x',
  receivedOn: '2020-06-11',
  subjects: [person('s1')],
};

describe('intervention: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());
  const received = async () => (await server.command<{ id: string }>('mhk-intake', `${api}/clues`, paper)).id;
  const entry = (clueId: string) => ({
    clueId,
    kind: 'inquiring',
    by: { name: '某某', unit: '某局' },
    addressee: 'mhk-inv-1',
    occurredOn: '2020-06-11',
    content: '打听进展',
  });

  it('B4.6: recording: whoever handles clues and cases of the jurisdiction', async () => {
    const body = entry(await received());
    expect(await rolesThatMay(server, 'mhk', 'POST', `${api}/interventions`, body)).toEqual([
      'reception-officer',
      'intake-officer',
      'case-director',
      'principal',
      'deputy',
      'supervisor',
      'investigator',
      'township-secretary',
      'trial-officer',
      'trial-director',
    ]);
    expect(await server.send('pj-director', 'POST', `${api}/interventions`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.send('mhk-intake', 'POST', `${api}/interventions`, entry('nowhere'))).toMatchObject({
      status: 404,
      body: { code: 'intervention.clue-unknown' },
    });
  });

  it('B4.6: assessing, reporting upward and deciding', async () => {
    const { id } = await server.command<{ id: string }>('mhk-inv-1', `${api}/interventions`, entry(await received()));
    const may = (noun: string, body: object) => rolesThatMay(server, 'mhk', 'POST', `${api}/interventions/${id}/${noun}`, body);
    expect(await may('assessment', { standing: 'outsider', opinion: 'x', assessedOn: '2020-06-11' })).toEqual([
      'case-director',
      'cadre-supervisor',
    ]);
    expect(await may('report-upward', { receiverId: 'mhk', documentNumber: '1', reportedOn: '2020-06-11' })).toEqual([
      'case-director',
      'principal',
      'deputy',
      'cadre-supervisor',
    ]);
    expect(await may('handling', { outcome: 'no-action', reason: 'x', handledOn: '2020-06-11' })).toEqual(['principal', 'deputy']);
    for (const [who, noun, body] of [
      ['pj-director', 'assessment', { standing: 'outsider', opinion: 'x', assessedOn: '2020-06-11' }],
      ['pj-principal', 'handling', { outcome: 'no-action', reason: 'x', handledOn: '2020-06-11' }],
    ] as const) {
      expect(await server.send(who, 'POST', `${api}/interventions/${id}/${noun}`, body)).toMatchObject({
        status: 403,
        body: { code: 'access.wrong-organisation' },
      });
    }
  });

  it('B4.6: reading: whoever assesses or decides, of this jurisdiction only; whoever recorded it does not', async () => {
    const clueId = await received();
    const { id } = await server.command<{ id: string }>('mhk-inv-1', `${api}/interventions`, entry(clueId));
    expect(await server.read('mhk-principal', `${api}/interventions?clue=${clueId}`)).toMatchObject({
      total: 1,
      items: [
        {
          clueId,
          kind: 'inquiring',
          byName: '某某',
          byUnit: '某局',
          byPosition: null,
          addressee: 'mhk-inv-1',
          occurredOn: '2020-06-11',
          content: '打听进展',
          recordedBy: 'mhk-inv-1',
        },
      ],
    });
    for (const path of ['interventions', `interventions/${id}`])
      expect(await rolesThatMay(server, 'mhk', 'GET', `${api}/${path}`)).toEqual([
        'case-director',
        'principal',
        'deputy',
        'cadre-supervisor',
      ]);
    expect(await rolesThatMay(server, 'mhk', 'GET', `${api}/clues/${clueId}/interventions`)).toEqual([
      'intake-officer',
      'case-director',
      'principal',
      'deputy',
    ]);
    expect(await server.read('pj-principal', `${api}/interventions`)).toMatchObject({ total: 0 });
    expect(await server.send('pj-principal', 'GET', `${api}/interventions/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'intervention.unknown' },
    });
    expect(await server.read('mhk-director', `${api}/interventions?kind=pleading&clue=${clueId}`)).toMatchObject({ total: 0 });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, interventionSlice)).toEqual([]);
  });
});
