import { itKeepsOutWhoeverIsRecusedElsewhere } from '@liandong/protection/testing';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { answers, commission, findings, items, proof, recipient } from './document/document.fixtures.js';
import { NotificationModule } from './notification.module.js';

const api = '/api/notification';
const documents = `${api}/documents`;

interface Begun {
  readonly id: string;
  readonly matterId: string;
}

describe('B4.1: recusals of a matter hold in its documents', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([NotificationModule], { clock: { now: () => '2020-08-31T02:00:00.000Z' } });
  });
  afterAll(() => server.close());

  const drafted = () =>
    server.command<Begun>('mhk-document', documents, { kind: 'supervision-order', issuer: commission, recipient, title: 'x', items });
  const act = (who: string, { id }: Begun, noun: string, body: object) => server.command(who, `${documents}/${id}/${noun}`, body);
  const delivered = async () => {
    const document = await drafted();
    await act('mhk-lead-1', document, 'issue', { issuedOn: '2020-06-18' });
    await act('mhk-document', document, 'delivery', { method: 'in-person', proof, deliveredOn: '2020-06-19' });
    return document;
  };
  const replied = async () => {
    const document = await delivered();
    await act('mhk-unit', document, 'acknowledgement', { acknowledgedOn: '2020-06-20' });
    await act('mhk-unit', document, 'reply', { answers, repliedOn: '2020-06-25' });
    return document;
  };
  const record = (id: string) => `${documents}/${id}`;

  describe('whoever signs', () => {
    itKeepsOutWhoeverIsRecusedElsewhere(() => ({ server, begun: drafted }), {
      person: 'mhk-lead-1',
      other: 'mhk-lead-2',
      lists: [`${documents}?limit=200`],
      record,
      act: (id) => ({ path: `${documents}/${id}/issue`, body: { issuedOn: '2020-06-18' } }),
    });
  });

  describe('whoever follows a document up', () => {
    itKeepsOutWhoeverIsRecusedElsewhere(() => ({ server, begun: replied }), {
      person: 'mhk-supervisor-1',
      other: 'mhk-supervisor-2',
      lists: [`${documents}?limit=200`],
      record,
      act: (id) => ({ path: `${documents}/${id}/evaluation`, body: { findings: findings(true, true), evaluatedOn: '2020-06-28' } }),
    });
  });

  describe('whose limit runs', () => {
    itKeepsOutWhoeverIsRecusedElsewhere(() => ({ server, begun: delivered }), {
      person: 'mhk-supervisor-1',
      other: 'mhk-supervisor-2',
      lists: [`${documents}?limit=200`, `${api}/reply-deadlines?limit=200`],
      record,
      act: (id) => ({ path: `${documents}/${id}/escalation`, body: { ground: 'overdue', reason: 'x', escalatedOn: '2020-08-30' } }),
    });
  });
});
