import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Subject } from '@liandong/contracts';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { readTable } from '@liandong/spreadsheets';
import { ClueIntakeModule } from './clue-intake.module.js';
import { person } from './clue/clue.fixtures.js';
import { closedClue } from './testing/disposal-stories.js';
import { exportedFile, rowsOf } from './testing/exported-library.js';
import { keptLibrary } from './testing/kept-library.js';

const api = '/api/clue-intake';

interface Candidates {
  readonly weights: string;
  readonly items: readonly {
    readonly clueId: string;
    readonly score: number;
    readonly reasons: readonly { readonly kind: string }[];
    readonly series: readonly string[];
  }[];
}
interface Page {
  readonly total: number;
  readonly items: readonly { readonly clueId: string }[];
}

const care = '反映某镇养老服务中心主任张三虚报入住人数、套取补贴资金,账目长期不公开。';
const reworded = '举报某镇养老服务中心主任张三虚报入住人数,套取补贴资金,账目长期不公开!';
const taxi = '某市运管所科长在出租汽车检测中收受企业礼金';

describe('the clue library: repeats, series, search', () => {
  let server: TestApp;
  let sql: pg.Client;
  let numbered = 0;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    for (const one of ['mhk', 'pj']) await keptLibrary(server, one);
    sql = new pg.Client({ connectionString: server.databaseUrl });
    await sql.connect();
  });
  afterAll(async () => {
    await sql.end();
    await server.close();
  });

  async function received(
    title: string,
    summary: string,
    subjects: readonly Subject[],
    jurisdiction = 'mhk',
    receivedOn = '2020-06-11',
  ): Promise<string> {
    numbered += 1;
    const source = { kind: 'letter', agencyId: `${jurisdiction}.reception`, reference: `信〔${numbered}〕` };
    const { id } = await server.command<{ id: string }>(`${jurisdiction}-reception`, `${api}/clues`, {
      organisationId: jurisdiction,
      source,
      title,
      summary,
      receivedOn,
      subjects,
      origin: { occurredOn: receivedOn },
    });
    await server.command(`${jurisdiction}-intake`, `${api}/clues/${id}/registration`);
    return id;
  }
  const zhang = (unit = 'mhk.unit-care') => person('z', { name: '张三', organisationId: unit });
  const candidates = (clueId: string) => server.read<Candidates>('mhk-intake', `${api}/clues/${clueId}/duplicate-candidates`);
  const search = async (text: string, who = 'mhk-intake') =>
    (await server.read<Page>(who, `${api}/clues?limit=200&text=${encodeURIComponent(text)}`)).items.map(({ clueId }) => clueId);

  it('B1.8: candidates of a repeat with their reasons: the same person, the reworded letter without a name, the namesake; not another matter, not another library', async () => {
    const first = await received('反映张三', care, [zhang()]);
    const again = await received('再次反映张三', reworded, [zhang()], 'mhk', '2020-06-21');
    const unnamed = await received(
      '反映养老服务中心',
      reworded,
      [person('u', { name: '中心负责人', organisationId: 'mhk.unit-other' })],
      'mhk',
      '2020-08-01',
    );
    const namesake = await received('反映村干部', '违规占用集体土地', [zhang('mhk.township-9')], 'mhk', '2020-06-12');
    await received('反映科长', taxi, [person('t', { name: '李四', organisationId: 'mhk.unit-transport' })]);
    const foreign = await received('反映张三', care, [zhang()], 'pj');
    const { items, weights } = await candidates(first);
    expect(weights).toBe('2');
    expect(items[0]).toMatchObject({ clueId: again });
    expect(new Set(items.map(({ clueId }) => clueId))).toEqual(new Set([again, unnamed, namesake]));
    const kinds = Object.fromEntries(items.map(({ clueId, reasons }) => [clueId, reasons.map(({ kind }) => kind)]));
    expect(kinds[again]).toEqual(['same-person', 'same-unit', 'near-in-time', 'alike-in-text']);
    expect(kinds[unnamed]).toContain('alike-in-text');
    expect(kinds[unnamed]).not.toContain('same-person');
    expect(kinds[namesake]).toContain('same-name');
    expect(kinds[foreign]).toBeUndefined();
    await server.command('mhk-intake', `${api}/clues/${again}/repeat`, { firstClueId: first });
    expect(await server.read('mhk-intake', `${api}/clues/${again}`)).toMatchObject({ status: 'repeat-kept', firstClueId: first });
  });

  it('B1.8: clues that belong together form a series; each stays its own, and its candidates name the series', async () => {
    const [one, two, three] = [
      await received('甲', care, [zhang('mhk.s1')]),
      await received('乙', taxi, [zhang('mhk.s1')]),
      await received('丙', '……', [zhang('mhk.s2')]),
    ];
    const { id } = await server.command<{ id: string }>('mhk-intake', `${api}/series`, {
      organisationId: 'mhk',
      clueIds: [one, two],
      reason: '同一被反映人',
    });
    await server.command('mhk-director', `${api}/series/${id}/clues`, { clueIds: [three], reason: '同一资金' });
    expect((await server.read<Page>('mhk-principal', `${api}/series/${id}`)).items.map(({ clueId }) => clueId).sort()).toEqual(
      [one, two, three].sort(),
    );
    expect((await candidates(one)).items.find(({ clueId }) => clueId === two)).toMatchObject({ series: [id] });
    await server.command('mhk-director', `${api}/series/${id}/releases`, { clueIds: [two], reason: '并非同一人' });
    expect((await candidates(one)).items.find(({ clueId }) => clueId === two)).toMatchObject({ series: [] });
    const foreign = await received('甲', care, [zhang()], 'pj');
    expect(
      await server.send('mhk-intake', 'POST', `${api}/series`, { organisationId: 'mhk', clueIds: [one, foreign], reason: 'x' }),
    ).toMatchObject({ status: 422, body: { code: 'series.foreign-clue' } });
  });

  it('B1.3: Chinese text is found by two characters or more, one, or a number; in the order written, and in the own library alone', async () => {
    const clueId = await received('反映扶贫资金', '挪用危房改造款项', [person('h')]);
    for (const text of ['扶贫', '危房改造', '危', '改造款项']) expect(await search(text)).toContain(clueId);
    for (const text of ['改造危房', '扶贫款项']) expect(await search(text)).not.toContain(clueId);
    const { number } = await server.read<{ number: string }>('mhk-intake', `${api}/clues/${clueId}`);
    expect(await search(number)).toEqual([clueId]);
    expect(await search('扶贫', 'pj-intake')).toEqual([]);
    const latin = await received('反映ABC公司', '虚开发票', [person('k')]);
    for (const text of ['abc公司', 'ABC公司', '反映ABC']) expect(await search(text)).toEqual([latin]);
    // The library may be ahead of the register: what is not there yet is left out.
    await sql.query('DELETE FROM clue_intake.clue_register WHERE clue_id = $1', [latin]);
    expect(await search('ABC公司')).toEqual([]);
  });

  it('B1.3: the register goes on from where the page before ended: every clue once and in order, though others come in', async () => {
    const days = ['2020-07-03', '2020-07-01', '2020-07-02', '2020-07-01', '2020-07-03'];
    const ids: string[] = [];
    for (const day of days) ids.push(await received('反映林场', '盗伐林木', [person('p')], 'mhk', day));
    const page = (query: string, who = 'mhk-intake') => server.read<Page & { readonly next: string | null }>(who, `${api}/clues?${query}`);
    for (const filter of ['', '&text=盗伐', '&text=盗伐&status=registered', '&status=registered']) {
      const whole = await page(`limit=200${filter}`);
      const seen: string[] = [];
      for (let next: string | null | undefined; next !== null;) {
        const { items, total, next: following } = await page(`limit=2${filter}${next ? `&after=${next}` : ''}`);
        seen.push(...items.map(({ clueId }) => clueId));
        expect(total).toBe(whole.total);
        if (next === undefined) await received('反映林场', '后来者盗伐', [person('p')], 'pj', '2020-07-02');
        next = following;
      }
      expect(seen).toEqual(whole.items.map(({ clueId }) => clueId));
      expect([seen.length, new Set(seen).size, whole.next]).toEqual([whole.total, whole.total, null]);
      expect(seen.filter((id) => ids.includes(id)).map((id) => days[ids.indexOf(id)])).toEqual([...days].sort().reverse());
    }
    expect((await page('limit=2&offset=1')).items[0]).toEqual((await page('limit=2')).items[1]);
    expect(await server.send('pj-intake', 'GET', `${api}/clues?after=${ids[0]!}`)).toMatchObject({
      status: 404,
      body: { code: 'clue.unknown' },
    });
  }, 60_000);

  it('B1.4: what leaves is on record: who, by which filter, how much, with the digest of the file; of the own library alone, and nothing in it is computed', async () => {
    const title = '=HYPERLINK("http://evil")';
    await received(title, '导出一', [person('e', { name: '钱某', organisationId: 'mhk.unit-1' })]);
    await received('反映粮库', '导出二', [person('e')]);
    await received('反映粮库', '导出三', [person('e')], 'pj');
    const take = async (query: string, who = 'mhk-director') =>
      fetch(`${server.url}${api}/library-export?${query}`, { headers: { authorization: `Bearer ${await server.token(who)}` } });
    const answer = await take(`format=csv&text=${encodeURIComponent('导出')}`);
    const file = Buffer.from(await answer.arrayBuffer());
    const [head, ...lines] = file.toString().trim().split('\r\n');
    expect([answer.status, head!.startsWith('线索编号,原编号'), lines.length]).toEqual([200, true, 2]);
    expect(lines.find((line) => line.includes('钱某'))).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(file.toString()).not.toContain('导出三');
    const events = async () =>
      (
        await sql.query<{ type: string; data: Record<string, unknown> }>(
          `SELECT type, data FROM event_store.events WHERE category = 'libraryExport' ORDER BY position`,
        )
      ).rows;
    expect(await events()).toMatchObject([
      {
        type: 'LibraryExportStarted',
        data: {
          takenBy: 'mhk-director',
          organisationId: 'mhk',
          format: 'csv',
          filter: { text: '*' },
          position: expect.stringMatching(/^\d+$/) as string,
        },
      },
      { type: 'LibraryExportFinished', data: { rows: 2, bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') } },
    ]);
    const whole = [];
    for await (const { cells } of readTable(Buffer.from(await (await take('')).arrayBuffer())).rows) whole.push(cells);
    const { total } = await server.read<Page>('mhk-intake', `${api}/clues?limit=1`);
    expect([whole.length - 1, whole.filter((cells) => cells[2] === title).length]).toEqual([total, 1]);
    expect((await take('format=csv&limit=3')).status).toBe(400);
    expect((await events()).length).toBe(4);
  }, 60_000);

  it('B1.3, B1.22: the register and the export are narrowed by who and what a clue is about, by days, mode, hands and colour; a name that was sought stands on record nowhere', async () => {
    const unit = 'mhk.unit-narrow';
    const one = await received('反映王五', '公车私用', [person('w', { name: '王五', organisationId: unit })], 'mhk', '2019-03-01');
    const other = await received('反映王五五', '公车私用', [person('w', { name: '王五五', organisationId: unit })], 'mhk', '2019-12-31');
    const office = { kind: 'institution', subjectId: 'i', name: '某站', organisationId: unit, managedBy: 'county' } as const;
    const third = await received('反映某站', '公车私用', [office], 'mhk', '2020-01-01');
    const closed = await closedClue(server);
    await server.read('mhk-intake', `${api}/clues/${closed}`);
    const { disposedOn, keeper } = (
      await sql.query(`SELECT disposed_on::text AS "disposedOn", keeper FROM clue_intake.clue_register WHERE clue_id = $1`, [closed])
    ).rows[0];
    const found = async (query: string, who = 'mhk-intake') =>
      (await server.read<Page>(who, `${api}/clues?limit=200&${query}`)).items.map(({ clueId }) => clueId).sort();
    expect(await found('subject=王五')).toEqual([one]);
    expect(await found(`unit=${unit}`)).toEqual([one, other, third].sort());
    expect(await found(`unit=${unit}&receivedFrom=2019-03-01&receivedUntil=2019-12-31`)).toEqual([one, other].sort());
    expect(await found(`unit=${unit}&receivedFrom=2019-03-02`)).toEqual([other, third].sort());
    expect(await found(`unit=${unit}&text=${encodeURIComponent('反映王')}&subject=王五五`)).toEqual([other]);
    expect(await found(`mode=close&disposedFrom=${disposedOn}&disposedUntil=${disposedOn}`)).toContain(closed);
    expect(await found('mode=hold')).not.toContain(closed);
    expect(await found(`mode=close&disposedUntil=2019-12-31`)).not.toContain(closed);
    expect(await found(`unit=${unit}&band=red`)).toEqual([one, other, third].sort());
    expect(await found(`unit=${unit}&band=blue`)).toEqual([]);
    expect(await found('band=red')).not.toContain(closed);
    expect(await found(`keeper=${keeper}&unit=${unit}`)).toEqual([one, other, third].sort());
    expect(await found('keeper=nobody')).toEqual([]);
    for (const none of ['leader=x', 'department=x', 'handlingUnit=x']) expect(await found(none)).toEqual([]);
    expect(await found('subject=王五', 'pj-intake')).toEqual([]);
    const lines = await rowsOf(await exportedFile(server, 'mhk', 'csv', '&subject=王五'));
    expect(lines).toHaveLength(1);
    const { rows } = await sql.query<{ filter: object }>(
      `SELECT data->'filter' AS filter FROM event_store.events WHERE type = 'LibraryExportStarted' AND (data->'filter'->>'subject') IS NOT NULL`,
    );
    expect(rows).toEqual([{ filter: { subject: '*' } }]);
    for (const wrong of ['mode=x', 'receivedFrom=2020-13-01', 'band=green'])
      expect(await server.send('mhk-intake', 'GET', `${api}/clues?${wrong}`)).toMatchObject({ status: 400 });
  });
});
