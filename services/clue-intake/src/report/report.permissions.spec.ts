import type { Role } from '@liandong/access';
import { eventually } from '@liandong/testing';
import { asAnybody, rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { formWith } from './photograph/photograph.fixtures.js';
import { channelTerms, toldInClear } from './report.fixtures.js';
import { reportSlice } from './report.slice.js';

const api = '/api/clue-intake';
const reports = `${api}/reports`;
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const terms = { ...channelTerms, validFrom: today };

/** Who may, per command; a person of the same role elsewhere may not. */
const commands: readonly [noun: string, body: object, may: readonly Role[], elsewhere: string][] = [
  ['reading', {}, ['reception-officer', 'principal', 'deputy'], 'pj-reception'],
  ['photographs/1/reading', {}, ['reception-officer', 'principal', 'deputy'], 'pj-reception'],
  ['questions', { text: 'x' }, ['reception-officer'], 'pj-reception'],
  ['notices', { text: 'x' }, ['reception-officer'], 'pj-reception'],
  ['clue', { title: 'x', summary: 'x', subjects: [person('s1')], departmentId: 'mhk.room-1' }, ['reception-officer'], 'pj-reception'],
  ['decline-proposal', { ground: 'no-substance', notice: 'x' }, ['reception-officer'], 'pj-reception'],
  ['decline-approval', {}, ['deputy'], 'pj-lead-east'],
  ['decline-rejection', { reason: 'x' }, ['deputy'], 'pj-lead-east'],
  ['repeat', { firstReportId: 'x', notice: 'x' }, ['reception-officer'], 'pj-reception'],
  ['direct-forward', { ground: 'own-chief' }, ['reception-officer'], 'pj-reception'],
  ['sending-up', { toOrganisation: 'x', sentOn: today }, ['reception-officer', 'principal'], 'pj-principal'],
];

describe('report: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await server.send('mhk-director', 'PUT', `${api}/report-channels/mhk`, terms);
  });
  afterAll(() => server.close());

  const list = () =>
    server
      .read<{ readonly items: readonly { readonly reportId: string }[] }>('mhk-reception', `${reports}?limit=200`)
      .then(({ items }) => items.map(({ reportId }) => reportId));
  async function told(): Promise<{ readonly id: string; readonly code: string }> {
    const known = new Set(await list());
    const { status, body } = await server.send<{ readonly code: string }>(undefined, 'POST', `${api}/public/reports`, toldInClear);
    expect(status).toBe(201);
    return { id: await eventually(async () => (await list()).find((id) => !known.has(id)) ?? false), code: body.code };
  }
  const submitted = async () => (await told()).id;

  /** Whoever handles the report, and whoever handles those of another jurisdiction: to the public channel they are nobody. */
  const officers = ['mhk-reception', 'pj-reception'] as const;
  const anybody = (path: string, body: () => unknown) =>
    asAnybody<{ readonly code?: string; readonly instance?: string }>(server, officers, 'POST', `${api}/public/${path}`, body);
  const answersOf = async (path: string, body: () => unknown) =>
    (await anybody(path, body)).map(({ status, body: { code } }) => `${status} ${code}`);
  const alike = <T>(answer: T) => [answer, answer, answer, answer];
  /** What the receipt code opens, with what is sent beside it. */
  const behindTheCode: readonly [path: string, done: number, more: (code: string) => unknown][] = [
    ['receipt', 200, (code) => ({ code })],
    ['receipt/answers', 201, (code) => ({ code, number: 1, text: 'x' })],
    ['receipt/supplements', 201, (code) => ({ code, text: 'x' })],
    // Let in, and then told that it is no photograph.
    ['receipt/photographs', 422, (code) => formWith(code, Buffer.from('x'))],
  ];

  it('4.15, 4.16: the terms, and reporting: anybody; no token adds or takes away anything, and each report has a code of its own', async () => {
    const terms = await asAnybody<{ readonly version: number }>(server, officers, 'GET', `${api}/public/channels/mhk`);
    expect(terms.map(({ status, body }) => ({ status, body }))).toEqual(alike({ status: 200, body: terms[0]!.body }));
    expect(terms[0]!.body.version).toBe(1);
    const reported = await anybody('reports', () => toldInClear);
    expect(reported.map(({ status }) => status)).toEqual(alike(201));
    expect(new Set(reported.map(({ body }) => body.code)).size).toBe(4);
  });

  it.each(behindTheCode)('4.15: %s: whoever holds the code, alike under whatever token', async (path, done, more) => {
    // Each comes with the code of a report of its own, in which a question waits.
    const body = async () => {
      const { id, code } = await told();
      await server.command('mhk-reception', `${reports}/${id}/questions`, { text: '?' });
      return more(code);
    };
    const answers = await anybody(path, body);
    const shown = answers.map(({ status, body: { instance: _each, ...answer } }) => ({ status, answer }));
    expect(shown).toEqual(alike(shown[0]));
    expect(shown[0]).toMatchObject({
      status: done,
      answer: done === 422 ? { code: 'report.photograph-unreadable' } : { status: 'received', open: true },
    });
  });

  it.each(behindTheCode)(
    'B4.4: %s: a code that never was, and another report’s secret: not found, alike under whatever token',
    async (path, _done, more) => {
      const [mine, other] = [(await told()).code, (await told()).code];
      const crossed = `${mine.slice(0, 9)}${other.slice(9)}`;
      for (const code of ['0000-0000-0000-0000-0000', crossed])
        expect([code, await answersOf(path, () => more(code))]).toEqual([code, alike('404 report.code-unknown')]);
    },
  );

  it('B4.4: a code opens its own report and no other: neither its questions nor what was added to it', async () => {
    const [mine, other] = [await told(), await told()];
    await server.command('mhk-reception', `${reports}/${other.id}/questions`, { text: '?' });
    const send = (path: string, body: object) => server.send(undefined, 'POST', `${api}/public/${path}`, body);
    expect(await send('receipt/answers', { code: mine.code, number: 1, text: 'x' })).toMatchObject({
      status: 422,
      body: { code: 'report.no-such-question' },
    });
    expect(await send('receipt/supplements', { code: mine.code, text: 'x' })).toMatchObject({
      status: 201,
      body: { supplements: 1, questions: [] },
    });
    expect(await send('receipt', { code: other.code })).toMatchObject({
      status: 200,
      body: { supplements: 0, questions: [{ number: 1, answered: false }] },
    });
  });

  it('B1.7, B4.4: a report for the upper level: followed by its code, and nothing of what was said in it; nothing more is taken, under whatever token', async () => {
    const { id, code } = await told();
    await server.send(undefined, 'POST', `${api}/public/receipt/supplements`, { code, text: 'x' });
    await server.command('mhk-reception', `${reports}/${id}/questions`, { text: '?' });
    await server.command('mhk-reception', `${reports}/${id}/direct-forward`, { ground: 'own-chief' });
    for (const [path, , more] of behindTheCode.slice(1))
      expect([path, await answersOf(path, () => more(code))]).toEqual([path, alike('409 report.dialogue-closed')]);
    const followed = await anybody('receipt', () => ({ code }));
    expect(followed.map(({ body }) => body)).toEqual(
      alike(expect.objectContaining({ status: 'received', open: false, questions: [], supplements: 0 })),
    );
  });

  it('given an organisation without the channel, then nothing is taken', async () => {
    expect(await server.send(undefined, 'POST', `${api}/public/reports`, { ...toldInClear, organisationId: 'pj' })).toMatchObject({
      status: 404,
      body: { code: 'report.channel-closed' },
    });
  });

  it.each(commands)('B4.4: %s', async (noun, body, may, elsewhere) => {
    const id = await submitted();
    expect(await server.send(elsewhere, 'POST', `${reports}/${id}/${noun}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await rolesThatMay(server, 'mhk', 'POST', `${reports}/${id}/${noun}`, body)).toEqual(may);
  });

  it('B4.4: the list and one of it: reception, the deputy, the principal of this jurisdiction; no handler of clues', async () => {
    const id = await submitted();
    const may = ['reception-officer', 'principal', 'deputy'];
    expect(await rolesThatMay(server, 'mhk', 'GET', reports)).toEqual(may);
    expect(await rolesThatMay(server, 'mhk', 'GET', `${reports}/${id}`)).toEqual(may);
    expect(await server.send('pj-reception', 'GET', `${reports}/${id}`)).toMatchObject({ status: 404, body: { code: 'report.unknown' } });
  });

  it('B1.7: what is about the principal is before the reception alone; what goes up through him is before him, and before no deputy', async () => {
    const [own, upper] = [await submitted(), await submitted()];
    const statuses = (id: string) =>
      Promise.all(
        ['mhk-reception', 'mhk-principal', 'mhk-lead-1'].map(async (who) => (await server.send(who, 'GET', `${reports}/${id}`)).status),
      );
    expect(await statuses(own)).toEqual([200, 404, 200]);
    await server.command('mhk-reception', `${reports}/${own}/direct-forward`, { ground: 'own-chief' });
    await server.command('mhk-reception', `${reports}/${upper}/direct-forward`, { ground: 'upper-managed' });
    await server.read('mhk-reception', `${reports}/${upper}`);
    expect([await statuses(own), await statuses(upper)]).toEqual([
      [200, 404, 404],
      [200, 200, 404],
    ]);
  });

  it('4.16: publishing the terms of the channel: the case director of the own jurisdiction', async () => {
    expect(await rolesThatMay(server, 'mhk', 'PUT', `${api}/report-channels/mhk`, terms)).toEqual(['case-director']);
    expect(await server.send('pj-director', 'PUT', `${api}/report-channels/mhk`, terms)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, reportSlice)).toEqual([]);
  });
});
