import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { proof } from '../document/document.fixtures.js';
import { NotificationModule } from '../notification.module.js';

const api = '/api/notification';
const town = 'mhk.township-1';
const unit = 'mhk.unit-agriculture';
const matterId = 'a-matter-of-the-city';
const items = [
  { itemId: 'i1', text: '村道路灯损坏,群众出行不便' },
  { itemId: 'i2', text: '低保金发放不及时' },
];
const answers = items.map(({ itemId }) => ({ itemId, text: '已办结', done: true }));

interface Receipt {
  readonly id: string;
  readonly position: string;
  readonly matterId: string;
}

/** What a town’s direct-report point (信息直报点) told a higher commission straight is answered by documents of that commission, which the county’s lie beside and know nothing of. */
describe('2.4: documents of a higher commission, to a town and a unit of a county below it', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([NotificationModule], { clock: { now: () => '2022-03-31T02:00:00.000Z' } });
  });
  afterAll(() => server.close());

  const draft = (kind: string, organisationId: string, more: object = {}) =>
    server.command<Receipt>('upper-document', `${api}/documents`, {
      kind,
      issuer: { organisationId: 'upper', name: '上级纪委监委' },
      recipient: { organisationId },
      title: '群众急难愁盼问题',
      items,
      ...more,
    });
  const post = (who: string, id: string, noun: string, body: object) => server.send(who, 'POST', `${api}/documents/${id}/${noun}`, body);
  async function issued(kind: string, organisationId: string, more: object = {}): Promise<string> {
    const { id } = await draft(kind, organisationId, more);
    expect(await post('upper-principal', id, 'issue', { issuedOn: '2022-03-02' })).toMatchObject({ status: 201 });
    return id;
  }
  async function delivered(kind: string, organisationId: string, more: object = {}): Promise<string> {
    const id = await issued(kind, organisationId, more);
    const { position } = await server.command<Receipt>('upper-document', `${api}/documents/${id}/delivery`, {
      method: 'electronic',
      proof,
      deliveredOn: '2022-03-03',
    });
    await server.read('upper-document', `${api}/documents/${id}`, position);
    return id;
  }
  const received = (who: string, id = '') =>
    server.send<{ items?: { documentId: string }[] }>(who, 'GET', `${api}/received-documents${id}`);
  const ELSEWHERE = { status: 403, body: { code: 'access.wrong-organisation' } };

  it('2.4, B6.4: the town’s secretary and the unit’s contact read, acknowledge and answer what was delivered to them', async () => {
    for (const [who, recipient] of [
      ['mhk-township-secretary', town],
      ['mhk-unit', unit],
    ] as const) {
      const id = await delivered('supervision-suggestion', recipient);
      expect(await received(who, `/${id}`)).toMatchObject({ status: 200, body: { allowed: ['acknowledge'], awaitsReply: true } });
      expect(await post(who, id, 'acknowledgement', { acknowledgedOn: '2022-03-04' })).toMatchObject({ status: 201 });
      expect(await post(who, id, 'reply', { answers, repliedOn: '2022-03-10' })).toMatchObject({ status: 201 });
      expect(await server.read('upper-principal', `${api}/documents/${id}`)).toMatchObject({ status: 'replied', recipientId: recipient });
    }
  });

  it('2.4, B6.7: nobody else does, in the own county or in another one, nor anybody before delivery', async () => {
    const waiting = await issued('supervision-suggestion', town);
    const id = await delivered('supervision-suggestion', town);
    for (const who of ['pj-township-secretary', 'pj-unit', 'mhk-unit'])
      for (const [noun, body] of [
        ['acknowledgement', { acknowledgedOn: '2022-03-04' }],
        ['reply', { answers, repliedOn: '2022-03-10' }],
      ] as const)
        expect([who, noun, await post(who, id, noun, body)]).toMatchObject([who, noun, ELSEWHERE]);
    expect(await post('mhk-township-secretary', waiting, 'acknowledgement', { acknowledgedOn: '2022-03-04' })).toMatchObject(ELSEWHERE);
    for (const who of ['mhk-township-secretary', 'mhk-township-contact'])
      expect(await received(who, `/${waiting}`)).toMatchObject({ status: 404, body: { code: 'document.unknown' } });
    for (const who of ['mhk-unit', 'pj-township-secretary'])
      expect(await received(who, `/${id}`)).toMatchObject({ status: 404, body: { code: 'document.unknown' } });
    // What the county follows up are its own documents.
    expect(await server.send('mhk-document', 'GET', `${api}/documents/${id}`)).toMatchObject({ status: 404 });
    expect(await post('mhk-supervisor-1', id, 'escalation', { ground: 'trend', reason: 'x', escalatedOn: '2022-03-10' })).toMatchObject(
      ELSEWHERE,
    );
  });

  it('2.4: a notice only tells: no term, no answer, nothing that follows; the town signs for it', async () => {
    expect(
      await server.send('upper-document', 'POST', `${api}/documents`, {
        kind: 'notice',
        issuer: { organisationId: 'upper' },
        recipient: { organisationId: town },
        title: 'x',
        items,
        replyTermDays: 15,
      }),
    ).toMatchObject({ status: 422, body: { code: 'document.no-reply-asked' } });
    const id = await delivered('notice', town);
    expect(await server.read('upper-principal', `${api}/documents/${id}`)).toMatchObject({ number: '告知〔2022〕1号', dueAt: null });
    expect(await post('mhk-township-secretary', id, 'acknowledgement', { acknowledgedOn: '2022-03-04' })).toMatchObject({ status: 201 });
    expect(await post('mhk-township-secretary', id, 'reply', { answers, repliedOn: '2022-03-10' })).toMatchObject({
      status: 422,
      body: { code: 'document.no-reply-asked' },
    });
    const closed = await post('upper-principal', id, 'closure', { reason: '已知悉', closedOn: '2022-03-05' });
    expect(closed).toMatchObject({ status: 201 });
  });

  it('2.4: a document that is drafted by hand joins the matter that it names, and begins one of its own otherwise', async () => {
    const [joined, alone] = [await draft('notice', town, { matterId }), await draft('notice', town)];
    expect(joined.matterId).toBe(matterId);
    expect(alone.matterId).not.toBe(matterId);
    const found = await server.read<{ items: { documentId: string }[] }>(
      'upper-document',
      `${api}/documents?matter=${matterId}`,
      alone.position,
    );
    expect(found.items.map(({ documentId }) => documentId)).toEqual([joined.id]);
    for (const [noun, body] of [
      ['issue', { issuedOn: '2022-03-02' }],
      ['withdrawal', { reason: 'x', withdrawnOn: '2022-03-02' }],
    ] as const)
      expect(await post('upper-principal', joined.id, noun, body)).toMatchObject({ status: 201, body: { matterId } });
  });
});
