import { Controller, Module } from '@nestjs/common';
import pg from 'pg';
import { draftDocument } from '@liandong/contracts';
import { limitFrom } from '@liandong/legal-time';
import { Answers } from '@liandong/messaging';
import { defineService } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { createTestDatabase, eventually, tablesWith, type TestDatabase } from '@liandong/testing';
import { clues, dispose, HandClock, receive, warningOf } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { channelTerms, toldInClear } from '../report/report.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const replies = `${api}/replies`;
const named = { name: '裘不知', phone: '13912345678' };
const clueOf = { title: '反映某科员', summary: '违规发放补贴', subjects: [person('s1')], departmentId: 'mhk.room-1' };

interface Reply {
  readonly replyId: string;
  readonly status: string;
  readonly band: string | null;
  readonly allowed: readonly string[];
}
interface Followed {
  readonly status: string;
  readonly notices: readonly { readonly text: string }[];
}

/** The letters that warnings ask for are drafted in services/standalone. */
@Controller()
class Letters {
  @Answers(draftDocument.pattern)
  draft() {
    return { documentId: 'd', position: '0' };
  }
}
@Module(defineService({ name: 'letters', categories: [], controllers: [Letters], answersRequests: true }))
class LettersModule {}

describe('B1.15: what real-name reporters are told', () => {
  let database: TestDatabase;
  let server: TestApp;
  const clock = new HandClock('2026-01-05T02:00:00.000Z');
  const start = async () => (server = await startTestApp([ClueIntakeModule, LettersModule], { clock, database }));

  beforeAll(async () => {
    database = await createTestDatabase();
    await start();
    await keptLibrary(server, 'mhk', '2026-01-05');
    await server.send('mhk-director', 'PUT', `${api}/report-channels/mhk`, { ...channelTerms, validFrom: '2026-01-05' });
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await database.drop();
  });

  const act = (who: string, id: string, noun: string, body: object) => server.command(who, `${replies}/${id}/${noun}`, body);
  const show = (who: string, id: string) => server.read<Reply>(who, `${replies}/${id}`);
  /** What follows by itself is written after the answer. */
  const becomes = (who: string, id: string, expected: object) =>
    eventually(async () => {
      const { status, body } = await server.send<Reply>(who, 'GET', `${replies}/${id}`);
      expect({ status, body }).toMatchObject({ status: 200, body: expected });
      return true;
    });
  const warned = (id: string, count: number) =>
    eventually(async () => {
      const found = await warningOf(server, 'mhk', id);
      return found.warnings.length >= count && found;
    });
  async function conclude(clueId: string, concludedOn: string): Promise<void> {
    await dispose(server, 'mhk', clueId, 'close');
    await server.command('mhk-director', `${clues}/${clueId}/conclusion`, { summary: '了结', concludedOn });
  }
  async function reported(more: object): Promise<{ readonly code: string; readonly id: string }> {
    const list = () =>
      server
        .read<{ readonly items: readonly { readonly reportId: string }[] }>('mhk-reception', `${api}/reports?limit=200`)
        .then(({ items }) => items.map(({ reportId }) => reportId));
    const known = new Set(await list());
    const { body } = await server.send<{ readonly code: string }>(undefined, 'POST', `${api}/public/reports`, {
      ...toldInClear,
      channel: 'messaging-account',
      ...more,
    });
    const id = await eventually(async () => (await list()).find((one) => !known.has(one)) ?? false);
    return { code: body.code, id };
  }
  const follow = async (code: string) => (await server.send<Followed>(undefined, 'POST', `${api}/public/receipt`, { code })).body;

  it('B1.15: a letter: acknowledged in 15 working days, warned about before; the result in 15 after completion, warned about late by a service that slept; objection, re-check, its result', async () => {
    const { id } = await receive(server, 'mhk', '2026-01-05');
    await server.command('mhk-intake', `${clues}/${id}/reporter`, { signature: 'signed', identity: named });
    await server.command('mhk-intake', `${clues}/${id}/reporter/verification`, {
      outcome: 'verified',
      means: '电话核实',
      checkedOn: '2026-01-05',
    });
    const { dueAt } = limitFrom('B1.15', '2026-01-05');
    expect(dueAt).toBe('2026-01-26T15:59:59.999Z');
    await becomes('mhk-intake', id, { status: 'owed', kind: 'clue', band: 'blue', acknowledgeDueAt: dueAt, allowed: ['acknowledge'] });
    clock.to('2026-01-23T16:00:00.000Z');
    expect(await warned(`acknowledgement-${id}`, 1)).toMatchObject({
      band: 'yellow',
      overdue: false,
      ruleId: 'B1.15',
      responsible: 'mhk.reception',
      dueAt,
    });
    clock.to('2026-01-26T02:00:00.000Z');
    expect(await server.send('mhk-intake', 'POST', `${replies}/${id}/acknowledgement`, { text: '已受理' })).toMatchObject({
      status: 422,
      body: { code: 'reply.means-unfit', rule: 'B1.15' },
    });
    await act('mhk-intake', id, 'acknowledgement', { means: 'phone', toldOn: '2026-01-26' });
    expect(await show('mhk-intake', id)).toMatchObject({
      status: 'acknowledged',
      acknowledgedOn: '2026-01-26',
      acknowledgedInTime: true,
      band: null,
    });
    await eventually(async () => (await warningOf(server, 'mhk', `acknowledgement-${id}`)).status === 'met');

    clock.to('2026-02-02T02:00:00.000Z');
    await conclude(id, '2026-02-02');
    const tellBy = limitFrom('B1.15-result', '2026-02-02').dueAt;
    await becomes('mhk-director', id, { status: 'result-owed', completedOn: '2026-02-02', resultDueAt: tellBy });
    await server.close();
    clock.to('2026-03-16T02:00:00.000Z');
    await start();
    expect(await warned(`reporter-result-${id}`, 2)).toMatchObject({
      overdue: true,
      ruleId: 'B1.15-result',
      responsible: 'mhk.case-management',
      warnings: [
        { band: 'yellow', late: true },
        { overdue: true, late: true, firedAt: '2026-03-16T02:00:00.000Z' },
      ],
    });
    await act('mhk-director', id, 'result', { means: 'in-person', toldOn: '2026-03-16' });
    expect(await show('mhk-director', id)).toMatchObject({
      status: 'told',
      toldInTime: false,
      allowed: ['record-objection', 'read-objection'],
    });

    await act('mhk-director', id, 'objections', { statement: '裘不知另有新的账册', newEvidence: true, raisedOn: '2026-03-16' });
    expect(await act('mhk-lead-1', id, 'objections/1/reading', {})).toMatchObject({ statement: '裘不知另有新的账册' });
    expect(
      await server.send('mhk-lead-1', 'POST', `${replies}/${id}/objections/1/decision`, { recheck: false, reason: 'x' }),
    ).toMatchObject({ status: 409, body: { code: 'reply.new-evidence', rule: 'B1.15' } });
    await act('mhk-lead-1', id, 'objections/1/decision', { recheck: true, reason: '提供了新的账册' });
    await act('mhk-director', id, 'objections/1/recheck', { outcome: 'changed', summary: '补发资金已追回', concludedOn: '2026-03-16' });
    expect(await show('mhk-director', id)).toMatchObject({
      status: 'result-owed',
      completedOn: '2026-03-16',
      resultDueAt: limitFrom('B1.15-result', '2026-03-16').dueAt,
    });
    await act('mhk-director', id, 'result', { means: 'letter', toldOn: '2026-03-16' });
    expect(await show('mhk-director', id)).toMatchObject({
      status: 'told',
      toldInTime: true,
      objections: [
        { number: 1, newEvidence: true, recheck: true, approvedBy: 'mhk-lead-1', outcome: 'changed', concludedOn: '2026-03-16' },
      ],
    });
    await eventually(async () => (await warningOf(server, 'mhk', `reporter-result-${id}`)).status === 'met');
    expect(await found([...Object.values(named), '另有新的账册'])).toEqual([]);
    // The search finds what is there.
    expect(await found(['提供了新的账册'])).toContain('event_store.events');
  }, 240_000);

  it('B1.15, 4.15: a signed report of the public channel: told in the dialogue behind the receipt code, that it was taken in and what came of it, each once', async () => {
    const { code, id } = await reported({ identity: named });
    await becomes('mhk-reception', id, { status: 'owed', kind: 'report', receivedOn: '2026-03-16' });
    const key = { 'idempotency-key': 'told-once' };
    const tell = () => server.send('mhk-reception', 'POST', `${replies}/${id}/acknowledgement`, { text: '您的举报已受理' }, key);
    expect([(await tell()).status, (await tell()).status]).toEqual([201, 200]);
    expect((await follow(code)).notices).toEqual([{ text: '您的举报已受理' }]);
    expect(await show('mhk-reception', id)).toMatchObject({
      status: 'acknowledged',
      acknowledgedOn: '2026-03-16',
      acknowledgedInTime: true,
    });
    await server.command('mhk-reception', `${api}/reports/${id}/clue`, clueOf);
    const clueId = await eventually(
      async () => (await server.read<{ readonly clueId: string | null }>('mhk-reception', `${api}/reports/${id}`)).clueId ?? false,
    );
    await server.command('mhk-intake', `${clues}/${clueId}/reporter/verification`, {
      outcome: 'verified',
      means: '电话核实',
      checkedOn: '2026-03-16',
    });
    // B1.7: until then nobody but the reception knows of it.
    expect(await server.send('mhk-director', 'GET', `${replies}/${id}`)).toMatchObject({ status: 404, body: { code: 'reply.unknown' } });
    await conclude(clueId, '2026-03-16');
    await becomes('mhk-director', id, { status: 'result-owed', clueId });
    await act('mhk-director', id, 'result', { text: '经核查,所反映问题不属实' });
    expect(await follow(code)).toMatchObject({
      status: 'concluded',
      notices: [{ text: '您的举报已受理' }, { text: '经核查,所反映问题不属实' }],
    });
    expect(await server.read('mhk-director', `${replies}?clue=${clueId}&kind=report&status=told`)).toMatchObject({
      total: 1,
      items: [{ replyId: id, toldInTime: true }],
    });
  }, 120_000);

  it('B1.15, B1.10, B1.16: nobody anonymous is owed a reply; a repeat ends it; not taken in, new material makes it due anew; an unverifiable signature ends it', async () => {
    const [anonymous, first, second] = [await reported({}), await reported({ identity: named }), await reported({ identity: named })];
    await server.command('mhk-reception', `${api}/reports/${second.id}/repeat`, { firstReportId: first.id, notice: '已并入在先的反映' });
    await becomes('mhk-reception', second.id, { status: 'ended', endGround: 'repeat', allowed: [] });
    expect(await server.send('mhk-reception', 'GET', `${replies}/${anonymous.id}`)).toMatchObject({ status: 404 });
    await server.command('mhk-reception', `${api}/reports/${first.id}/decline-proposal`, {
      ground: 'others-remit',
      notice: '请向住建部门反映',
    });
    await server.command('mhk-lead-1', `${api}/reports/${first.id}/decline-approval`);
    await becomes('mhk-reception', first.id, { status: 'ended', endGround: 'not-accepted' });
    clock.to('2026-03-20T02:00:00.000Z');
    await server.send(undefined, 'POST', `${api}/public/receipt/supplements`, { code: first.code, text: '涉及科员收受财物' });
    await becomes('mhk-reception', first.id, { status: 'owed', receivedOn: '2026-03-20', endGround: null });

    const { id } = await receive(server, 'mhk', '2026-03-20');
    await server.command('mhk-intake', `${clues}/${id}/reporter`, { signature: 'signed', identity: named });
    await becomes('mhk-intake', id, { status: 'owed' });
    await server.command('mhk-intake', `${clues}/${id}/reporter/verification`, {
      outcome: 'unverifiable',
      means: '电话核实',
      checkedOn: '2026-03-20',
    });
    await becomes('mhk-intake', id, { status: 'ended', endGround: 'not-real-name' });
  }, 120_000);

  it('B1.15, B1.16: a letter of several: each who signed is acknowledged, told the result and objects on their own; who turns out unverifiable, or wants no reply, is not', async () => {
    const { id } = await receive(server, 'mhk', '2026-03-20');
    const names = ['甲不知', '乙不知', '丙不知', '丁不知'];
    const of = (number: number, noun: string, body: object) =>
      server.command('mhk-intake', `${clues}/${id}/reporters/${number}${noun}`, body);
    for (const [index, name] of names.entries())
      await of(index + 1, '', { signature: 'signed', identity: { name }, ...(index === 3 ? { wantsReply: false } : {}) });
    const checked = { outcome: 'verified', means: '电话核实', checkedOn: '2026-03-20' };
    await of(1, '/verification', checked);
    await of(2, '/verification', checked);
    await of(3, '/verification', { ...checked, outcome: 'unverifiable' });
    await of(4, '/verification', checked);
    const [one, two, three, four] = [id, `${id}.2`, `${id}.3`, `${id}.4`] as const;
    await becomes('mhk-intake', one, { status: 'owed' });
    await becomes('mhk-intake', two, { status: 'owed', kind: 'clue', clueId: id });
    await becomes('mhk-intake', three, { status: 'ended', endGround: 'not-real-name' });
    expect(await server.send('mhk-intake', 'GET', `${replies}/${four}`)).toMatchObject({ status: 404, body: { code: 'reply.unknown' } });
    for (const replyId of [one, two]) await act('mhk-intake', replyId, 'acknowledgement', { means: 'phone', toldOn: '2026-03-20' });

    await conclude(id, '2026-03-20');
    await becomes('mhk-director', one, { status: 'result-owed' });
    await becomes('mhk-director', two, { status: 'result-owed', completedOn: '2026-03-20' });
    await act('mhk-director', two, 'result', { means: 'letter', toldOn: '2026-03-20' });
    expect(await show('mhk-director', one)).toMatchObject({ status: 'result-owed' });
    await act('mhk-director', two, 'objections', { statement: '乙不知不服', newEvidence: false, raisedOn: '2026-03-20' });
    expect(await act('mhk-lead-1', two, 'objections/1/reading', {})).toMatchObject({ statement: '乙不知不服' });
    expect(await server.read('mhk-director', `${replies}?clue=${id}`)).toMatchObject({
      total: 3,
      items: [{ replyId: one }, { replyId: two, status: 'objected' }, { replyId: three }],
    });
    // With the key of whoever objected goes what they said, and nobody else's.
    await server.command('mhk-principal', `${clues}/${id}/reporters/2/key-destruction`, { reason: '保管期满' });
    expect(await server.send('mhk-lead-1', 'POST', `${replies}/${two}/objections/1/reading`)).toMatchObject({
      status: 409,
      body: { code: 'sealing.key-destroyed' },
    });
    await act('mhk-director', one, 'result', { means: 'letter', toldOn: '2026-03-20' });
    expect(await found([...names, '不知不服'])).toEqual([]);
  }, 120_000);

  it('docs/adr/0018: of what a reporter caused, the reply keeps the day', async () => {
    const { rows } = await asked((client) =>
      client.query<{ at: string }>(
        `SELECT DISTINCT metadata ->> 'occurredAt' AS at FROM event_store.events WHERE category = 'reply' AND type = 'ReplyOwed' AND data ->> 'kind' = 'report' ORDER BY 1`,
      ),
    );
    expect(rows.map(({ at }) => at)).toEqual(['2026-03-15T16:00:00.000Z', '2026-03-19T16:00:00.000Z']);
  });

  async function asked<T>(what: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      return await what(client);
    } finally {
      await client.end();
    }
  }
  const found = (texts: readonly string[]) => asked((client) => tablesWith(client, texts));
});
