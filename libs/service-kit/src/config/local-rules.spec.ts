import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limitInForce, setLocalLimits } from '@liandong/legal-time';
import { readLocalRules } from './local-rules.js';

const row = { organisationId: 'tianlin', ruleId: 'B1.2', version: 'tianlin-2021', effectiveFrom: '2021-01-01', limit: { amount: 15, unit: 'days' }, clause: { zh: '十五日内', en: 'within 15 days' } };

describe('B1.25: the file of an installation’s own rules', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rules-'));
  });
  afterEach(() => setLocalLimits([]));
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
    ['a limit longer than the law', JSON.stringify({ timeLimits: [{ ...row, limit: { amount: 45, unit: 'days' } }] }), /longer than B1\.2 allows/],
  ])('given %s, then the process does not start, and is told where it is', async (_what, content, message) => {
    await expect(readLocalRules(await fileWith(content))).rejects.toMatchObject({ name: 'ConfigurationError', problems: [expect.stringMatching(/^LOCAL_RULES_FILE: /)] as unknown, message: expect.stringMatching(message) as string });
  });

  it('given no file, then the process does not start', async () => {
    await expect(readLocalRules(join(folder, 'missing.json'))).rejects.toMatchObject({ name: 'ConfigurationError', message: expect.stringMatching(/ENOENT/) as string });
  });
});
