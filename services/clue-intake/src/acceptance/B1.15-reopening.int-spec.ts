import { eventually } from '@liandong/testing';
import { limitFrom } from '@liandong/legal-time';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { clues, dispose, HandClock, receive } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const replies = `${api}/replies`;

interface Counted {
  readonly figures: readonly { readonly groups: readonly { readonly dimensions: object; readonly standing: number }[] }[];
}
interface Waiting {
  readonly items: readonly { readonly work: string; readonly total: number }[];
}

describe('B1.15: a re-check that changed the result opens the clue again', () => {
  let server: TestApp;
  const clock = new HandClock('2026-01-05T02:00:00.000Z');
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server, 'mhk', '2026-01-05');
  }, 120_000);
  afterAll(() => server.close());

  const act = (who: string, id: string, noun: string, body: object = {}) =>
    server.command<{ readonly position: string }>(who, `${clues}/${id}/${noun}`, body);
  const answer = (who: string, id: string, noun: string, body: object) => server.command(who, `${replies}/${id}/${noun}`, body);
  const of = (who: string, id: string) => server.read<Record<string, unknown>>(who, `${clues}/${id}`);
  const becomes = (id: string, expected: object) =>
    eventually(async () => {
      const { body } = await server.send('mhk-director', 'GET', `${replies}/${id}`);
      expect(body).toMatchObject(expected);
      return true;
    });
  const standing = async (figure: string) => {
    clock.to(new Date().toISOString());
    const { figures } = await server.read<Counted>('mhk-director', `${api}/figures?figure=clue-intake.${figure}`);
    return Object.fromEntries(figures[0]!.groups.map(({ dimensions, standing: n }) => [Object.values(dimensions).join(' '), n]));
  };
  const reopen = (who: string, id: string, replyId = id) =>
    server.send(who, 'POST', `${clues}/${id}/reopening`, { replyId, objection: 1, reason: '复查发现新的事实' });

  /** Closed, told, objected to with new evidence, re-checked. */
  async function rechecked(outcome: 'changed' | 'upheld'): Promise<string> {
    const { id } = await receive(server, 'mhk', '2026-01-05');
    await act('mhk-intake', id, 'reporter', { signature: 'signed', identity: { name: '裘不知' } });
    await act('mhk-intake', id, 'reporter/verification', { outcome: 'verified', means: '电话核实', checkedOn: '2026-01-05' });
    await dispose(server, 'mhk', id, 'close');
    await act('mhk-director', id, 'conclusion', { summary: '反映失实', concludedOn: '2026-01-05' });
    await becomes(id, { status: 'result-owed' });
    await answer('mhk-director', id, 'result', { means: 'letter', toldOn: '2026-01-05' });
    await answer('mhk-director', id, 'objections', { statement: '另有账册', newEvidence: true, raisedOn: '2026-01-05' });
    await answer('mhk-lead-1', id, 'objections/1/decision', { recheck: true, reason: '提供了新的账册' });
    await answer('mhk-director', id, 'objections/1/recheck', { outcome, summary: '账册属实', concludedOn: '2026-01-05' });
    await answer('mhk-director', id, 'result', { means: 'letter', toldOn: '2026-01-05' });
    return id;
  }

  it('by the chief’s decision, to where a disposal is proposed; limit, page, work list and history follow, and the reporter is owed the new result', async () => {
    const id = await rechecked('changed');
    for (const who of ['mhk-director', 'mhk-lead-1', 'mhk-intake'])
      expect(await reopen(who, id)).toMatchObject({ status: 403, body: { code: 'access.role-required' } });
    const before = await of('mhk-principal', id);
    expect(before).toMatchObject({ status: 'concluded', allowed: expect.arrayContaining(['reopen']) as object });
    clock.to('2026-02-02T02:00:00.000Z');
    expect(await reopen('mhk-principal', id)).toMatchObject({ status: 201 });
    expect(await of('mhk-director', id)).toMatchObject({
      status: 'screened',
      mode: null,
      concludedOn: null,
      figures: null,
      band: 'blue',
      disposalDueAt: limitFrom('B1.2', '2026-02-02', 'mhk').dueAt,
      reopenings: [{ reason: '复查发现新的事实', reopenedBy: 'mhk-principal', reopenedOn: '2026-02-02', from: 'concluded' }],
      allowed: expect.arrayContaining(['propose-disposal']) as object,
    });
    expect((await of('mhk-director', id))['allowed']).not.toEqual(expect.arrayContaining(['void']));
    const { items: works } = await server.read<Waiting>('mhk-intake', `${api}/work-list`);
    expect(works.find(({ work }) => work === 'clue.propose-disposal')?.total).toBe(1);
    const { items } = await server.read<{ readonly items: readonly { readonly kind: string; readonly reason: string | null }[] }>(
      'mhk-director',
      `${clues}/${id}/history`,
    );
    expect(items.at(-1)).toMatchObject({ kind: 'ClueReopened', reason: '复查发现新的事实' });
    // Nobody who reads the clue learns on whose objection.
    expect(JSON.stringify(items.at(-1))).not.toContain('reply');

    clock.to('2026-02-03T02:00:00.000Z');
    expect(await reopen('mhk-principal', id)).toMatchObject({ status: 409, body: { code: 'clue.not-allowed' } });
    await act('mhk-intake', id, 'disposal-proposal', { mode: 'close', opinion: '经复查,已纠正' });
    await act('mhk-principal', id, 'disposal-approval');
    await act('mhk-director', id, 'conclusion', { summary: '已纠正', concludedOn: '2026-02-03' });
    await becomes(id, {
      status: 'result-owed',
      completedOn: '2026-02-03',
      resultDueAt: limitFrom('B1.15-result', '2026-02-03', 'mhk').dueAt,
    });
    expect(await reopen('mhk-principal', id)).toMatchObject({ status: 409, body: { code: 'clue.recheck-acted-on', rule: 'B1.15' } });
  }, 120_000);

  it('not on a re-check that upheld the result, nor on that of another clue', async () => {
    const [upheld, other] = [await rechecked('upheld'), await rechecked('changed')];
    for (const replyId of [upheld, other, 'nothing'])
      expect(await reopen('mhk-principal', upheld, replyId)).toMatchObject({ status: 422, body: { code: 'clue.recheck-not-changed' } });
  }, 120_000);

  it('counted as pending again: what it had been is taken back from the figures', async () => {
    const id = await rechecked('changed');
    const before = [await standing('clues-by-status'), await standing('clues-by-mode')];
    expect(await reopen('mhk-principal', id)).toMatchObject({ status: 201 });
    const after = [await standing('clues-by-status'), await standing('clues-by-mode')];
    const moved = (figure: 0 | 1, group: string) => (after[figure]![group] ?? 0) - (before[figure]![group] ?? 0);
    expect([moved(0, 'concluded'), moved(0, 'screened'), moved(1, 'close')]).toEqual([-1, 1, -1]);
  }, 120_000);
});
