import { randomUUID } from 'node:crypto';
import { limitFrom } from '@liandong/legal-time';
import { CommandRunner } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { clues, HandClock } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { clue } from '../clue/clue.decider.js';
import { person } from '../clue/clue.fixtures.js';
import { VOIDED } from '../clue/clue.voiding.decider.js';
import { keptLibrary } from '../testing/kept-library.js';

interface Counted {
  readonly figures: readonly { readonly groups: readonly { readonly dimensions: object; readonly standing: number }[] }[];
}

/** 更正登记、作废登记、更正问题类型: what was registered is put right; the log keeps what was said first. */
describe('B1.4: what was registered is put right', () => {
  const clock = new HandClock('2020-06-15T02:00:00.000Z');
  let server: TestApp;
  let position = '';
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
  }, 120_000);
  afterAll(() => server.close());

  const act = async (who: string, clueId: string, noun: string, body: object = {}) => {
    ({ position } = await server.command<{ position: string }>(who, `${clues}/${clueId}/${noun}`, body));
  };
  const received = async (reference: string) => {
    const { id } = await server.command<{ id: string }>('mhk-intake', clues, {
      organisationId: 'mhk',
      source: { kind: 'letter', agencyId: 'mhk.reception', reference },
      title: `反映水利站${reference}`,
      summary: '虚报工程款',
      receivedOn: '2020-06-11',
      subjects: [person('s1')],
      origin: { occurredOn: '2020-06-11' },
    });
    await act('mhk-intake', id, 'registration');
    return id;
  };
  const of = (clueId: string, who = 'mhk-director') => server.read<Record<string, unknown>>(who, `${clues}/${clueId}`, position);
  const found = async (text: string) =>
    (
      await server.read<{ items: readonly { clueId: string }[] }>('mhk-director', `${clues}?text=${encodeURIComponent(text)}`, position)
    ).items.map(({ clueId }) => clueId);
  const standing = async (figure: string, by: string) => {
    // Figures follow the moment at which an event was stored, and the database keeps its own clock.
    clock.to(new Date().toISOString());
    const { figures } = await server.read<Counted>('mhk-director', `/api/clue-intake/figures?figure=${figure}&by=${by}`, position);
    return Object.fromEntries(figures[0]!.groups.map(({ dimensions, standing: n }) => [Object.values(dimensions).join(' '), n]));
  };

  it('B1.4: title and reference at once, the day of receipt by the director, who is told that a limit ends earlier; search, limit and page follow', async () => {
    const clueId = await received('信1号');
    await act('mhk-intake', clueId, 'correction', { title: '反映灌溉站', sourceReference: '信11号', reason: '听写有误' });
    expect([await found('灌溉站'), await found('信11号')]).toEqual([[clueId], [clueId]]);
    await act('mhk-intake', clueId, 'correction', { receivedOn: '2020-06-01', reason: '以邮戳为准' });
    expect(await of(clueId)).toMatchObject({
      receivedOn: '2020-06-11',
      correction: { proposedBy: 'mhk-intake' },
      allowed: expect.arrayContaining(['approve-correction', 'void']) as unknown,
    });
    expect(await server.send('mhk-director', 'POST', `${clues}/${clueId}/correction-approval`, {})).toMatchObject({
      status: 409,
      body: { code: 'clue.correction-shortens-limit', rule: 'B1.2', details: { rules: ['B1.2', 'B1.6'] } },
    });
    await act('mhk-director', clueId, 'correction-approval', { acceptShorter: true });
    expect(await of(clueId)).toMatchObject({
      title: '反映灌溉站',
      sourceReference: '信11号',
      receivedOn: '2020-06-01',
      number: expect.stringContaining('2020') as unknown,
      correction: null,
      corrections: [{ reason: '听写有误' }, { reason: '以邮戳为准', approvedBy: 'mhk-director', shortened: ['B1.2', 'B1.6'] }],
      disposalDueAt: limitFrom('B1.2', '2020-06-01', 'mhk').dueAt,
    });
  });

  it('B1.4: an entry made twice is voided: it stays with its number, which nobody gets again, and neither counts nor is laid beside others', async () => {
    const [right, wrong] = [await received('信2号'), await received('信2号')];
    const candidates = async (clueId: string) =>
      (
        await server.read<{ items: readonly { clueId: string }[] }>('mhk-director', `${clues}/${clueId}/duplicate-candidates`, position)
      ).items.map((one) => one.clueId);
    expect(await candidates(right)).toContain(wrong);
    await act('mhk-director', wrong, 'voiding', { reason: '同一信件录入两次', rightClueId: right });
    expect(await of(wrong)).toMatchObject({
      status: 'voided',
      rightClueId: right,
      number: expect.any(String) as unknown,
      band: null,
      allowed: [],
    });
    expect(await candidates(right)).not.toContain(wrong);
    const numberOf = async (clueId: string) => Number(/(\d+)号$/.exec((await of(clueId))['number'] as string)![1]);
    const next = await received('信3号');
    expect(await numberOf(next)).toBe((await numberOf(wrong)) + 1);
    // The one put right, the right one and the next.
    await eventually(async () => expect(await standing('clue-intake.clues-registered', 'source')).toEqual({ letter: 3 }));
    expect(await server.send('mhk-intake', 'POST', `${clues}/${next}/repeat`, { firstClueId: wrong })).toMatchObject({
      status: 422,
      body: { code: 'clue.not-a-repeat' },
    });
    expect(await server.send('mhk-director', 'POST', `${clues}/${next}/voiding`, { reason: 'x', rightClueId: wrong })).toMatchObject({
      status: 422,
      body: { code: 'clue.void-right-one-unfit' },
    });
    // The right one has a double entry that was voided for it, then a repeat, too.
    await act('mhk-intake', next, 'repeat', { firstClueId: right });
    expect(await server.send('mhk-director', 'POST', `${clues}/${right}/voiding`, { reason: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'clue.void-needs-right-one', details: { grounds: ['repeats'] } },
    });
    expect(await server.send('mhk-director', 'POST', `${clues}/${right}/voiding`, { reason: 'x', rightClueId: next })).toMatchObject({
      status: 422,
      body: { code: 'clue.void-right-one-unfit' },
    });
  });

  it('B1.22: problem types follow what the handling finds, in register, filter and figures', async () => {
    const clueId = await received('信4号');
    await act('mhk-intake', clueId, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
    await eventually(async () => expect(await standing('clue-intake.clues-by-problem', 'problem')).toEqual({ conduct: 1 }));
    await act('mhk-intake', clueId, 'problem-types', { problemTypes: ['gifts'], reason: '谈话中查明' });
    expect(await of(clueId)).toMatchObject({
      problemTypes: ['gifts'],
      corrections: [{ changes: [{ field: 'problemTypes', from: ['conduct'], to: ['gifts'] }], reason: '谈话中查明' }],
    });
    await eventually(async () => expect(await standing('clue-intake.clues-by-problem', 'problem')).toEqual({ gifts: 1 }));
    const { items } = await server.read<{ items: readonly object[] }>('mhk-director', `${clues}?problemType=gifts`, position);
    expect(items).toMatchObject([{ clueId }]);
  });

  it('B1.15: whoever signed the letter is told within fifteen working days of the right day; whoever approves says that this ends earlier', async () => {
    const clueId = await received('信7号');
    const reporter = { signature: 'signed', identity: { name: '李某', phone: '13900000000' } };
    await server.command('mhk-intake', `${clues}/${clueId}/reporter`, reporter);
    const owed = async () => {
      const { items } = await server.read<{ items: readonly Record<string, unknown>[] }>(
        'mhk-intake',
        '/api/clue-intake/replies',
        position,
      );
      return items.find(({ replyId }) => replyId === clueId);
    };
    await eventually(async () => (await owed()) !== undefined);
    await act('mhk-intake', clueId, 'correction', { receivedOn: '2020-06-01', reason: '以邮戳为准' });
    expect(await server.send('mhk-director', 'POST', `${clues}/${clueId}/correction-approval`, {})).toMatchObject({
      body: { details: { rules: ['B1.2', 'B1.6', 'B1.15'] } },
    });
    await act('mhk-director', clueId, 'correction-approval', { acceptShorter: true });
    const acknowledgeDueAt = limitFrom('B1.15', '2020-06-01', 'mhk').dueAt;
    await eventually(async () => (await owed())?.['receivedOn'] === '2020-06-01');
    expect(await owed()).toMatchObject({ status: 'owed', acknowledgeDueAt });
    expect(await of(clueId)).toMatchObject({ corrections: [{ shortened: ['B1.2', 'B1.6'] }] });
  });

  it('B1.4, B1.15: nothing that happens later shortens a reply unseen; of several that are owed, whichever would end earlier is shown', async () => {
    const clueId = await received('信8号');
    const sign = (number: number) =>
      server.command('mhk-intake', `${clues}/${clueId}/reporters/${number}`, { signature: 'signed', identity: { name: `李${number}` } });
    const owed = async () => {
      const { items } = await server.read<{ items: readonly { replyId: string; receivedOn: string }[] }>(
        'mhk-intake',
        '/api/clue-intake/replies',
        position,
      );
      return Object.fromEntries(items.filter(({ replyId }) => replyId.startsWith(clueId)).map((one) => [one.replyId, one.receivedOn]));
    };
    const [one, two] = [clueId, `${clueId}.2`];
    await sign(1);
    await act('mhk-intake', clueId, 'correction', { receivedOn: '2020-06-01', reason: '以邮戳为准' });
    // As a day was put right before replies followed it.
    const principal = { personId: 'mhk-director', organisationId: 'mhk.case-management', roles: ['case-director' as const] };
    const request = { principal, commandId: randomUUID() };
    await server.app
      .get(CommandRunner)
      .run(clue, clueId, request, 'clue.decide-correction', { type: 'approve-correction', data: { acceptShorter: true } });
    await sign(2);
    await eventually(async () => expect(await owed()).toEqual({ [one]: '2020-06-11', [two]: '2020-06-01' }));
    await act('mhk-intake', clueId, 'correction', { receivedOn: '2020-06-05', reason: '以收文章为准' });
    expect(await server.send('mhk-director', 'POST', `${clues}/${clueId}/correction-approval`, {})).toMatchObject({
      body: { code: 'clue.correction-shortens-limit', details: { rules: ['B1.15'] } },
    });
    await act('mhk-director', clueId, 'correction-approval', { acceptShorter: true });
    await eventually(async () => expect(await owed()).toEqual({ [one]: '2020-06-05', [two]: '2020-06-05' }));
  });

  it('B1.4: a department that an entry was handed over to signs for it no more once it is voided', async () => {
    const { id } = await server.command<{ id: string }>('mhk-supervisor-1', clues, {
      organisationId: 'mhk',
      source: { kind: 'supervision', agencyId: 'mhk.room-1', reference: '监发9号' },
      title: '反映某科员',
      summary: '……',
      receivedOn: '2020-06-11',
      subjects: [person('s1')],
      origin: { handling: 'handed-over' },
      departmentId: 'mhk.party-conduct',
    });
    await act('mhk-intake', id, 'registration');
    const steps = async () =>
      (await server.send<{ steps?: readonly { status: string }[] }>('mhk-director', 'GET', `/api/clue-intake/custody/${id}`)).body.steps;
    await eventually(async () => (await steps())?.length === 1);
    await act('mhk-director', id, 'voiding', { reason: '误录' });
    await eventually(async () => (await steps())?.[0]?.status === 'withdrawn');
    expect(await steps()).toMatchObject([{ status: 'withdrawn', withdrawnFor: VOIDED }]);
    expect(
      await server.send('mhk-intake', 'POST', `/api/clue-intake/custody/${id}/handing-over`, { handedOn: '2020-06-15' }),
    ).toMatchObject({ body: { code: 'custody.no-step' } });
  });
});
