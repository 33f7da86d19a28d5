import { randomUUID } from 'node:crypto';
import type { Role } from '@liandong/access';
import { automationRequest } from '@liandong/service-kit';
import { rolesThatMay, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { InspectionLiaisonModule } from '../inspection-liaison.module.js';
import { asked, opening, participants } from './handover.fixtures.js';
import { HandoverService } from './handover.service.js';

const api = '/api/inspection-liaison';
const handovers = `${api}/handovers`;
const { handoverId: _itsOwn, ...openingBody } = opening;
const on = '2020-06-01';
const tour: readonly Role[] = ['tour-officer'];
const receiving: readonly Role[] = ['agency-integrator', 'intake-officer', 'case-director', 'unit-contact'];

/** Who may, per command on an item; a person of the same role elsewhere may not. */
const commands: readonly [noun: string, body: object, may: readonly Role[], elsewhere: string][] = [
  ['items/1/amendment', asked('problem-list'), tour, 'mhk-tour'],
  ['items/1/withdrawal', { reason: 'x', withdrawnOn: on }, tour, 'mhk-tour'],
  ['items/1/consultation', { question: 'nature', text: 'x', convenedOn: on }, tour, 'mhk-tour'],
  ['items/1/consultation-opinion', { participants, opinion: 'x', concludedOn: on }, tour, 'mhk-tour'],
  ['items/1/sign-out', { signedOutOn: on }, tour, 'mhk-tour'],
  ['items/1/sign-in', { signedInOn: on }, receiving, 'mhk-intake'],
  ['items/1/return', { reason: 'x', returnedOn: on }, receiving, 'mhk-intake'],
  ['items/1/progress', { stage: 'arranged', text: 'x', on }, receiving, 'mhk-director'],
  ['items/1/result', { text: 'x', on }, receiving, 'mhk-unit'],
  ['items/1/feedback', { text: 'x', givenOn: on }, receiving, 'mhk-director'],
  ['items/1/feedback-receipt', { acknowledgedOn: on }, tour, 'mhk-tour'],
  ['items', asked('clue'), tour, 'mhk-tour'],
  ['closure', { reason: 'x', closedOn: on }, tour, 'mhk-tour'],
];

describe('hand-over: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([InspectionLiaisonModule]);
  });
  afterAll(() => server.close());

  const listed = async () => {
    const { id } = await server.command<{ id: string }>('pj-tour', handovers, openingBody);
    return server.command<{ id: string; position: string }>('pj-tour', `${handovers}/${id}/items`, asked('clue'));
  };

  it('B3.10: opening: a tour office, for itself only', async () => {
    expect(await rolesThatMay(server, 'pj', 'POST', handovers, openingBody)).toEqual(tour);
    expect(await server.send('mhk-tour', 'POST', handovers, openingBody)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
  });

  it.each(commands)('%s', async (noun, body, may, elsewhere) => {
    expect(await rolesThatMay(server, 'pj', 'POST', `${handovers}/${(await listed()).id}/${noun}`, body)).toEqual(may);
    const untouched = await listed();
    expect(await server.send(elsewhere, 'POST', `${handovers}/${untouched.id}/${noun}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.read('pj-tour', `${handovers}/${untouched.id}`, untouched.position)).toMatchObject({
      revision: 1,
      items: [{ status: 'listed' }],
    });
  });

  it('news of the clue library is taken from the automation of the own commission, and of no other', async () => {
    const service = server.app.get(HandoverService, { strict: false });
    const { id } = await listed();
    const request = (organisationId: string) =>
      automationRequest(
        'inspection-liaison',
        'spec',
        { id: randomUUID(), type: 'a.b.v1', source: 'a', time: '', matterId: 'm', causationId: 'c', data: {} },
        0,
        organisationId,
      );
    const result = { itemNo: 1, text: 'x', on };
    await expect(service.recordResult(request('mhk'), id, result)).rejects.toMatchObject({ code: 'access.wrong-organisation' });
    await expect(service.recordResult(request('pj'), id, result)).rejects.toMatchObject({ code: 'handover-item.not-allowed' });
    await expect(service.signIn(request('pj'), id, { itemNo: 1, signedInOn: on })).rejects.toMatchObject({ code: 'access.role-required' });
  });

  it('reading: tour office, case management and those who decide; units and departments only what went to them', async () => {
    const { id, position } = await listed();
    const may: readonly Role[] = ['intake-officer', 'case-director', 'principal', 'deputy', 'tour-officer'];
    for (const path of ['handovers', `handovers/${id}`, 'items', 'result-deadlines'])
      expect([path, await rolesThatMay(server, 'pj', 'GET', `${api}/${path}`)]).toEqual([path, may]);
    for (const path of ['received-items', `received-items/${id}-1`])
      expect([path, await rolesThatMay(server, 'pj', 'GET', `${api}/${path}`)]).toEqual([path, ['agency-integrator', 'unit-contact']]);
    const elsewhere = await server.send('mhk-director', 'GET', `${handovers}/${id}`, undefined, { 'liandong-wait-for': position });
    expect(elsewhere).toMatchObject({ status: 404, body: { code: 'handover.unknown' } });
    expect((await server.read<{ total: number }>('mhk-director', `${api}/items`, position)).total).toBe(0);
  });
});
