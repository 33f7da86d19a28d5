import { randomUUID } from 'node:crypto';
import type { Role } from '@liandong/access';
import { automationRequest } from '@liandong/service-kit';
import { rolesThatMay, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { RectificationModule } from '../rectification.module.js';
import { assignment, evidence, proposal } from './rectification.fixtures.js';
import { RectificationService } from './rectification.service.js';

const items = '/api/rectification/items';
const day = '2020-06-20';

/** Who may, per command; a person of the same role elsewhere may not. */
const commands: readonly [noun: string, body: object, may: readonly Role[], elsewhere: string | undefined][] = [
  ['dismissal', { reason: 'x', dismissedOn: day }, ['deputy'], 'pj-lead-east'],
  ['assignment', assignment, ['deputy'], 'pj-lead-east'],
  ['extension', { days: 5, reason: 'x', approvedOn: day }, ['deputy'], 'pj-lead-east'],
  // The demo has one unit only; another one's contact is refused by the decider: see rectification.not-responsible-unit.
  ['evidence', { evidence: [evidence], report: 'x', submittedOn: day }, ['unit-contact'], undefined],
  ['check', { result: 'passed', findings: 'x', checkedBy: ['a', 'b'], checkedOn: day }, ['supervisor'], 'pj-supervisor-1'],
  ['closure-approval', { approvedOn: day }, ['supervisor', 'tour-officer'], 'pj-supervisor-1'],
  ['closure', { closedOn: day }, ['deputy'], 'pj-lead-east'],
  ['look-back', { passed: true, findings: 'x', lookedBackBy: ['a', 'b'], heldOn: day }, ['supervisor'], 'pj-supervisor-1'],
];

describe('rectification: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([RectificationModule]);
  });
  afterAll(() => server.close());

  const propose = () => server.command<{ id: string; position: string }>('mhk-supervisor-1', items, proposal);
  const wrongOrganisation = { status: 403, body: { code: 'access.wrong-organisation' } };

  it('proposing: a supervisor, for the own jurisdiction only', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', items, proposal)).toEqual(['supervisor']);
    expect(await server.send('mhk-supervisor-1', 'POST', items, { ...proposal, organisationId: 'pj' })).toMatchObject(wrongOrganisation);
  });

  it.each(commands)('%s', async (noun, body, may, elsewhere) => {
    expect(await rolesThatMay(server, 'mhk', 'POST', `${items}/${(await propose()).id}/${noun}`, body)).toEqual(may);
    if (!elsewhere) return;
    const untouched = await propose();
    expect(await server.send(elsewhere, 'POST', `${items}/${untouched.id}/${noun}`, body)).toMatchObject(wrongOrganisation);
    expect(await server.read('mhk-lead-1', `${items}/${untouched.id}`, untouched.position)).toMatchObject({
      revision: 0,
      status: 'proposed',
    });
  });

  it('B3.1: a deputy assigns to units within the own reach only', async () => {
    const { id } = await propose();
    expect(await server.send('mhk-lead-1', 'POST', `${items}/${id}/assignment`, { ...assignment, unitId: 'pj.unit-1' })).toMatchObject(
      wrongOrganisation,
    );
  });

  it('documents are recorded by the automation of the item’s own commission, and by no person', async () => {
    const service = server.app.get(RectificationService, { strict: false });
    const { id } = await propose();
    const request = (organisationId: string) =>
      automationRequest(
        'rectification',
        'spec',
        { id: randomUUID(), type: 'a.b.v1', source: 'a', time: '', matterId: 'm', causationId: 'c', data: {} },
        0,
        organisationId,
      );
    await expect(service.recordDocument(request('mhk'), id, { documentId: 'd' })).rejects.toMatchObject({
      code: 'rectification.not-allowed',
    });
    await expect(service.recordDocument(request('pj'), id, { documentId: 'd' })).rejects.toMatchObject({
      code: 'access.wrong-organisation',
    });
    const deputy = { personId: 'mhk-lead-1', organisationId: 'mhk', roles: ['deputy' as const] };
    await expect(
      service.recordAnswer({ principal: deputy, commandId: randomUUID() }, id, { documentId: 'd', repliedOn: day }),
    ).rejects.toMatchObject({ code: 'access.role-required' });
  });

  it('reading the ledger and its rate: those who supervise and decide; the unit reads its own part under an address of its own', async () => {
    const { id, position } = await propose();
    const may = ['case-director', 'principal', 'deputy', 'supervisor', 'tour-officer'];
    for (const path of [items, `${items}/${id}`, '/api/rectification/rate'])
      expect(await rolesThatMay(server, 'mhk', 'GET', path)).toEqual(may);
    for (const path of ['/api/rectification/own-items', `/api/rectification/own-items/${id}`])
      expect(await rolesThatMay(server, 'mhk', 'GET', path)).toEqual(['unit-contact']);
    expect(await server.read('pj-supervisor-1', items, position)).toMatchObject({ total: 0 });
    expect(await server.send('pj-supervisor-1', 'GET', `${items}/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'rectification.unknown' },
    });
    const neighbour = await server.command<{ id: string; position: string }>('mhk-supervisor-1', items, {
      ...proposal,
      unitId: 'mhk.unit-market',
    });
    expect(
      await server.send('mhk-unit', 'GET', `/api/rectification/own-items/${neighbour.id}`, undefined, {
        'liandong-wait-for': neighbour.position,
      }),
    ).toMatchObject({ status: 404 });
    expect(await server.read('mhk-unit', `/api/rectification/own-items/${id}`)).toMatchObject({ itemId: id });
  });
});
