import { buffer } from 'node:stream/consumers';
import { startTestApp, type TestApp, useDemoRules } from '@liandong/service-kit/testing';
import { writeTable } from '@liandong/spreadsheets';
import { clues } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';
import { head, imported, imports, line } from '../testing/old-ledgers.js';

interface Table {
  readonly on: string;
  readonly version: string;
  readonly types: readonly { readonly code: string; readonly zh: string; readonly parent: string | null; readonly version: string }[];
}
interface Counted {
  readonly figures: readonly {
    readonly groups: readonly { readonly dimensions: Readonly<Record<string, string>>; readonly standing: number }[];
  }[];
}

/** 问题类型表: every clue is filed under a kind of one table of two levels, which an organisation adds to. */
describe('B1.22: problem types', () => {
  let server: TestApp;
  beforeAll(async () => {
    useDemoRules();
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
  }, 120_000);
  afterAll(() => server.close());

  const received = async (reference: string) => {
    const { id } = await server.command<{ id: string }>('mhk-intake', clues, {
      organisationId: 'mhk',
      source: { kind: 'petition', agencyId: 'mhk', reference },
      title: `反映${reference}`,
      summary: '……',
      receivedOn: '2023-06-12',
      subjects: [person('s1')],
      departmentId: 'mhk.party-conduct',
    });
    await server.command('mhk-intake', `${clues}/${id}/registration`);
    return id;
  };
  const screening = (id: string, ...problemTypes: readonly string[]) =>
    server.send<{ code?: string; allowed?: readonly string[]; position: string }>('mhk-intake', 'POST', `${clues}/${id}/screening`, {
      problemTypes,
      opinion: '属本级管辖',
    });
  const table = (who: string, on = '') => server.read<Table>(who, `/api/clue-intake/problem-types${on && `?on=${on}`}`);
  const counted = async (figure: string, by: string, where = '') => {
    const { figures } = await server.read<Counted>(
      'mhk-director',
      `/api/clue-intake/figures?figure=${figure}&by=${by}${where && `&where=${where}`}`,
    );
    return Object.fromEntries(figures[0]!.groups.map(({ dimensions, standing }) => [Object.values(dimensions).join(' '), standing]));
  };
  const found = async (filter: string, position: string) =>
    (await server.read<{ items: readonly { sourceReference: string }[] }>('mhk-director', `${clues}?${filter}`, position)).items
      .map(({ sourceReference }) => sourceReference)
      .sort();

  it('the table in force on a day is read by consoles and by agencies, with what the own organisation added', async () => {
    const today = await table('mhk-procurator');
    expect(today).toMatchObject({
      version: '2018',
      types: expect.arrayContaining([
        expect.objectContaining({ code: 'banquets', zh: '违规吃喝', parent: 'integrity-discipline' }),
        expect.objectContaining({ code: 'local-farm-subsidies', parent: 'mass-discipline', version: 'mhk-2020' }),
      ]) as unknown,
    });
    const codesOf = ({ types }: Table) => types.map(({ code }) => code);
    expect(codesOf(await table('pj-intake'))).not.toContain('local-farm-subsidies');
    expect(codesOf(await table('mhk-intake', '2019-12-31'))).not.toContain('local-farm-subsidies');
    expect(await table('mhk-intake', '2017-06-01')).toMatchObject({ on: '2017-06-01', version: 'first' });
    expect(await server.send('mhk-inv-1', 'GET', '/api/clue-intake/problem-types')).toMatchObject({ status: 403 });
  });

  it('a clue is filed under kinds; it is found and counted by kind and by area, and once under an area', async () => {
    const [several, local] = [await received('类型1'), await received('类型2')];
    expect(await screening(several, '违规吃喝')).toMatchObject({
      status: 422,
      body: { code: 'clue.problem-type-unknown', allowed: expect.arrayContaining(['banquets']) as unknown },
    });
    await screening(several, 'banquets', 'gifts', 'neglect-of-duty');
    const {
      body: { position },
    } = await screening(local, 'local-farm-subsidies');
    expect(await found('problemArea=integrity-discipline', position)).toEqual(['类型1']);
    expect(await found('problemType=local-farm-subsidies', position)).toEqual(['类型2']);
    expect(await found('problemArea=life-discipline', position)).toEqual([]);
    expect(await counted('clue-intake.clues-by-problem', 'problem')).toEqual({
      banquets: 1,
      gifts: 1,
      'neglect-of-duty': 1,
      'local-farm-subsidies': 1,
    });
    expect(await counted('clue-intake.clues-by-problem-area', 'problemArea')).toEqual({
      'integrity-discipline': 1,
      'work-discipline': 1,
      'mass-discipline': 1,
    });
    expect(await counted('clue-intake.clues', 'source,problemArea', 'problemArea=integrity-discipline')).toEqual({
      'petition integrity-discipline': 1,
      'petition work-discipline': 1,
    });
    expect(await server.read('mhk-director', `${clues}/${several}`)).toMatchObject({
      problemTypes: ['banquets', 'gifts', 'neglect-of-duty'],
      problemAreas: ['integrity-discipline', 'work-discipline'],
    });
  });

  it('a ledger is read by term, code or another name; a word that is none is told with its row, and what is near', async () => {
    async function* rows() {
      for (const [number, cell] of [
        ['台1', '违规吃喝、收受礼品礼金'],
        ['台2', '惠农补贴'],
        ['台3', 'conduct'],
        ['台4', '收礼金'],
      ] as const)
        yield [...line({ number }), cell];
    }
    const { id, ...result } = await imported(server, await buffer(writeTable('csv', '台账', [...head, '问题类型'], rows())));
    expect(result).toMatchObject({ imported: 3, refused: 1 });
    const { items } = await server.read<{ items: readonly { errors: readonly object[] }[] }>(
      'mhk-intake',
      `${imports}/${id}/rows?outcome=refused`,
    );
    expect(items[0]!.errors).toEqual([
      expect.objectContaining({
        column: 'problemTypes',
        code: 'import.problem-type-unknown',
        zh: expect.stringMatching(/^问题类型表中没有这一类型,相近的有:收受礼品礼金/) as string,
      }),
    ]);
    expect(
      await server.read('mhk-director', `${clues}?problemType=local-farm-subsidies&text=${encodeURIComponent('履职不力')}`),
    ).toMatchObject({ total: 1 });
  });
});
