import { randomUUID } from 'node:crypto';
import { type DraftDocument, draftDocument } from '@liandong/contracts';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { answers, commission, findings, items, proof, recipient } from './document/document.fixtures.js';
import { NotificationModule } from './notification.module.js';

const api = '/api/notification';
const clock = { moment: '2020-08-31T02:00:00.000Z', now: () => clock.moment };

interface Receipt {
  readonly id: string;
  readonly matterId: string;
  readonly position: string;
}
interface Line extends Readonly<Record<string, unknown>> {
  readonly documentId: string;
  readonly number: string;
}
interface Lines {
  readonly total: number;
  readonly items: readonly Line[];
}

const request = (more: Partial<DraftDocument> = {}): DraftDocument => ({
  kind: 'supervision-order',
  organisationId: 'mhk',
  issuerName: commission.name,
  recipientOrganisationId: recipient.organisationId,
  recipientName: recipient.name,
  subjectText: '不认真履职问题',
  body: '对公益诉讼检察建议不予回复',
  regarding: { service: 'rectification', id: 'r1' },
  matterId: randomUUID(),
  causationId: randomUUID(),
  ...more,
});

describe('notification', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([NotificationModule], { clock });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    clock.moment = '2020-08-31T02:00:00.000Z';
  });

  const ask = (payload: object, idempotencyKey: string = randomUUID()) =>
    server.app
      .get<Platform>(PLATFORM, { strict: false })
      .requester('rectification')
      .request<{ documentId: string; position: string }>(draftDocument.pattern, payload, { idempotencyKey });
  const act = (who: string, id: string, noun: string, body: object) => server.command<Receipt>(who, `${api}/documents/${id}/${noun}`, body);
  const documentOf = (id: string, position?: string) => server.read<Line>('mhk-document', `${api}/documents/${id}`, position);
  const drafted = async (more: object = {}) =>
    (
      await server.command<Receipt>('mhk-document', `${api}/documents`, {
        kind: 'supervision-order',
        issuer: commission,
        recipient,
        title: '不认真履职问题',
        items,
        ...more,
      })
    ).id;
  const issued = async (id: string) => act('mhk-lead-1', id, 'issue', { issuedOn: '2020-06-18' });
  const delivered = async (more: object = {}) => {
    const id = await drafted(more);
    await issued(id);
    const { position } = await act('mhk-document', id, 'delivery', { method: 'in-person', proof, deliveredOn: '2020-06-19' });
    return { id, position };
  };

  describe('on behalf of another service', () => {
    it('given a request, then the draft stands in the matter of the request; repeated under its key the answer is the same, and there is one document', async () => {
      const payload = request();
      const key = randomUUID();
      const first = await ask(payload, key);
      expect(await ask(payload, key)).toEqual(first);
      expect(await documentOf(first.documentId, first.position)).toMatchObject({
        kind: 'supervision-order',
        status: 'drafted',
        matterId: payload.matterId,
        organisationId: 'mhk',
        draftedBy: 'system:rectification',
        regardingService: 'rectification',
        regardingId: 'r1',
        items: [{ itemId: '1', text: '对公益诉讼检察建议不予回复', answer: null }],
        replyTermDays: 30,
        allowed: ['revise', 'countersign', 'issue', 'withdraw'],
      });
      const { total } = await server.read<Lines>('mhk-document', `${api}/documents?matter=${payload.matterId}`);
      expect(total).toBe(1);
    });

    it('given another request under the same key, a refusal or a broken contract, then the asking service gets the reason and nothing is drafted', async () => {
      const key = randomUUID();
      await ask(request(), key);
      await expect(ask(request({ body: '另一件' }), key)).rejects.toMatchObject({ code: 'command-id-reused' });
      await expect(ask(request({ recipientOrganisationId: 'mhk' }))).rejects.toMatchObject({ code: 'document.issuer-repeated' });
      await expect(ask({ ...request(), kind: 'order' })).rejects.toMatchObject({ code: 'request.contract-broken' });
    });
  });

  it('0.20: a supervision order from draft to closing, as each side sees it', async () => {
    const { documentId: id } = await ask(request({ items }));
    await issued(id);
    expect(await server.send('mhk-unit', 'GET', `${api}/received-documents/${id}`)).toMatchObject({ status: 404 });
    const { position } = await act('mhk-document', id, 'delivery', { method: 'in-person', proof, deliveredOn: '2020-06-19' });
    const seen = await server.read<Line>('mhk-unit', `${api}/received-documents/${id}`, position);
    expect(seen).toMatchObject({
      status: 'delivered',
      dueAt: '2020-07-20T15:59:59.999Z',
      awaitsReply: true,
      band: 'red',
      allowed: ['acknowledge'],
      text: expect.stringContaining(seen.number) as string,
    });
    expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(['draftedBy']));
    await act('mhk-unit', id, 'acknowledgement', { acknowledgedOn: '2020-06-19' });
    await act('mhk-unit', id, 'reply', { answers, repliedOn: '2020-07-01' });
    await act('mhk-supervisor-1', id, 'evaluation', { findings: findings(true, false), evaluatedOn: '2020-07-03', supplementTermDays: 10 });
    await act('mhk-unit', id, 'reply', { answers: [{ itemId: 'i2', text: '补充', done: true }], repliedOn: '2020-07-10' });
    await act('mhk-supervisor-1', id, 'evaluation', {
      findings: [{ itemId: 'i2', accepted: true, comment: '属实' }],
      evaluatedOn: '2020-07-13',
    });
    const { position: end } = await act('mhk-lead-1', id, 'closure', { reason: '已办结', closedOn: '2020-07-14' });
    expect(await documentOf(id, end)).toMatchObject({
      status: 'closed',
      replies: 2,
      repliedInTime: true,
      awaitsReply: false,
      band: null,
      endedOn: '2020-07-14',
      allowed: [],
    });
  });

  it('B6.7: numbers are unique and without gaps, however many are issued at once; a refused issue draws none', async () => {
    const title = `编号${randomUUID()}`;
    const ids = await Promise.all(Array.from({ length: 12 }, () => drafted({ title, kind: 'reminder' })));
    const refused = await drafted({ title, kind: 'reminder', coIssuers: [{ organisationId: 'mhk.people-congress', name: '人大' }] });
    expect(await server.send('mhk-lead-1', 'POST', `${api}/documents/${refused}/issue`, { issuedOn: '2020-06-18' })).toMatchObject({
      status: 409,
      body: { code: 'document.co-issuers-missing' },
    });
    expect(await server.send('mhk-lead-1', 'POST', `${api}/documents/${ids[0]!}/issue`, { issuedOn: '2020-09-18' })).toMatchObject({
      status: 422,
      body: { code: 'document.date-in-future' },
    });
    expect(await server.send('pj-lead-east', 'POST', `${api}/documents/${ids[0]!}/issue`, { issuedOn: '2020-06-18' })).toMatchObject({
      status: 403,
    });
    const receipts = await Promise.all(ids.map(issued));
    const last = receipts.map(({ position }) => BigInt(position)).reduce((a, b) => (a > b ? a : b));
    const { items: lines } = await server.read<Lines>(
      'mhk-document',
      `${api}/documents?status=issued&kind=reminder&text=${encodeURIComponent(title)}`,
      String(last),
    );
    expect(new Set(lines.map(({ number }) => number))).toEqual(
      new Set(Array.from({ length: 12 }, (_, index) => `提醒〔2020〕${index + 1}号`)),
    );
    const years = await drafted({ kind: 'reminder' });
    const { position } = await act('mhk-lead-2', years, 'issue', { issuedOn: '2019-12-30' });
    expect(await documentOf(years, position)).toMatchObject({ number: '提醒〔2019〕1号' });
  });

  it('B6.6: an overdue prompt is followed by a reminder and a proposed talk, drafted by themselves in the same matter, about what is open', async () => {
    const { id } = await delivered({ kind: 'prompt' });
    const { matterId, position } = await act('mhk-supervisor-1', id, 'escalation', {
      ground: 'overdue',
      reason: '逾期未答复',
      escalatedOn: '2020-07-21',
    });
    expect(await documentOf(id, position)).toMatchObject({
      status: 'escalated',
      escalatedTo: ['reminder', 'talk-proposal'],
      awaitsReply: false,
    });
    for (const kind of ['reminder', 'talk-proposal']) {
      const next = await eventually(() => documentOf(`${id}-${kind}`), 20_000, 100);
      expect(next).toMatchObject({
        kind,
        matterId,
        status: 'drafted',
        predecessorId: id,
        draftedBy: 'system:notification',
        text: expect.stringContaining('逾期未答复') as string,
      });
    }
    // A person signs what the system drafted.
    await issued(`${id}-reminder`);
  });

  it('B1.23: running terms by urgency: red after the end, yellow three days before, blue till then; another jurisdiction sees its own', async () => {
    const title = `期限${randomUUID()}`;
    const { id, position } = await delivered({ title, replyTermDays: 40 });
    const lineAt = async (moment: string) => {
      clock.moment = moment;
      const { items: lines, ...page } = await server.read<Lines & { bands: Record<string, number> }>(
        'mhk-supervisor-1',
        `${api}/reply-deadlines?limit=200`,
        position,
      );
      expect(Object.values(page.bands).reduce((sum, count) => sum + count, 0)).toBe(page.total);
      return lines.find(({ documentId }) => documentId === id);
    };
    expect(await lineAt('2020-07-20T00:00:00.000Z')).toMatchObject({ dueAt: '2020-07-29T15:59:59.999Z', band: 'blue' });
    expect(await lineAt('2020-07-27T00:00:00.000Z')).toMatchObject({ band: 'yellow' });
    const { items: yellow } = await server.read<Lines>('mhk-supervisor-1', `${api}/reply-deadlines?band=yellow&limit=200`);
    expect(yellow.map(({ documentId }) => documentId)).toContain(id);
    expect(await lineAt('2020-07-30T00:00:00.000Z')).toMatchObject({ band: 'red' });
    const { items: red } = await server.read<Lines>('mhk-supervisor-1', `${api}/reply-deadlines?band=red&limit=200`);
    expect(red.map(({ documentId }) => documentId)).toContain(id);
    expect((await server.read<Lines>('pj-supervisor-1', `${api}/reply-deadlines`)).items).toEqual([]);
  });

  it('the register is filtered and paged; an unknown filter is refused', async () => {
    const title = `登记${randomUUID()}`;
    const ids = await Promise.all([1, 2, 3].map(() => drafted({ title })));
    const { position } = await issued(ids[0]!);
    const list = (query: string) =>
      server.read<Lines>('mhk-document', `${api}/documents?text=${encodeURIComponent(title)}&${query}`, position);
    expect((await list('limit=2')).items).toHaveLength(2);
    expect(await list('limit=2&offset=2')).toMatchObject({ total: 3, items: [{ documentId: ids[0], status: 'issued' }] });
    expect(await list('status=issued&kind=supervision-order&recipient=mhk.unit-agriculture')).toMatchObject({ total: 1 });
    expect(await list('kind=prompt')).toMatchObject({ total: 0 });
    expect(await server.send('mhk-document', 'GET', `${api}/documents?colour=red`)).toMatchObject({ status: 400 });
  });
});
