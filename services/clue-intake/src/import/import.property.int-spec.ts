import fc from 'fast-check';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { keptLibrary } from '../testing/kept-library.js';
import { imported, ledgerFile, type OldLine } from '../testing/old-ledgers.js';

const cell = (...choices: readonly string[]) => fc.constantFrom(...choices);
const oldLine: fc.Arbitrary<OldLine> = fc.record({
  number: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 40 }).map((one) => `例${one}`) }, { weight: 1, arbitrary: cell('') }),
  source: cell('信访', '检察院', '审计', '', '托梦'),
  on: cell('2019-06-03', '2018年1月2日', '20170405', '2999-01-01', '明天'),
  names: cell('张某', '张某、李某', '=cmd()', ''),
  level: cell('县管', '乡镇', '村', '省管', '?'),
  text: cell('反映问题', '"引号", 逗号', '两\n行', ''),
});

describe('import: whatever stands in the file', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
  }, 120_000);
  afterAll(() => server.close());
  const held = async () => (await server.read<{ readonly total: number }>('mhk-intake', '/api/clue-intake/clues?limit=1')).total;

  it('every row is imported, skipped or refused, the library grows by the imported ones, and the same file again adds nothing', async () => {
    for (const [lines, format] of fc.sample(
      fc.tuple(fc.array(oldLine, { minLength: 1, maxLength: 60 }), fc.constantFrom('csv' as const, 'xlsx' as const)),
      8,
    )) {
      const file = await ledgerFile([...lines, { number: '例0' }], format);
      const before = await held();
      const first = await imported(server, file);
      expect(first.imported + first.skipped + first.refused).toBe(lines.length + 1);
      expect(await held()).toBe(before + first.imported);
      expect(await imported(server, file)).toMatchObject({ imported: 0, skipped: first.imported + first.skipped, refused: first.refused });
      expect(await held()).toBe(before + first.imported);
    }
  }, 180_000);
});
