import { figureWithEvents, ownFigures, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { commission, proof } from '../document/document.fixtures.js';
import { NotificationModule } from '../notification.module.js';

const api = '/api/notification';
const clock = { moment: '2022-03-31T02:00:00.000Z', now: () => clock.moment };
/** As many direct-report points as the mechanism names, each in a town or street of its own. */
const towns = Array.from({ length: 24 }, (_, index) => `mhk.township-${index + 1}`);
const [first, next] = towns as [string, string];
const items = [
  { itemId: 'i1', text: '村道路灯损坏,群众出行不便' },
  { itemId: 'i2', text: '低保金发放不及时' },
];

interface Receipt {
  readonly id: string;
  readonly position: string;
}
interface Line {
  readonly documentId: string;
  readonly kind: string;
  readonly number: string;
  readonly recipientId: string;
}
interface Lines {
  readonly total: number;
  readonly items: readonly Line[];
}

/** What people need and a direct-report point (信息直报点) reported goes to the town as a prompt (提示单): to be put right at once, and answered item by item. */
describe('2.4: prompts to the towns of the direct-report points', () => {
  let server: TestApp;
  const prompts = new Map<string, string>();
  let position: string;
  beforeAll(async () => {
    server = await startTestApp([NotificationModule], { clock });
    for (const town of towns) prompts.set(town, await prompted(town));
  }, 120_000);
  afterAll(() => server.close());

  const act = (who: string, id: string, noun: string, body: object) => server.command<Receipt>(who, `${api}/documents/${id}/${noun}`, body);
  const listed = (query: string) => server.read<Lines>('mhk-document', `${api}/documents?${query}`, position);
  const received = (who: string, id = '') => server.send<Lines>(who, 'GET', `${api}/received-documents${id}`);
  const figure = (name: string, query: Readonly<Record<string, string>> = {}) =>
    figureWithEvents(server, `notification.${name}`, query, ownFigures(server));
  const idOf = (town: string) => prompts.get(town)!;

  async function prompted(town: string): Promise<string> {
    const { id } = await server.command<Receipt>('mhk-document', `${api}/documents`, {
      kind: 'prompt',
      issuer: commission,
      recipient: { organisationId: town },
      title: '群众急难愁盼问题',
      items,
      replyTermDays: 15,
      regarding: { service: 'clue-intake', id: `report-of-${town}` },
    });
    await act('mhk-lead-1', id, 'issue', { issuedOn: '2022-03-02' });
    ({ position } = await act('mhk-document', id, 'delivery', { method: 'electronic', proof, deliveredOn: '2022-03-03' }));
    return id;
  }

  it('2.4: 24 towns have theirs, numbered without gaps, each found by the report that it is about', async () => {
    const { total, items: lines } = await listed('kind=prompt&limit=200');
    expect([total, new Set(lines.map(({ recipientId }) => recipientId))]).toEqual([24, new Set(towns)]);
    expect(lines.map(({ number }) => number).sort()).toEqual(towns.map((_, index) => `提示〔2022〕${index + 1}号`).sort());
    for (const town of towns) {
      const found = await listed(`regardingService=clue-intake&regardingId=report-of-${town}`);
      expect(found).toMatchObject({ total: 1, items: [{ documentId: idOf(town), recipientId: town }] });
    }
    expect(await figure('documents-issued')).toMatchObject({ value: 24, groups: { prompt: 24 }, types: { DocumentIssued: 24 } });
    expect(await figure('documents-by-status', { by: 'status' })).toMatchObject({ groups: { delivered: 24 } });
    expect(await server.read('mhk-lead-1', `${api}/reply-deadlines?band=red`, position)).toMatchObject({ total: 24 });
  });

  it('2.4, B6.7: the town reads its own prompt and nothing of the towns beside it, nor who reported or wrote it', async () => {
    const { status, body } = await received('mhk-township-contact');
    expect([status, body.total, body.items.map(({ documentId }) => documentId)]).toEqual([200, 1, [idOf(first)]]);
    const page = await received('mhk-township-contact', `/${idOf(first)}`);
    expect(page).toMatchObject({
      status: 200,
      body: { kind: 'prompt', dueAt: '2022-03-18T15:59:59.999Z', awaitsReply: true, allowed: ['acknowledge'] },
    });
    expect(JSON.stringify(page.body)).toContain('立行立改');
    for (const hidden of ['report-of-', 'mhk-document', 'clue-intake']) expect(JSON.stringify(page.body)).not.toContain(hidden);
    for (const [who, town] of [
      ['mhk-township-contact', next],
      ['mhk-unit', first],
      ['pj-unit', first],
    ] as const)
      expect([who, await received(who, `/${idOf(town)}`)]).toMatchObject([who, { status: 404, body: { code: 'document.unknown' } }]);
    expect(
      await server.send('mhk-unit', 'POST', `${api}/documents/${idOf(first)}/acknowledgement`, { acknowledgedOn: '2022-03-04' }),
    ).toMatchObject({ status: 403, body: { code: 'document.not-recipient' } });
  });

  it('2.4, B6.4: it answers item by item; what is answered weakly is followed by a reminder and the proposal of a talk, to the same town', async () => {
    const id = idOf(first);
    await act('mhk-township-contact', id, 'acknowledgement', { acknowledgedOn: '2022-03-04' });
    const answers = [
      { itemId: 'i1', text: '路灯已修复', done: true },
      { itemId: 'i2', text: '正在协调', done: false },
    ];
    expect(
      await server.send('mhk-township-contact', 'POST', `${api}/documents/${id}/reply`, {
        answers: answers.slice(1),
        repliedOn: '2022-03-10',
      }),
    ).toMatchObject({ status: 422, body: { code: 'document.items-missing' } });
    await act('mhk-township-contact', id, 'reply', { answers, repliedOn: '2022-03-10' });
    await act('mhk-supervisor-1', id, 'evaluation', {
      findings: [
        { itemId: 'i1', accepted: true, comment: '属实' },
        { itemId: 'i2', accepted: false, comment: '措施不具体' },
      ],
      evaluatedOn: '2022-03-14',
    });
    ({ position } = await act('mhk-supervisor-1', id, 'escalation', { ground: 'weak-reply', reason: '敷衍', escalatedOn: '2022-03-16' }));
    const followed = await eventually(async () => {
      const found = await listed(`regardingId=report-of-${first}`);
      return found.total === 3 && found.items.filter(({ documentId }) => documentId !== id);
    });
    expect(followed.map(({ kind, recipientId }) => [kind, recipientId]).sort()).toEqual([
      ['reminder', first],
      ['talk-proposal', first],
    ]);
    expect(await figure('documents-replied')).toMatchObject({ value: 1, groups: { 'prompt true': 1 } });
    expect(await figure('documents-escalated')).toMatchObject({ value: 1, groups: { 'prompt weak-reply': 1 } });
  });
});
