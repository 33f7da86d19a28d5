import sharp from 'sharp';
import { eventually, tablesWith } from '@liandong/testing';
import { toldInClear } from '../report.fixtures.js';
import { formWith, marks, partsOf, snapshot } from './photograph.fixtures.js';
import { startWatchedChannel, type WatchedChannel } from '../../testing/report-channel.js';

const api = '/api/clue-intake';
const clock = { moment: '2020-06-11T02:00:00.000Z', now: () => clock.moment };

describe('4.15: photographs of a report', () => {
  let channel: WatchedChannel;
  let server: WatchedChannel['server'];
  let database: WatchedChannel['database'];
  let tap: WatchedChannel['tap'];
  beforeAll(async () => {
    channel = await startWatchedChannel(clock);
    ({ server, database, tap } = channel);
  });
  afterAll(() => channel.stop());

  const add = (code: string, file?: Uint8Array) =>
    server.send<{ readonly photographs: number; readonly status: string }>(
      undefined,
      'POST',
      `${api}/public/receipt/photographs`,
      formWith(code, file),
    );
  const lines = () =>
    server
      .read<{ readonly items: readonly { readonly reportId: string; readonly unopenedPhotographs: readonly number[] }[] }>(
        'mhk-reception',
        `${api}/reports?limit=200`,
      )
      .then(({ items }) => items);
  async function reported(): Promise<{ readonly code: string; readonly id: string }> {
    const known = new Set((await lines()).map(({ reportId }) => reportId));
    const { body } = await server.send<{ readonly code: string }>(undefined, 'POST', `${api}/public/reports`, toldInClear);
    const line = await eventually(async () => (await lines()).find(({ reportId }) => !known.has(reportId)) ?? false);
    return { code: body.code, id: line.reportId };
  }
  const open = (id: string, number: number, who = 'mhk-reception') =>
    server.send<{ readonly mediaType: string; readonly photograph: string }>(
      who,
      'POST',
      `${api}/reports/${id}/photographs/${number}/reading`,
      {},
    );
  const kept = async (id: string) =>
    (await database.query<{ content: Buffer }>('SELECT content FROM clue_intake.report_photographs WHERE report_id = $1', [id])).rows.map(
      ({ content }) => content,
    );
  const typesOf = async (id: string) =>
    (
      await database.query<{ type: string }>(`SELECT type FROM event_store.events WHERE stream = $1 ORDER BY position`, [`report-${id}`])
    ).rows.map(({ type }) => type);

  it('B4.4: given a photograph, then the reception sees the picture, its reading is an event, and nothing that stood beside it is anywhere', async () => {
    const { code, id } = await reported();
    expect(await add(code, await snapshot())).toMatchObject({ status: 201, body: { photographs: 1, status: 'received' } });
    expect(await add(code, await snapshot())).toMatchObject({ status: 201, body: { photographs: 2 } });
    await eventually(async () => (await lines()).find(({ reportId }) => reportId === id)?.unopenedPhotographs.length === 2);
    expect(await server.command('mhk-reception', `${api}/reports/${id}/reading`)).toMatchObject({
      dialogue: [
        { kind: 'photograph', number: 1 },
        { kind: 'photograph', number: 2 },
      ],
    });

    const { status, body } = await open(id, 2);
    expect({ status, mediaType: body.mediaType }).toEqual({ status: 201, mediaType: 'image/jpeg' });
    expect(await sharp(Buffer.from(body.photograph, 'base64')).metadata()).toMatchObject({ format: 'jpeg', width: 60, height: 80 });
    expect(await typesOf(id)).toEqual([
      'ReportSubmitted',
      'ReportPhotographAdded',
      'ReportPhotographAdded',
      'ReportContentRead',
      'ReportPhotographRead',
    ]);
    // What nobody has opened is news, whoever read the rest.
    const unread = async (): Promise<readonly object[]> =>
      (
        await server.read<{ readonly items: readonly { readonly reportId: string }[] }>('mhk-reception', `${api}/reports?unread=true`)
      ).items.filter(({ reportId }) => reportId === id);
    expect(await unread()).toMatchObject([{ unread: 0, unopenedPhotographs: [1] }]);
    await open(id, 1);
    expect(await unread()).toEqual([]);

    // Equally long, and nothing of the picture in them.
    const ciphertexts = await kept(id);
    expect(new Set(ciphertexts.map(({ length }) => length)).size).toBe(1);
    for (const content of ciphertexts) expect(content.includes(Buffer.from(body.photograph, 'base64').subarray(0, 16))).toBe(false);
    expect(await tablesWith(database, [...marks, 'IMG_4711', code, ...partsOf(Buffer.from(body.photograph, 'base64'))])).toEqual([]);
    // The search finds what is there, as text and as bytes.
    expect(await tablesWith(database, [id])).toContain('clue_intake.report_photographs');
    for (const part of partsOf(ciphertexts[1]!)) expect(await tablesWith(database, [part])).toEqual(['clue_intake.report_photographs']);
    for (const mark of [...marks, 'IMG_4711', code, '/public/']) expect(tap.lines.join('')).not.toContain(mark);
  });

  it('given what is no photograph, too large, missing, or under a wrong code, then it is refused and nothing is kept', async () => {
    const { code, id } = await reported();
    expect(await add(code, Buffer.from('secret words'))).toMatchObject({ status: 422, body: { code: 'report.photograph-unreadable' } });
    expect(await add(code, Buffer.alloc(12 * 1024 * 1024 + 1))).toMatchObject({ status: 422, body: { code: 'file.too-large' } });
    expect(await add(code)).toMatchObject({ status: 422, body: { code: 'report.photograph-missing' } });
    expect(await add('0000-0000-0000-0000-0000', await snapshot())).toMatchObject({ status: 404, body: { code: 'report.code-unknown' } });
    for (const [body, type] of [
      ['{}', 'application/json'],
      ['--x\r\ncontent-disposition: form-data; name="photograph"; filename="a"\r\n\r\nabc', 'multipart/form-data; boundary=x'],
      ['', 'multipart/form-data'],
    ] as const) {
      expect(await server.send(undefined, 'POST', `${api}/public/receipt/photographs`, body, { 'content-type': type })).toMatchObject({
        status: 422,
        body: { code: 'form.malformed' },
      });
    }
    expect(await kept(id)).toEqual([]);
    expect(await typesOf(id)).toEqual(['ReportSubmitted']);
  });

  it('given a form anywhere else, then the type of body is refused', async () => {
    expect(await server.send('mhk-reception', 'POST', `${api}/imports`, formWith('x', Buffer.from('y')))).toMatchObject({
      status: 415,
      body: { code: 'request.media-type-unsupported' },
    });
  });

  it('B1.7: given a report for the upper level, then no more is gathered; once it is sent up, its photographs are gone for good', async () => {
    const { code, id } = await reported();
    await add(code, await snapshot());
    await server.command('mhk-reception', `${api}/reports/${id}/direct-forward`, { ground: 'upper-managed' });
    expect(await add(code, await snapshot())).toMatchObject({ status: 409, body: { code: 'report.dialogue-closed' } });
    expect(await open(id, 1)).toMatchObject({ status: 403, body: { code: 'report.for-the-upper-level' } });
    expect(await open(id, 1, 'mhk-principal')).toMatchObject({ status: 201 });
    expect(await kept(id)).toHaveLength(1);
    await server.command('mhk-principal', `${api}/reports/${id}/sending-up`, { toOrganisation: 'upper', sentOn: '2020-06-11' });
    expect(await kept(id)).toEqual([]);
    expect(await open(id, 1, 'mhk-principal')).toMatchObject({ status: 409, body: { code: 'report.not-allowed' } });
  });

  it('given a photograph that was changed or lost in the database, then its digest shows it, and no picture is answered', async () => {
    const { code, id } = await reported();
    await add(code, await snapshot());
    await database.query(
      `UPDATE clue_intake.report_photographs SET content = set_byte(content, 100, (get_byte(content, 100) + 1) % 256) WHERE report_id = $1`,
      [id],
    );
    expect(await open(id, 1)).toMatchObject({ status: 409, body: { code: 'report.photograph-lost' } });
    await database.query('DELETE FROM clue_intake.report_photographs WHERE report_id = $1', [id]);
    expect(await open(id, 1)).toMatchObject({ status: 409, body: { code: 'report.photograph-lost' } });
  });
});
