import { Logger } from '@nestjs/common';
import { eventually, tablesWith } from '@liandong/testing';
import { Sealer } from '@liandong/service-kit';
import { toldInClear } from './report.fixtures.js';
import { startWatchedChannel, type WatchedChannel } from '../testing/report-channel.js';

const api = '/api/clue-intake';
const clock = { moment: '2020-06-11T02:34:56.789Z', now: () => clock.moment };
/** What would tell who asked. */
const traces = {
  'user-agent': 'Whistle/7.77 (spec)',
  'x-forwarded-for': '203.0.113.77',
  forwarded: 'for=203.0.113.77',
  'x-real-ip': '203.0.113.77',
  'x-request-id': 'gateway-4711',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  cookie: 'visitor=4711',
};
const marks = ['Whistle/7.77', '203.0.113.77', 'gateway-4711', '0af7651916cd43dd8448eb211c80319c', 'visitor=4711', '127.0.0.1'];
const words = [toldInClear.text, toldInClear.subjects, toldInClear.timeAndPlace, '他的亲戚', '还有一张表'];

describe('B4.4, B1.16: the public channel keeps no trace of who asked', () => {
  let channel: WatchedChannel;
  let server: WatchedChannel['server'];
  let database: WatchedChannel['database'];
  let tap: WatchedChannel['tap'];
  beforeAll(async () => {
    channel = await startWatchedChannel(clock);
    ({ server, database, tap } = channel);
  });
  afterAll(() => channel.stop());

  const anybody = <T>(noun: string, body: object) => server.send<T>(undefined, 'POST', `${api}/public/${noun}`, body, traces);

  it('given a whole dialogue, then neither log nor database holds the code, the address, the agent or a word of what was told', async () => {
    const { body } = await anybody<{ code: string }>('reports', toldInClear);
    const { code } = body;
    const list = await eventually(async () => {
      const found = await server.read<{ items: readonly { reportId: string }[] }>('mhk-reception', `${api}/reports`);
      expect(found.items).toHaveLength(1);
      return found.items;
    });
    await server.command('mhk-reception', `${api}/reports/${list[0]!.reportId}/questions`, { text: '是谁?' });
    expect(await anybody('receipt/answers', { code, number: 1, text: '他的亲戚' })).toMatchObject({ status: 201 });
    expect(await anybody('receipt/supplements', { code, text: '还有一张表' })).toMatchObject({ status: 201 });
    expect(await anybody('receipt', { code: `${code.slice(0, -1)}!` })).toMatchObject({ status: 404 });
    expect(await server.command('mhk-reception', `${api}/reports/${list[0]!.reportId}/reading`)).toMatchObject({
      content: { text: toldInClear.text },
    });

    const letters = code.replaceAll('-', '');
    expect(await tablesWith(database, [code, letters, letters.slice(8), letters.slice(0, 8), ...marks, ...words])).toEqual([]);
    // The search finds what is there.
    expect(await tablesWith(database, ['mhk-reception'])).toContain('event_store.events');
    new Logger('spec').verbose('this line was written');
    const log = tap.lines.join('');
    expect(log).toContain('this line was written');
    for (const secret of [code, letters, ...marks, ...words, '/public/']) expect(log).not.toContain(secret);
  });

  it('given a failure of ours in the middle, then its line says what failed and nothing of who asked', async () => {
    const broken = jest.spyOn(server.app.get(Sealer, { strict: false }), 'seal').mockRejectedValueOnce(new Error('disk on fire'));
    expect(await anybody('reports', toldInClear)).toMatchObject({ status: 500, body: { code: 'internal' } });
    broken.mockRestore();
    const log = tap.lines.join('');
    expect(log).toContain('disk on fire');
    for (const secret of [...marks, ...words]) expect(log).not.toContain(secret);
  });

  it('given what the reporter did, then its events say the day and not the moment; the handlers’ say the moment', async () => {
    const { rows } = await database.query<{ type: string; at: string; actor: string }>(
      `SELECT type, metadata ->> 'occurredAt' AS at, metadata -> 'actor' ->> 'personId' AS actor FROM event_store.events WHERE category = 'report' ORDER BY position`,
    );
    const of = (actor: string) => new Set(rows.filter((row) => row.actor === actor).map(({ at }) => at));
    expect(of('public')).toEqual(new Set(['2020-06-10T16:00:00.000Z']));
    expect(of('mhk-reception')).toEqual(new Set([clock.moment]));
    expect(rows.map(({ type }) => type)).toEqual([
      'ReportSubmitted',
      'ReportQuestionAsked',
      'ReportQuestionAnswered',
      'ReportSupplemented',
      'ReportContentRead',
    ]);
  });
});
