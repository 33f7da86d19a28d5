import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import type { Effect } from '../assignment/assignment.events.js';
import { dispose } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const day = '2020-06-11';
const clock = { moment: '2020-06-11T02:00:00.000Z', now: () => clock.moment };

/** 20 firms of six cities and eight counties; the figures of the article are what the register then counts. */
const perFirm = (total: number, index: number) => Math.floor(total / 20) + (index < total % 20 ? 1 : 0);
const firms: readonly Effect[] = Array.from({ length: 20 }, (_, index) => ({
  kind: 'refund',
  city: `第${(index % 6) + 1}市`,
  unit: `第${index + 1}出租汽车公司`,
  quantity: perFirm(2197, index),
  amountFen: perFirm(722_650_000, index),
  ...(index < 8 ? { county: `第${index + 1}县` } : {}),
}));
const rules: readonly Effect[] = Array.from({ length: 7 }, (_, index) => ({
  kind: 'rule-issued',
  city: `第${index + 1}市州`,
  unit: '出租汽车改革实施意见和网约车管理实施细则',
}));

describe('4.2: a clue passed on by the central tour team’s supervision group', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
  });
  afterAll(() => server.close());
  const receive = () =>
    server.command<{ id: string }>('mhk-intake', `${api}/clues`, {
      organisationId: 'mhk',
      source: { kind: 'upper-level', agencyId: 'upper', reference: '督导转〔2020〕1号' },
      title: '出租汽车行业违规收取安全生产费',
      summary: '……',
      receivedOn: day,
      subjects: [person('s1')],
      origin: { documentNumber: '督导转〔2020〕1号' },
    });
  const letter = (clueId: string) => ({
    organisationId: 'mhk',
    kind: 'assigned',
    body: '中央第十五巡视督导组',
    documentNumber: '督导转〔2020〕1号',
    title: '出租汽车行业违规收取安全生产费',
    requirement: '调查走访、整改督查',
    clueId,
    receivedOn: day,
  });
  const of = (clueId: string) =>
    server.read<{ readonly items: readonly { readonly assignmentId: string; readonly status: string }[] }>(
      'mhk-director',
      `${api}/assignments?clueId=${clueId}`,
    );
  const openedWith = (clueId: string) => eventually(async () => (await of(clueId)).items[0] ?? false);
  const act = (who: string, id: string, noun: string, body: object = {}) => server.command(who, `${api}/assignments/${id}/${noun}`, body);

  it('B1.9: given a clue from above that goes back before its assignment is accepted, then nothing is left to register, and nobody is warned of it', async () => {
    const { id } = await receive();
    const { assignmentId } = await openedWith(id);
    await server.command('mhk-intake', `${api}/clues/${id}/registration`);
    await server.command('mhk-lead-1', `${api}/clues/${id}/return`, { reason: '属其他机关职责', returnedOn: day });
    expect(await server.read('mhk-director', `${api}/assignments/${assignmentId}`)).toMatchObject({ status: 'ended' });
    expect(await server.send('mhk-intake', 'POST', `${api}/assignments/${assignmentId}/acceptance`, { acceptedOn: day })).toMatchObject({
      status: 409,
      body: { code: 'assignment.not-allowed', allowed: ['receive'] },
    });
  });

  it('4.2: 6 cities, 8 counties, 20 firms, 2197 cabs, 722.65 万元 given back; 7 cities issued rules; the result goes up after collective review and the principal', async () => {
    const clue = await receive();
    const { id } = await server.command<{ id: string }>('mhk-intake', `${api}/assignments`, letter(clue.id));
    await act('mhk-intake', id, 'acceptance', { acceptedOn: day });
    expect(await server.read('mhk-director', `${api}/assignments/${id}`)).toMatchObject({
      status: 'open',
      registeredInTime: true,
      dueAt: '2020-09-11T15:59:59.999Z',
      overdue: false,
    });

    clock.moment = '2020-08-31T02:00:00.000Z';
    await act('mhk-supervisor-1', id, 'result-proposal', { summary: '清退违规收取的安全生产费,完善制度', effects: [...firms, ...rules] });
    expect(
      await server.send('mhk-supervisor-1', 'POST', `${api}/assignments/${id}/result`, { documentNumber: '报1号', sentOn: '2020-08-31' }),
    ).toMatchObject({ status: 409, body: { code: 'assignment.not-allowed' } });
    await act('mhk-director', id, 'result-review', {
      reviewedOn: '2020-08-31',
      participants: ['mhk-lead-1', 'mhk-lead-2', 'mhk-director'],
      opinion: '同意',
      agreed: true,
    });
    await act('mhk-principal', id, 'result-approval');
    await act('mhk-director', id, 'result', { documentNumber: '报〔2020〕1号', sentOn: '2020-08-31' });

    const reported = await server.read<{ effects: readonly Effect[] }>('mhk-principal', `${api}/assignments/${id}`);
    expect(reported).toMatchObject({ status: 'reported', reportedInTime: true, clueId: clue.id });
    const refunds = reported.effects.filter(({ kind }) => kind === 'refund');
    const distinct = (values: readonly (string | undefined)[]) => new Set(values.filter((value) => value !== undefined)).size;
    const sum = (values: readonly (number | undefined)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
    expect({
      cities: distinct(refunds.map(({ city }) => city)),
      counties: distinct(refunds.map(({ county }) => county)),
      firms: distinct(refunds.map(({ unit }) => unit)),
      cabs: sum(refunds.map(({ quantity }) => quantity)),
      refundedFen: sum(refunds.map(({ amountFen }) => amountFen)),
      citiesWithRules: distinct(reported.effects.filter(({ kind }) => kind === 'rule-issued').map(({ city }) => city)),
    }).toEqual({ cities: 6, counties: 8, firms: 20, cabs: 2197, refundedFen: 722_650_000, citiesWithRules: 7 });
  });

  it('B1.9, B1.12: given a clue from above, then its assignment opens by itself, in its matter; registered by hand, it stays that one, and there is no second', async () => {
    clock.moment = '2020-06-11T02:00:00.000Z';
    const clue = await receive();
    const { matterId } = await server.read<{ matterId: string }>('mhk-director', `${api}/clues/${clue.id}`);
    const opened = await openedWith(clue.id);
    expect(opened).toMatchObject({
      status: 'opened',
      direction: 'from-above',
      kind: 'assigned',
      body: 'upper',
      documentNumber: '督导转〔2020〕1号',
      registrationDueAt: '2020-06-18T15:59:59.999Z',
    });
    expect(await server.command('mhk-intake', `${api}/assignments`, letter(clue.id))).toMatchObject({ id: opened.assignmentId, matterId });
    expect(await server.send('mhk-intake', 'POST', `${api}/assignments`, letter(clue.id))).toMatchObject({
      status: 409,
      body: { code: 'assignment.registered-before', allowed: ['accept', 'pass-on'] },
    });
    expect(await server.read('mhk-director', `${api}/assignments?clueId=${clue.id}`)).toMatchObject({
      total: 1,
      items: [{ assignmentId: opened.assignmentId, status: 'received', body: '中央第十五巡视督导组' }],
    });
    await act('mhk-intake', opened.assignmentId, 'acceptance', { acceptedOn: day });
    expect(await server.read('mhk-director', `${api}/assignments/${opened.assignmentId}`)).toMatchObject({
      status: 'open',
      dueAt: '2020-09-11T15:59:59.999Z',
    });
  });

  it('B1.14: given a clue from above that was concluded, then the director tells nothing of it but what was reviewed together and approved by the principal', async () => {
    clock.moment = '2020-06-11T02:00:00.000Z';
    const clue = await receive();
    const go = (who: string, noun: string, body: object = {}) => server.command(who, `${api}/clues/${clue.id}/${noun}`, body);
    await dispose(server, 'mhk', clue.id, 'close');
    await go('mhk-director', 'conclusion', { summary: '已办结', concludedOn: day });
    const feedback = (text: string) => server.send('mhk-director', 'POST', `${api}/clues/${clue.id}/feedback`, { text, givenOn: day });
    const { assignmentId: id } = await openedWith(clue.id);
    const unreviewed = (...allowed: readonly string[]) => ({
      status: 409,
      body: { code: 'clue.result-not-reviewed', rule: 'B1.14', allowed, details: { assignmentId: id } },
    });
    expect(await feedback('已清退')).toMatchObject(unreviewed('receive', 'accept'));
    await act('mhk-intake', id, 'acceptance', { acceptedOn: day });
    expect(await feedback('已清退')).toMatchObject(unreviewed('propose-result'));
    await act('mhk-director', id, 'result-proposal', { summary: '已清退', effects: [] });
    expect(await feedback('已清退')).toMatchObject(unreviewed('review-result'));
    await act('mhk-director', id, 'result-review', {
      reviewedOn: day,
      participants: ['mhk-lead-1', 'mhk-lead-2', 'mhk-director'],
      opinion: '同意',
      agreed: true,
    });
    expect(await feedback('已清退')).toMatchObject(unreviewed('approve-result'));
    expect(await server.send('mhk-director', 'POST', `${api}/clues/${clue.id}/closure`, { reason: '办结', closedOn: day })).toMatchObject({
      status: 409,
      body: { code: 'clue.feedback-missing' },
    });
    await act('mhk-principal', id, 'result-approval');
    expect(await feedback('另有情况')).toMatchObject({
      status: 422,
      body: { code: 'clue.feedback-not-as-reviewed', rule: 'B1.14', details: { summary: '已清退' } },
    });
    expect(await feedback('已清退')).toMatchObject({ status: 201 });
    await go('mhk-director', 'closure', { reason: '办结', closedOn: day });
    // The upper body signs on paper: its receipt is recorded with its number.
    const signed = await server.command<{ position: string }>('mhk-director', `${api}/clues/${clue.id}/feedback-letter-receipt`, {
      reference: '上收〔2020〕1号',
      acknowledgedOn: day,
    });
    expect(await server.read('mhk-director', `${api}/clues/${clue.id}`, signed.position)).toMatchObject({
      status: 'closed',
      feedbackAcknowledgedOn: day,
    });
  });
});
