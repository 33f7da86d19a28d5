import pg from 'pg';
import { Client, until } from './client.js';
import { oneTarget, services } from './targets.js';
import { liandong, liandongJson } from './testing/liandong.js';
import { type PlayedSystem, startPlayedSystem } from './testing/played-system.js';

interface Recovered {
  readonly service: string;
  readonly recovered: boolean;
  readonly parked: number;
}

/** The whole system with both stories in it. */
describe('recover, on the command line', () => {
  let system: PlayedSystem;
  let admin: pg.Pool;
  let client: Client;

  beforeAll(async () => {
    system = await startPlayedSystem();
    admin = new pg.Pool({ connectionString: system.databaseUrl, max: 2 });
    client = new Client(oneTarget(system.url), { run: 'recover' });
    for (const service of services) {
      await until(
        `${service} at rest`,
        () => client.read<{ waiting: number }>('ops', service, '/ops/recovery'),
        ({ waiting }) => waiting === 0,
      );
      await until(
        `${service} published`,
        () => client.read<{ relay?: { lag: number } }>('ops', service, '/ops/status'),
        ({ relay }) => (relay?.lag ?? 0) === 0,
      );
    }
  }, 300_000);
  afterAll(async () => {
    await admin.end();
    await system.close();
  });

  const last = async () => (await admin.query<{ last: string }>('SELECT max(position) AS last FROM event_store.events')).rows[0]!.last;
  const hashes = async () => {
    const all: Record<string, string> = {};
    for (const service of services.filter((name) => name !== 'audit')) {
      const { projections } = await client.read<{ projections: { name: string }[] }>('ops', service, '/ops/status');
      for (const { name } of projections)
        all[`${service} ${name}`] = (await client.read<{ hash: string }>('ops', service, `/ops/projections/${name}/hash`)).hash;
    }
    return all;
  };
  it('given a healthy system with both stories, then all services are recovered, nothing happens twice, nothing is parked, and every read model stays as it was', async () => {
    const before = [await last(), await hashes()];
    const told = await liandong('recover', '--reason', '演练 / a drill', '--url', system.url);
    expect(told).toMatchObject({ code: 0, err: '' });
    for (const service of services) expect(told.out).toContain(`${service}: 已恢复 / recovered`);
    expect([await last(), await hashes()]).toEqual(before);
    expect((await admin.query('SELECT state, reason, asked_by FROM clue_intake.recoveries')).rows).toEqual([
      { state: 'done', reason: '演练 / a drill', asked_by: 'ops' },
    ]);
    expect(told.out).not.toContain('搁置');
    expect((await fetch(`${system.url}/health/ready`)).status).toBe(200);
  }, 300_000);

  it('given one service and --json, then it alone, with what is parked; a wrong command line is told', async () => {
    const { code, body } = await liandongJson<readonly Recovered[]>('recover', 'case-trial', '--reason', '演练', '--url', system.url);
    expect([code, body]).toEqual([0, [{ service: 'case-trial', recovered: true, parked: 0 }]]);
    expect((await admin.query('SELECT count(*)::int AS times FROM clue_intake.recoveries')).rows).toEqual([{ times: 1 }]);
    expect(await liandong('recover', '--url', system.url)).toMatchObject({ code: 2 });
    expect(await liandong('recover', 'nowhere', '--reason', 'x', '--url', system.url)).toMatchObject({ code: 2 });
    expect(await liandong('recover', 'case-trial', '--reason', ' ', '--url', system.url)).toMatchObject({ code: 1 });
  }, 300_000);
});
