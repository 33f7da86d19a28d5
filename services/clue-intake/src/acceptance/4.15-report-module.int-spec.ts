import { eventually } from '@liandong/testing';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { channelTerms, toldInClear } from '../report/report.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const clock = { moment: '2020-06-11T02:00:00.000Z', now: () => clock.moment };

interface Followed {
  readonly status: string;
  readonly open: boolean;
  readonly questions: readonly { readonly number: number; readonly text: string; readonly answered: boolean }[];
  readonly notices: readonly { readonly text: string }[];
  readonly supplements: number;
}
interface Line {
  readonly reportId: string;
  readonly status: string;
  readonly clueId: string | null;
  readonly openQuestions: number;
  readonly unread: number;
}

/** 4.15: the 检举控告 module on the messaging account, with its notice on reports (举报须知). */
describe('4.15: the report module', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
    await server.send('mhk-director', 'PUT', `${api}/report-channels/mhk`, channelTerms);
  });
  afterAll(() => server.close());

  const anybody = <T>(noun: string, body: object) => server.send<T>(undefined, 'POST', `${api}/public/${noun}`, body);
  const reports = (who = 'mhk-reception', query = '') =>
    server.read<{ readonly items: readonly Line[] }>(who, `${api}/reports${query}`).then(({ items }) => items);
  /** Sent through the messaging account, by somebody who names nobody; answers the code, and the report as the reception finds it. */
  async function sent(more: object = {}): Promise<{ readonly code: string; readonly id: string }> {
    const known = new Set((await reports()).map(({ reportId }) => reportId));
    const { status, body } = await anybody<{ readonly code: string }>('reports', { ...toldInClear, channel: 'messaging-account', ...more });
    expect(status).toBe(201);
    // The answer tells no position that one could wait for.
    const found = await eventually(async () => {
      const added = (await reports()).find(({ reportId }) => !known.has(reportId));
      expect(added).toBeDefined();
      return added!;
    });
    return { code: body.code, id: found.reportId };
  }
  const follow = async (code: string) => (await anybody<Followed>('receipt', { code })).body;
  const handle = (who: string, id: string, noun: string, body: object = {}) =>
    server.command<{ readonly position: string; readonly content: object; readonly dialogue: readonly object[] }>(
      who,
      `${api}/reports/${id}/${noun}`,
      body,
    );
  const clueOf = { title: '反映某科员', summary: '违规发放补贴', subjects: [person('s1')], departmentId: 'mhk.room-1' };

  it('B1.8, B1.16: given an anonymous report, when it is asked about and answered, then it becomes a clue and the reporter follows it to its end', async () => {
    const { code, id } = await sent();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await follow(code)).toMatchObject({ status: 'received', open: true, questions: [], notices: [] });

    expect(await handle('mhk-reception', id, 'reading')).toMatchObject({
      content: { text: toldInClear.text, subjects: '张某某' },
      dialogue: [],
    });
    await handle('mhk-reception', id, 'questions', { text: '补贴发给了谁?' });
    expect((await follow(code)).questions).toEqual([{ number: 1, text: '补贴发给了谁?', answered: false }]);
    // As it is copied by hand.
    const copied = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect((await anybody<Followed>('receipt/answers', { code: copied, number: 1, text: '发给了他的亲戚' })).body.questions).toMatchObject([
      { answered: true },
    ]);
    expect((await anybody<Followed>('receipt/supplements', { code, text: '还有一张表' })).body).toMatchObject({ supplements: 1 });
    expect(await handle('mhk-reception', id, 'reading')).toMatchObject({
      dialogue: [
        { kind: 'question', number: 1, text: '补贴发给了谁?', answer: '发给了他的亲戚' },
        { kind: 'supplement', text: '还有一张表' },
      ],
    });

    await handle('mhk-reception', id, 'clue', clueOf);
    const { clueId } = (await reports()).find(({ reportId }) => reportId === id)!;
    // Taking in writes two streams; the answer names the position of the report's.
    await eventually(async () => (await server.send('mhk-intake', 'GET', `${api}/clues/${clueId}`)).status === 200);
    expect(await server.read('mhk-intake', `${api}/clues/${clueId}`)).toMatchObject({
      status: 'received',
      title: '反映某科员',
      sourceKind: 'messaging-account',
      sourceReference: id,
      receivedOn: '2020-06-11',
    });
    expect(await follow(code)).toMatchObject({ status: 'in-process', open: true });

    const step = (who: string, noun: string, body: object = {}) => server.command(who, `${api}/clues/${clueId}/${noun}`, body);
    await step('mhk-intake', 'registration');
    expect(await server.read('mhk-intake', `${api}/clues/${clueId}`)).toMatchObject({ number: '微〔2020〕1号' });
    await step('mhk-intake', 'screening', { problemTypes: ['conduct'], opinion: '属实可能性小' });
    await step('mhk-intake', 'disposal-proposal', { mode: 'close', opinion: '予以了结' });
    await step('mhk-principal', 'disposal-approval');
    await step('mhk-director', 'conclusion', { summary: '了结', concludedOn: '2020-06-11' });
    await handle('mhk-reception', id, 'notices', { text: '您反映的问题已核查处理。' });
    expect(await follow(code)).toMatchObject({ status: 'concluded', notices: [{ text: '您反映的问题已核查处理。' }] });
  });

  it('B1.15, B1.16: given a signed report, when it is taken in, then the name is the clue’s reporter’s, sealed, and no handler of the report has seen it', async () => {
    const { code, id } = await sent({ identity: { name: '裘不知', phone: '13912345678' } });
    expect(await server.read('mhk-reception', `${api}/reports/${id}`)).toMatchObject({ signed: true, band: 'blue' });
    expect(JSON.stringify(await handle('mhk-reception', id, 'reading'))).not.toContain('裘不知');
    await handle('mhk-reception', id, 'clue', clueOf);
    const { clueId } = (await reports()).find(({ reportId }) => reportId === id)!;
    const own = `${api}/clues/${clueId}/reporter`;
    expect(await server.read('mhk-intake', own)).toMatchObject({
      status: 'anonymous',
      signature: 'signed',
      sealedFields: ['name', 'phone'],
    });
    await server.command('mhk-intake', `${own}/verification`, { outcome: 'verified', means: '电话核实', checkedOn: '2020-06-11' });
    await server.command('mhk-director', `${own}/reveal-requests`, { reason: '须当面核实' });
    await server.command('mhk-principal', `${own}/reveal-requests/1/approval`, { validHours: 24 });
    expect(await server.command('mhk-director', `${own}/reveal-requests/1/reading`)).toMatchObject({
      identity: { name: '裘不知', phone: '13912345678' },
    });
    expect(await server.send('mhk-reception', 'POST', `${api}/reports/${id}/clue`, clueOf)).toMatchObject({ status: 200 });
    expect(await follow(code)).toMatchObject({ status: 'in-process' });
  });

  it('B1.10: given a report for others, when the deputy approves, then the reporter is told why, and not before; new material opens it again (B1.15)', async () => {
    const { code, id } = await sent();
    await handle('mhk-reception', id, 'decline-proposal', { ground: 'others-remit', notice: '请向住建部门反映' });
    expect(await follow(code)).toMatchObject({ status: 'received', notices: [] });
    await handle('mhk-lead-1', id, 'decline-approval');
    expect(await follow(code)).toMatchObject({ status: 'not-accepted', notices: [{ text: '请向住建部门反映' }] });
    await anybody('receipt/supplements', { code, text: '涉及科员收受财物' });
    expect(await follow(code)).toMatchObject({ status: 'received' });
    expect(await server.send('mhk-reception', 'POST', `${api}/reports/${id}/clue`, clueOf)).toMatchObject({ status: 201 });
  });

  it('B1.8: given the same told twice, then the second is kept with the first and not issued again', async () => {
    const [first, second] = [await sent(), await sent()];
    await handle('mhk-reception', second.id, 'repeat', { firstReportId: first.id, notice: '已并入在先的反映' });
    expect(await follow(second.code)).toMatchObject({ status: 'joined', notices: [{ text: '已并入在先的反映' }] });
    expect(await server.send('mhk-reception', 'POST', `${api}/reports/${second.id}/clue`, clueOf)).toMatchObject({
      status: 409,
      body: { code: 'report.not-allowed' },
    });
  });

  it('B1.7: given a subject of the upper level, then no clue is made, the principal alone reads on and sends it up, and its content is gone', async () => {
    const { code, id } = await sent();
    const upper = { ...clueOf, subjects: [person('s9', { name: '厉上管', managedBy: 'upper' })] };
    expect(await server.send('mhk-reception', 'POST', `${api}/reports/${id}/clue`, upper, { 'idempotency-key': 'k-upper' })).toMatchObject({
      status: 409,
      body: { code: 'clue.direct-forward' },
    });
    await handle('mhk-reception', id, 'direct-forward', { ground: 'upper-managed' });
    expect(await server.send('mhk-reception', 'POST', `${api}/reports/${id}/reading`)).toMatchObject({
      status: 403,
      body: { code: 'report.for-the-upper-level' },
    });
    expect(await anybody('receipt/supplements', { code, text: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'report.dialogue-closed' },
    });
    expect(await handle('mhk-principal', id, 'reading')).toMatchObject({ content: { text: toldInClear.text } });
    await handle('mhk-principal', id, 'sending-up', { toOrganisation: '上级纪委监委', sentOn: '2020-06-11' });
    expect(await follow(code)).toMatchObject({ status: 'forwarded', open: false, questions: [], notices: [] });
    expect(await server.send('mhk-principal', 'POST', `${api}/reports/${id}/reading`)).toMatchObject({
      status: 409,
      body: { code: 'report.not-allowed' },
    });
    expect(await server.read('mhk-principal', `${api}/reports/${id}`)).toMatchObject({
      status: 'content-destroyed',
      sentInTime: true,
      clueId: null,
    });
  });

  it('B4.4: a wrong code and one of nobody are answered alike, and say nothing', async () => {
    const { code } = await sent();
    const wrong = `${code.slice(0, -4)}0000`;
    const answers = await Promise.all(
      [wrong, '0000-0000-0000-0000-0000', 'this is no code at all'].map((one) => anybody<{ code: string }>('receipt', { code: one })),
    );
    for (const { status, body } of answers)
      expect({ status, body: { ...body, instance: '' } }).toEqual({ status: 404, body: { ...answers[0]!.body, instance: '' } });
    expect(answers[0]!.body.code).toBe('report.code-unknown');
  });

  it('given a body larger than a report can be, then it is refused before it is read', async () => {
    expect(await anybody('reports', { ...toldInClear, text: 'x'.repeat(70_000) })).toMatchObject({ status: 413 });
  });
});
