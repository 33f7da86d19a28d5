import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startTestApp, type TestApp, useDemoRules } from '@liandong/service-kit/testing';
import { clues, receive } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';

const clock = { moment: '2021-03-01T02:00:00.000Z', now: () => clock.moment };
const shorter = (version: string, effectiveFrom: string, amount: number) => ({
  organisationId: 'mhk',
  ruleId: 'B1.2',
  version,
  effectiveFrom,
  limit: { amount, unit: 'days' },
  clause: { zh: `本地规定:收到线索之日起${amount}日内`, en: `local: within ${amount} days of receipt` },
});

/** What a document that is not public says (问题线索管理办法, 2022), or a county decides for itself (田林: fifteen days), is a file of the installation. */
describe('B1.25: an installation’s own limits', () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rules-'));
    file = join(folder, 'rules.json');
  });
  afterAll(async () => {
    useDemoRules();
    await rm(folder, { recursive: true });
  });
  async function startedWith(...timeLimits: readonly object[]): Promise<TestApp> {
    await writeFile(file, JSON.stringify({ timeLimits }));
    return startTestApp([ClueIntakeModule], { clock, environment: { LOCAL_RULES_FILE: file } });
  }
  const dueOf = async (server: TestApp, id: string) =>
    (await server.read<{ disposalDueAt: string }>('mhk-director', `${clues}/${id}`)).disposalDueAt;

  it('B1.2: given fifteen days of its own, then they hold from their day on, the event names rule and version, and another county keeps the month', async () => {
    const server = await startedWith(shorter('local-2021', '2021-02-01', 15));
    const database = new pg.Client({ connectionString: server.databaseUrl });
    await database.connect();
    try {
      const [own, before, other] = [
        await receive(server, 'mhk', '2021-03-01'),
        await receive(server, 'mhk', '2021-01-29'),
        await receive(server, 'pj', '2021-03-01'),
      ];
      expect(await dueOf(server, own.id)).toBe('2021-03-16T15:59:59.999Z');
      expect(await dueOf(server, before.id)).toBe('2021-03-01T15:59:59.999Z');
      expect(await server.read('pj-director', `${clues}/${other.id}`)).toMatchObject({ disposalDueAt: '2021-04-01T15:59:59.999Z' });
      const { rows } = await database.query<{ rules: object }>(
        `SELECT metadata -> 'rules' AS rules FROM event_store.events WHERE stream = $1`,
        [`clue-${own.id}`],
      );
      expect(rows[0]!.rules).toEqual([{ ruleId: 'B1.2', version: 'local-2021' }]);
    } finally {
      await database.end();
      await server.close();
    }
  });

  it('given a new version in the file, then an old date stays what it was', async () => {
    const first = await startedWith(shorter('local-2021', '2021-02-01', 15));
    const { id } = await receive(first, 'mhk', '2021-03-01');
    const due = await dueOf(first, id);
    // The file is read anew, as by the next start: what was set stands in the event.
    await writeFile(
      file,
      JSON.stringify({ timeLimits: [shorter('local-2021', '2021-02-01', 15), shorter('local-2022', '2021-02-15', 10)] }),
    );
    const second = await startTestApp([ClueIntakeModule], { clock, environment: { LOCAL_RULES_FILE: file } });
    try {
      const later = await receive(first, 'mhk', '2021-03-01');
      expect([await dueOf(first, id), await dueOf(first, later.id)]).toEqual([due, '2021-03-11T15:59:59.999Z']);
    } finally {
      await second.close();
      await first.close();
    }
  });
});
