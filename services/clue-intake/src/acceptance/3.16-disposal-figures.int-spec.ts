import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import type { Digest } from '../read/figure-digest/figure-digest.query.js';
import { keptLibrary } from '../testing/kept-library.js';
import { imported, imports, pastLedger as ledger, type PastLine } from '../testing/old-ledgers.js';

const api = '/api/clue-intake';
/** 616 clues of a year, a hundred of them with a case that came to its end. */
const yearOf2020: readonly PastLine[] = Array.from({ length: 616 }, (_, index) => {
  const facts =
    index < 100
      ? ['2020-05-11', '', '2020-08-31', '2020-08-20', index < 90 ? '第二种形态' : '三', '', '', '4.4万元']
      : ['', '', '', '', '', '', '', '无'];
  return {
    number: `潘〔2020〕${index + 1}号`,
    on: '2020-03-02',
    cells: [index % 4 === 0 ? '作风' : '违纪', index % 3 === 0 ? '谈话函询' : '初步核实', '2020-03-20', ...facts],
  };
});

/** The article’s own figures are played over four services in services/standalone; here, what old ledgers and people at work add to them. */
describe('3.16: the figures of disposal, from ledgers and by hand', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const figure = async (query: string) =>
    (await server.read<Digest>('mhk-director', `${api}/figures?figure=clue-intake.${query}`)).figures[0]!;
  const groups = async (query: string, dimension: string) =>
    Object.fromEntries((await figure(query)).groups.map(({ dimensions, standing }) => [dimensions[dimension], standing]));

  it('3.16, B2.26: what a ledger says of cases counts, and so does what a person adds by hand: 留置, 移送 and money beside the filing', async () => {
    expect(await imported(server, await ledger(yearOf2020))).toMatchObject({ imported: 616, refused: 0 });
    const { items } = await server.read<{
      items: readonly { readonly clueId: string; readonly subjects: readonly { readonly subjectId: string }[] }[];
    }>('mhk-director', `${api}/clues?text=${encodeURIComponent('潘〔2020〕616号')}`);
    const [{ clueId, subjects }] = items as [(typeof items)[number]];
    const tell = (fact: string, on: string, more: object = {}) =>
      server.command('mhk-intake', `${api}/clues/${clueId}/case-facts`, {
        subjectId: subjects[0]!.subjectId,
        fact,
        on,
        reference: '潘案1号',
        ...more,
      });
    expect(
      await server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/case-facts`, {
        subjectId: subjects[0]!.subjectId,
        fact: 'detained',
        on: '2020-06-01',
        reference: 'x',
      }),
    ).toMatchObject({ status: 409, body: { code: 'clue.case-fact-not-filed', rule: 'B1.22' } });
    await tell('filed', '2020-05-11');
    await tell('detained', '2020-06-01');
    await tell('sanctioned', '2020-08-20', { form: 3 });
    await tell('transferred', '2020-08-25');
    await tell('handled', '2020-08-31');
    await tell('recovered', '2020-08-31', { amountFen: 870_000 });
    expect((await figure('clues-registered')).standing).toBe(616);
    expect(await groups('case-facts&by=fact', 'fact')).toEqual({ filed: 101, handled: 101, sanctioned: 101, detained: 1, transferred: 1 });
    expect((await figure('money-recovered')).standing).toBe(4_408_700);
    // B2.26: whoever was sanctioned and transferred counts in the fourth form alone.
    expect(await groups('persons-by-form', 'form')).toEqual({ 2: 90, 3: 10, 4: 1 });
  }, 120_000);

  it('1.7: managed in one place, summed up by type of problem and source, for the period in which it was entered', async () => {
    expect(await groups('clues-by-problem&by=problem&where=source=petition', 'problem')).toEqual({ conduct: 154, discipline: 462 });
    expect(await figure('clues-by-problem&period=2020')).toMatchObject({ standing: 0, groups: [] });
  });

  it('B1.22: an old clue keeps the mode of its day and counts under it until another one is approved; what was no mode then does not enter', async () => {
    const old = (number: string, mode: string, disposedOn: string): PastLine => ({
      number,
      source: '上级',
      on: '2012-03-02',
      cells: ['', mode, disposedOn],
    });
    const { id, ...result } = await imported(
      server,
      await ledger([
        old('旧1', '拟立案', '2014-06-01'),
        old('旧2', '留存', '2012-06-01'),
        old('旧3', '留存', '2015-06-01'),
        old('旧4', '拟立案', '2016-01-01'),
        old('旧5', '了结', ''),
      ]),
    );
    expect(result).toMatchObject({ imported: 2, refused: 3 });
    const { items } = await server.read<{
      items: readonly { readonly errors: readonly { readonly column: string; readonly code: string }[] }[];
    }>('mhk-intake', `${imports}/${id}/rows?outcome=refused`);
    expect(items.map(({ errors }) => errors.map(({ column, code }) => `${column} ${code}`))).toEqual([
      ['mode clue.mode-not-of-its-day'],
      ['mode clue.mode-not-of-its-day'],
      ['disposedOn import.value-missing'],
    ]);
    expect(await groups('clues-by-mode', 'mode')).toMatchObject({ file: 1, retain: 1 });

    const found = await server.read<{ items: readonly { readonly clueId: string; readonly status: string; readonly mode: string }[] }>(
      'mhk-director',
      `${api}/clues?text=${encodeURIComponent('旧1')}`,
    );
    expect(found.items).toMatchObject([{ status: 'disposed-before', mode: 'file', band: null }]);
    const { position } = await server.read<Digest>('mhk-director', `${api}/figures?figure=clue-intake.clues-by-mode`);
    const { clueId } = found.items[0]!;
    await server.command('mhk-intake', `${api}/clues/${clueId}/disposal-proposal`, { mode: 'close', opinion: '时效已过' });
    await server.command('mhk-principal', `${api}/clues/${clueId}/disposal-approval`);
    expect(await groups('clues-by-mode', 'mode')).toMatchObject({ retain: 1, close: 1 });
    expect(await groups('clues-by-mode', 'mode')).not.toHaveProperty('file');
    expect(await groups(`clues-by-mode&position=${position}`, 'mode')).toMatchObject({ file: 1, retain: 1 });
  }, 60_000);
});
