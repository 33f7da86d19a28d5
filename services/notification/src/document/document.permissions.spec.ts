import type { Role } from '@liandong/access';
import { automationRequest } from '@liandong/service-kit';
import { rolesThatMay, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { randomUUID } from 'node:crypto';
import { NotificationModule } from '../notification.module.js';
import { answers, asked, commission, findings, items, proof, recipient } from './document.fixtures.js';
import { DocumentService } from './document.service.js';

const api = '/api/notification';
const documents = `${api}/documents`;
const draft = (issuer = commission) => ({ kind: 'supervision-order', issuer, recipient, title: '不认真履职问题', items });
const on = '2020-06-18';

/** Who may, per command; a person of the same role elsewhere may not. */
const commands: readonly [noun: string, body: object, may: readonly Role[], elsewhere: string][] = [
  ['revision', { recipient, title: 'x', items }, ['document-officer'], 'pj-document'],
  ['countersignature', { signedOn: on }, ['agency-integrator', 'principal', 'deputy'], 'pj-lead-east'],
  ['issue', { issuedOn: on }, ['principal', 'deputy'], 'pj-lead-east'],
  ['withdrawal', { reason: 'x', withdrawnOn: on }, ['principal', 'deputy', 'document-officer'], 'pj-document'],
  ['delivery', { method: 'in-person', proof, deliveredOn: on }, ['document-officer'], 'pj-document'],
  ['acknowledgement', { acknowledgedOn: on }, ['township-secretary', 'unit-contact'], 'pj-unit'],
  ['reply', { answers, repliedOn: on }, ['township-secretary', 'unit-contact'], 'pj-unit'],
  ['evaluation', { findings: findings(true, true), evaluatedOn: on }, ['supervisor'], 'pj-supervisor-1'],
  ['escalation', { ground: 'overdue', reason: 'x', escalatedOn: on }, ['deputy', 'supervisor'], 'pj-supervisor-1'],
  ['closure', { reason: 'x', closedOn: on }, ['principal', 'deputy'], 'pj-lead-east'],
];

describe('document: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([NotificationModule]);
  });
  afterAll(() => server.close());

  const drafted = () => server.command<{ id: string; position: string }>('mhk-document', documents, draft());

  it('drafting: the document officer, for the own jurisdiction only', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', documents, draft())).toEqual(['document-officer']);
    expect(await server.send('pj-document', 'POST', documents, draft())).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
  });

  it.each(commands)('%s', async (noun, body, may, elsewhere) => {
    expect(await rolesThatMay(server, 'mhk', 'POST', `${documents}/${(await drafted()).id}/${noun}`, body)).toEqual(may);
    const untouched = await drafted();
    expect(await server.send(elsewhere, 'POST', `${documents}/${untouched.id}/${noun}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.read('mhk-document', `${documents}/${untouched.id}`, untouched.position)).toMatchObject({
      revision: 0,
      status: 'drafted',
    });
  });

  it('what another service asks for is drafted for the organisation that it acts for, and for no other', async () => {
    const service = server.app.get(DocumentService, { strict: false });
    const request = (organisationId: string) =>
      automationRequest(
        'notification',
        'spec',
        { id: randomUUID(), type: 'a.b.v1', source: 'a', time: '', matterId: 'm', causationId: 'c', data: {} },
        0,
        organisationId,
      );
    await expect(service.draft(request('pj'), randomUUID(), asked)).rejects.toMatchObject({ code: 'access.wrong-organisation' });
    await expect(service.draft(request('mhk'), randomUUID(), asked)).resolves.toMatchObject({ revision: 0 });
    const { id } = await drafted();
    await expect(service.draftSuccessor(request('mhk'), `${id}-prompt`, { predecessorId: id, kind: 'prompt' })).rejects.toMatchObject({
      code: 'document.not-escalated-to',
    });
    await expect(service.issue(request('mhk'), id, { issuedOn: on })).rejects.toMatchObject({ code: 'access.role-required' });
  });

  it('reading: those who write, sign and follow up; no unit, no agency, no operator; what was delivered to a unit, that unit alone', async () => {
    const may = ['principal', 'deputy', 'supervisor', 'document-officer'];
    const { id, position } = await drafted();
    for (const path of ['documents', `documents/${id}`, 'reply-deadlines'])
      expect([path, await rolesThatMay(server, 'mhk', 'GET', `${api}/${path}`)]).toEqual([path, may]);
    for (const path of ['received-documents', `received-documents/${id}`])
      expect([path, await rolesThatMay(server, 'mhk', 'GET', `${api}/${path}`)]).toEqual([path, ['township-secretary', 'unit-contact']]);
    const read = (who: string, path: string) => server.send(who, 'GET', `${api}/${path}`, undefined, { 'liandong-wait-for': position });
    expect(await read('mhk-document', `documents/${id}`)).toMatchObject({ status: 200 });
    expect(await read('pj-document', `documents/${id}`)).toMatchObject({ status: 404, body: { code: 'document.unknown' } });
    expect(await read('mhk-unit', `received-documents/${id}`)).toMatchObject({ status: 404, body: { code: 'document.unknown' } });
  });
});
