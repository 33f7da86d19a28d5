import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoOrganisations } from '@liandong/access/local-issuer';
import { limitInForce, localRows, type LocalRules, localRuleIds, nationalRuleIds, noLocalRules } from '@liandong/legal-time';
import { useDemoRules } from '../testing/demo-rules.js';
import { readLocalRules } from './local-rules.js';

const row = {
  organisationId: 'tianlin',
  ruleId: 'B1.2',
  version: 'tianlin-2021',
  effectiveFrom: '2021-01-01',
  limit: { amount: 15, unit: 'days' },
  clause: { zh: '十五日内', en: 'within 15 days' },
};

const bare = { organisationId: 'a', version: '1', effectiveFrom: '2021-01-01', clause: { zh: '本地', en: 'local' } };

describe('B1.25: the file of an installation’s own rules', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rules-'));
  });
  afterEach(useDemoRules);
  afterAll(() => rm(folder, { recursive: true }));
  async function fileWith(content: string): Promise<string> {
    const file = join(folder, 'rules.json');
    await writeFile(file, content);
    return file;
  }

  it('given rows, then they are in force', async () => {
    await readLocalRules(await fileWith(JSON.stringify({ timeLimits: [row] })));
    expect(limitInForce('B1.2', '2021-06-01', 'tianlin')).toMatchObject({ version: 'tianlin-2021', confidence: 'L' });
  });

  it.each([
    ['no JSON', '{', /JSON/],
    ['a member that nobody knows', JSON.stringify({ timeLimits: [{ ...row, limitt: 1 }] }), /timeLimits\.0.*limitt/],
    ['a day that is none', JSON.stringify({ timeLimits: [{ ...row, effectiveFrom: '2021-02-30' }] }), /timeLimits\.0\.effectiveFrom/],
    [
      'a limit longer than the law',
      JSON.stringify({ timeLimits: [{ ...row, limit: { amount: 45, unit: 'days' } }] }),
      /longer than B1\.2 allows/,
    ],
  ])('given %s, then the process does not start, and is told where it is', async (_what, content, message) => {
    await expect(readLocalRules(await fileWith(content))).rejects.toMatchObject({
      name: 'ConfigurationError',
      problems: [expect.stringMatching(/^LOCAL_RULES_FILE: /)] as unknown,
      message: expect.stringMatching(message) as string,
    });
  });

  it.each([
    ['an unknown section', { reviewRythms: [] }, /reviewRythms/],
    ['a rule that no organisation may change', { timeLimits: [{ ...row, ruleId: 'B4.7' }] }, /timeLimits\.0\.ruleId/],
    ['a practice that nobody knows', { warningPractices: [{ ...bare, follows: 'nowhere' }] }, /warningPractices\.0\.follows/],
    [
      'a practice that follows another and has lines of its own',
      { warningPractices: [{ ...bare, follows: 'xingan', lines: [{ lines: [] }] }] },
      /warningPractices\.0: either follows or lines/,
    ],
    [
      'working days before an end',
      {
        warningPractices: [{ ...bare, lines: [{ lines: [{ band: 'red', from: 'end', distance: { amount: 1, unit: 'working-days' } }] }] }],
      },
      /warningPractices\.0\.lines\.0\.lines\.0\.distance\.unit/,
    ],
    [
      'a red warning after which nothing is done',
      { warningMeasures: [{ ...bare, actions: { blue: [], yellow: [], red: [] } }] },
      /warningMeasures\.0\.actions\.red/,
    ],
    [
      'a review by no role',
      { reviewRhythms: [{ ...bare, reviews: [{ kind: 'daily', zh: '日', en: 'daily', every: 'day', within: 1, by: ['nobody'] }] }] },
      /reviewRhythms\.0\.reviews\.0\.by\.0/,
    ],
    ['a level that there is not', { commissions: [{ ...bare, level: 'city', over: [] }] }, /commissions\.0\.level/],
    [
      'a commission over itself',
      { commissions: [{ ...bare, level: 'prefecture', over: ['a'] }] },
      /commissions\.0: .* does not stand over a/,
    ],
    ['a county over another', { commissions: [{ ...bare, level: 'county', over: ['b'] }] }, /commissions\.0: .* does not stand over b/],
    [
      'two that stand over each other',
      {
        commissions: [
          { ...bare, level: 'prefecture', over: ['b'] },
          { ...bare, organisationId: 'b', level: 'prefecture', over: [] },
        ],
      },
      /commissions\.0: .* does not stand over b/,
    ],
    [
      'kin that nobody compares',
      { acquaintance: [{ ...bare, kinds: ['former-post'], formerPostYears: 0 }] },
      /acquaintance\.0\.kinds.*B4\.1/,
    ],
    ['nothing to compare', { acquaintance: [{ ...bare, kinds: [], formerPostYears: 3 }] }, /acquaintance\.0\.kinds/],
    [
      'a version twice',
      {
        organisations: [
          { ...bare, kind: 'street' },
          { ...bare, effectiveFrom: '2022-01-01', kind: 'township' },
        ],
      },
      /organisations\.1: a 1 is there twice/,
    ],
  ])('given %s, then it is said where in the file', async (_what, content, message) => {
    await expect(readLocalRules(await fileWith(JSON.stringify(content)))).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(message) as string,
    });
  });

  it('the rules of the demo are such a file', () => {
    useDemoRules();
    expect(localRows('commissions')).toMatchObject([{ organisationId: 'upper', over: ['mhk', 'pj'] }]);
    expect(
      localRows('organisations')
        .filter(({ kind }) => kind !== 'department')
        .map(({ organisationId }) => organisationId),
    ).toEqual(demoOrganisations.filter(({ kind }) => kind === 'township').map(({ id }) => id));
  });

  it('the example of the guide is such a file, with every section; the guide names each limit that can be set', async () => {
    const guides = join(import.meta.dirname, '../../../../docs/guides');
    const example = join(guides, 'local-rules.example.json');
    await readLocalRules(example);
    expect(Object.keys(JSON.parse(await readFile(example, 'utf8')) as object)).toEqual(Object.keys(noLocalRules));
    for (const section of Object.keys(noLocalRules))
      expect([section, localRows(section as keyof LocalRules).length > 0]).toEqual([section, true]);
    const guide = await readFile(join(guides, 'operate.md'), 'utf8');
    for (const name of [...Object.keys(noLocalRules), ...localRuleIds, ...Object.keys(nationalRuleIds)])
      expect(guide).toContain(`\`${name}\``);
  });

  it('given no file, then the process does not start', async () => {
    await expect(readLocalRules(join(folder, 'missing.json'))).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(/ENOENT/) as string,
    });
  });
});
