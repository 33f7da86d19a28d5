import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { readTable } from '@liandong/spreadsheets';
import { ClueIntakeModule } from '../../clue-intake.module.js';
import { screenedClue } from '../../testing/disposal-stories.js';
import { keptLibrary } from '../../testing/kept-library.js';
import type { Digest } from './figure-digest.query.js';
import { figureDigestSlice } from './figure-digest.slice.js';

const api = '/api/clue-intake';

describe('figures of a period', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
    await screenedClue(server);
    await screenedClue(server);
  });
  afterAll(() => server.close());

  const figure = async (query: string, person = 'mhk-director') =>
    (await server.read<Digest>(person, `${api}/figures?figure=clue-intake.${query}`)).figures[0]!;

  it('B1.22, 1.7: sources by type of problem, with the share of each', async () => {
    expect(await figure('clues-by-problem')).toMatchObject({
      standing: 2,
      within: 2,
      groups: [{ dimensions: { problem: 'conduct', source: 'supervision' }, standing: 2, within: 2, share: 100 }],
    });
    expect((await figure('clues-by-problem&by=source&where=problem=conduct')).groups).toMatchObject([
      { dimensions: { source: 'supervision' }, within: 2 },
    ]);
  });

  it('B1.22: a period long over has nothing of it; the digest of a position stays as it was', async () => {
    expect(await figure('clues-registered&period=2020-Q2')).toMatchObject({ standing: 0, within: 0, groups: [] });
    const { position } = await server.read<Digest>('mhk-principal', `${api}/digests`);
    await screenedClue(server);
    const registered = async (query = '') =>
      (await server.read<Digest>('mhk-principal', `${api}/digests${query}`)).figures.find(
        ({ figure: name }) => name === 'clue-intake.clues-registered',
      )!.standing;
    expect([await registered(`?position=${position}`), await registered()]).toEqual([2, 3]);
  });

  it('B1.24: the digest as a spreadsheet, whose lines add up', async () => {
    const answer = await fetch(`${server.url}${api}/digests?format=xlsx`, {
      headers: { authorization: `Bearer ${await server.token('mhk-director')}` },
    });
    const rows: (readonly string[])[] = [];
    for await (const { cells } of readTable(Buffer.from(await answer.arrayBuffer())).rows) rows.push(cells);
    const subjects = rows.filter(([, name]) => name === 'clue-intake.subjects');
    expect(subjects.map(([, , by]) => by)).toEqual(['合计 / total', '被反映对象类型:自然人;地区:mhk;人员类别:公职人员;管理权限:乡管']);
    expect(new Set(subjects.map(([, , , standing]) => standing))).toEqual(new Set(['3']));
    expect(await server.send('mhk-director', 'GET', `${api}/digests?format=csv`)).toMatchObject({
      status: 200,
      body: expect.stringContaining('登记问题线索,clue-intake.clues-registered,合计 / total,3,3,') as string,
    });
  });

  it('what is no period, figure or dimension is refused by name', async () => {
    const refusal = async (query: string) =>
      (await server.send<{ code: string }>('mhk-director', 'GET', `${api}/figures?figure=clue-intake.${query}`)).body.code;
    expect(await refusal('clues-by-mode&period=2020-13')).toBe('figures.period-invalid');
    expect(await refusal('clues-by-mode&period=2999')).toBe('figures.period-in-future');
    expect(await refusal('nothing')).toBe('figures.unknown');
    expect(await refusal('clues-by-mode&by=colour')).toBe('figures.dimension-unknown');
    expect(await refusal('clues-by-mode&where=mode')).toBe('figures.filter-invalid');
    expect(await refusal('clues-by-mode&position=999999999')).toBe('figures.moment-in-future');
  });

  it('B1.22: read by case management and the leaders, of the own jurisdiction only', async () => {
    for (const path of [`${api}/digests`, `${api}/figures?figure=clue-intake.clues-closed`])
      expect(await rolesThatMay(server, 'mhk', 'GET', path)).toEqual(['intake-officer', 'case-director', 'principal', 'deputy']);
    expect(await server.send('pj-director', 'GET', `${api}/digests?organisation=mhk`)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect((await figure('clues-registered', 'pj-director')).standing).toBe(0);
  });

  it('B1.22: any axes crossed, within some of the others; as it stood when the log had reached a position', async () => {
    const { position } = await server.read<Digest>('mhk-director', `${api}/figures?figure=clue-intake.clues`);
    const of = { source: 'supervision', level: 'township', region: 'mhk', problem: 'conduct' };
    expect((await figure('clues&by=source,level,region,problem&where=status=screened')).groups).toMatchObject([
      { dimensions: of, standing: 3, within: 3, share: 100 },
    ]);
    expect(await figure('clues&by=overdue&where=status=screened,source=letter')).toMatchObject({ standing: 0, groups: [] });
    const clueId = await screenedClue(server);
    await server.command('mhk-intake', `${api}/clues/${clueId}/disposal-proposal`, { mode: 'close', opinion: '反映不实' });
    await server.command('mhk-principal', `${api}/clues/${clueId}/disposal-approval`);
    expect((await figure('clues&by=status,mode')).groups).toMatchObject([
      { dimensions: { status: 'screened' }, standing: 3 },
      { dimensions: { status: 'disposal-approved', mode: 'close' }, standing: 1 },
    ]);
    expect((await figure(`clues&by=status,mode&position=${position}`)).groups).toMatchObject([
      { dimensions: { status: 'screened' }, standing: 3 },
    ]);
  });

  it('B4.1, B4.9: by no single matter; without the matters from which the reader is kept, in every figure of both kinds', async () => {
    const clueId = await screenedClue(server);
    const { matterId } = await server.read<{ matterId: string }>('mhk-principal', `${api}/clues/${clueId}`);
    const named = (person: string, where: string) =>
      server.send<{ code: string }>(person, 'GET', `${api}/figures?figure=clue-intake.clues&where=${where}`);
    for (const where of [`matter=${matterId}`, `status=screened,matter=${matterId}`])
      expect(await named('mhk-lead-1', where)).toMatchObject({ status: 422, body: { code: 'figures.dimension-unknown' } });
    const counted = async (person: string) => {
      const [crossed, summed] = [await figure('clues&by=source', person), await figure('clues-by-problem', person)];
      const inDigest = (await server.read<Digest>(person, `${api}/digests`)).figures.find(
        ({ figure: name }) => name === 'clue-intake.clues-registered',
      )!;
      return [crossed.standing, crossed.groups[0]!.standing, summed.standing, summed.groups[0]!.standing, inDigest.standing];
    };
    const [all] = await counted('mhk-lead-1');
    expect(await counted('mhk-lead-1')).toEqual(Array(5).fill(all));

    await server.command('mhk-intake', `${api}/recusals`, {
      about: { kind: 'clue', id: clueId },
      personId: 'mhk-lead-1',
      chief: false,
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: '2020-06-11',
    });
    await server.read('mhk-director', `${api}/recusals`);
    expect(await counted('mhk-lead-1')).toEqual(Array(5).fill(all! - 1));
    expect(await counted('mhk-intake')).toEqual(Array(5).fill(all));
    for (const where of [`matter=${matterId}`, `status=screened,matter=${matterId}`, `region=${clueId}`])
      expect(await named('mhk-lead-1', where)).toMatchObject({ status: 403, body: { code: 'access.barred-by-recusal' } });

    const classified = await server.command<{ id: string }>('mhk-director', `${api}/classifications`, {
      about: { kind: 'clue', id: clueId },
      level: 'top-secret',
      reason: '……',
    });
    await server.command('mhk-principal', `${api}/classifications/${classified.id}/approval`);
    await server.read('mhk-principal', `${api}/classifications`);
    expect(await counted('mhk-intake')).toEqual(Array(5).fill(all! - 1));
    expect(await counted('mhk-principal')).toEqual(Array(5).fill(all));
    expect(await named('mhk-intake', `matter=${matterId}`)).toMatchObject({ status: 403, body: { code: 'access.above-clearance' } });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, figureDigestSlice)).toEqual([]);
  });
});
