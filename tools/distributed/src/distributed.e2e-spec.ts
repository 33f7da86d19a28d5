import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Client, differing, type Moment, type PlayedStory, run, type ServiceName, stories, targetsFromEnvironment } from '@liandong/cli';
import { newVerifier, openNote, parseCheckpoint, rootAt, type TileSource } from '@liandong/ledger';
import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import { LocalCluster } from './local-cluster.js';

interface Status {
  readonly parkedMessages: number;
  readonly relay?: { readonly lag: number };
  readonly projections: readonly { readonly name: string; readonly lag: number; readonly state: string; readonly rebuild?: object }[];
}

/** Steps between two faults: few enough for all of them to happen while the stories are played. */
const SPACING = 8;

/** One service after another is killed, then the signer of the ledger, and the courier's store deleted once in between, while the stories go on. */
class Faults {
  readonly done: string[] = [];
  private readonly underWay: Promise<void>[] = [];
  private readonly waiting: { readonly name: string; readonly happen: () => Promise<void> }[];
  private steps = 0;

  constructor(cluster: LocalCluster) {
    const crashes = [...cluster.services, cluster.signer].map(({ name }) => ({ name, happen: () => cluster.crash(name) }));
    this.waiting = [...crashes.slice(0, 4), { name: 'nats', happen: () => cluster.loseNatsStore() }, ...crashes.slice(4)];
  }

  onStep(_moment: Moment): void {
    this.steps += 1;
    const next = this.steps % SPACING === 0 ? this.waiting.shift() : undefined;
    if (!next) return;
    this.done.push(next.name);
    this.underWay.push(next.happen());
  }

  async over(): Promise<void> {
    await Promise.all(this.underWay);
  }
}

describe('the distributed mode under faults', () => {
  let database: TestDatabase;
  let folder: string;
  let cluster: LocalCluster;
  let client: Client;
  let checks: pg.Pool;
  let faults: Faults;
  const played: PlayedStory[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'liandong-distributed-'));
    // These are processes of the compiled program.
    delete process.env.LEDGER_THREAD;
    cluster = await LocalCluster.start({ folder, adminUrl: database.url, logLevel: 'warn' });
    client = new Client(targetsFromEnvironment(cluster.environment), { run: 'e2e', patienceMs: 300_000 });
    checks = new pg.Pool({ connectionString: database.url, max: 2 });
    faults = new Faults(cluster);
    for (const story of stories) played.push(await story.play(client, 'e2e', (moment) => faults.onStep(moment)));
    await faults.over();
  }, 900_000);

  afterAll(async () => {
    await checks?.end();
    await cluster?.stop();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const statusOf = (service: string) => client.read<Status>('ops', service as ServiceName, '/ops/status');
  const recoveryOf = (service: string) => client.read<{ recovery: object | null }>('ops', service as ServiceName, '/ops/recovery');
  const recoverAll = () => {
    Object.assign(process.env, cluster.environment);
    return run(['recover', '--reason', '恢复了较旧的备份 / an older backup was restored'], {
      isTty: false,
      out: () => undefined,
      err: (text) => void process.stderr.write(text),
    });
  };
  /** Why a service is not ready; empty when it is. */
  const readiness = async (service: string) => {
    const { services } = (await (await fetch(`${cluster.service(service).url}/health/ready`)).json()) as {
      services: { reasons: string[] }[];
    };
    return services.flatMap(({ reasons }) => reasons).join('; ');
  };
  /** As the superuser: the event store as it was when its log ended at `position`. Answers how many events are lost. */
  async function restoreUntil(position: string): Promise<number> {
    await checks.query('ALTER TABLE event_store.events DISABLE TRIGGER ALL');
    const { rowCount } = await checks.query('DELETE FROM event_store.events WHERE position > $1', [position]);
    await checks.query('ALTER TABLE event_store.events ENABLE ALWAYS TRIGGER events_are_final');
    return rowCount!;
  }
  const query = async (sql: string) => (await checks.query<Record<string, unknown>>(sql)).rows;

  it('given kill -9 of every service and of the signer, and the loss of all that NATS held, then the stories end with the same figures', () => {
    expect([...faults.done].sort()).toEqual([...cluster.services.map(({ name }) => name), 'audit-signer', 'nats'].sort());
    expect(played.map(({ name, figures }) => ({ name, differing: differing(figures) }))).toEqual(
      stories.map(({ name }) => ({ name, differing: [] })),
    );
  });

  it('then the owners answer the audit service over NATS: what whoever decided saw, and figures that are the sums of their events', async () => {
    const [{ matterId, timeline }] = played as [PlayedStory];
    for (const type of ['DisposalApproved', 'VerificationConcluded', 'FilingApproved', 'RectificationClosed', 'DocumentIssued']) {
      const { eventId, revision } = timeline.find((entry) => entry.type === type)!;
      const seen = await client.read<{ revision: number; view: object; shown: object }>(
        'mhk-auditor',
        'audit',
        `/matters/${matterId}/decisions/${eventId}/as-seen`,
      );
      expect([type, seen]).toEqual([
        type,
        expect.objectContaining({
          revision: revision - 1,
          view: expect.objectContaining({ version: expect.any(Number) as unknown }) as unknown,
        }),
      ]);
    }
    const { figures, unavailable } = await client.read<{ figures: readonly { name: string }[]; unavailable: readonly string[] }>(
      'mhk-auditor',
      'audit',
      '/figures',
    );
    expect([figures.length > 20, unavailable]).toEqual([true, []]);
    const filed = await client.read<{ value: number; events: readonly { value: number }[] }>(
      'mhk-auditor',
      'audit',
      `/figures/case-trial.persons-filed?matter=${matterId}`,
    );
    expect([filed.value, filed.events.reduce((sum, { value }) => sum + value, 0)]).toEqual([2, 2]);
  }, 120_000);

  it('then the ledger holds every event once, and the signer, also after its end and the audit’s, signs only what continues what it has signed', async () => {
    const signed = async () =>
      (await query('SELECT size, note FROM audit_signer.checkpoints ORDER BY size')) as { size: string; note: string }[];
    const before = Number((await signed()).at(-1)!.size);
    await cluster.crash('audit-signer');
    await cluster.crash('audit');
    // What an auditor reads is recorded, and is a leaf of its own.
    await client.read('mhk-auditor', 'audit', '/ledger');
    await eventually(async () => Number((await signed()).at(-1)!.size) > before, 120_000);
    expect(
      await query('SELECT count(*) = count(DISTINCT event_id) AS once, count(*) = max(leaf_index) + 1 AS gapless FROM audit.ledger_leaves'),
    ).toEqual([{ once: true, gapless: true }]);
    expect(
      await query(
        'SELECT id FROM event_store.events WHERE position <= (SELECT position FROM audit.ledger_tree) EXCEPT SELECT event_id FROM audit.ledger_leaves',
      ),
    ).toEqual([]);
    expect(await query('SELECT code FROM audit_signer.refusals UNION ALL SELECT kind FROM audit.ledger_findings')).toEqual([]);
    const { key } = await client.read<{ key: string }>('mhk-auditor', 'audit', '/ledger');
    const checkpoints = (await signed()).map(({ note }) => parseCheckpoint(openNote(note, [newVerifier(key)]).text));
    const tiles: TileSource = {
      tile: async (level, index, width) =>
        (
          (
            await checks.query<{ hashes: Buffer }>('SELECT hashes FROM audit.ledger_tiles WHERE level = $1 AND tile_index = $2', [
              level,
              index,
            ])
          ).rows[0]?.hashes ?? Buffer.alloc(0)
        ).subarray(0, width * 32),
    };
    for (const { size, root } of checkpoints) expect([size, Buffer.from(await rootAt(size, tiles)).equals(root)]).toEqual([size, true]);
    expect(checkpoints.length).toBeGreaterThan(1);
  }, 240_000);

  it('1.13: then a reference reaches the tour office over NATS', async () => {
    const title = randomUUID();
    const intake = (person: string, path: string, body: object = {}) => client.command(person, 'clue-intake', path, body);
    const copied = {
      organisationId: 'mhk',
      agencyId: 'mhk.people-congress',
      reference: '人抄〔2020〕1号',
      period: { from: '2020-04-01', to: '2020-05-31' },
      copiedOn: '2020-06-11',
      items: [{ kind: 'opinion', topic: '班子议事', unitId: 'mhk.township-1', text: '走过场' }],
    };
    const { id: copyId } = await intake('mhk-intake', '/clue-copies', copied);
    await intake('mhk-intake', `/clue-copies/${copyId}/analysis`, {
      items: [{ itemNo: 1, conclusions: ['political-ecology'], problemType: 'conduct', unitId: 'mhk.township-1', opinion: title }],
    });
    await intake('mhk-principal', `/clue-copies/${copyId}/analysis-approval`);
    await eventually(
      async () =>
        expect(await client.read('mhk-tour', 'inspection-liaison', '/evaluation-references')).toMatchObject({
          items: [{ unitId: 'mhk.township-1', text: title }],
        }),
      60_000,
    );
  }, 180_000);

  it('given an older event store in place of this one, then services say so, and after a recovery on the command line, with one of them killed in it, what was lost is told again and ends with the same figures', async () => {
    const [{ timeline }] = played.slice(-1) as [PlayedStory];
    await cluster.stopProcesses();
    const lost = await restoreUntil(timeline[Math.floor(timeline.length / 2)]!.position);
    expect(lost).toBeGreaterThan(timeline.length / 2);
    cluster.startProcesses();
    // Also those that had no part in what is lost.
    await Promise.all(
      cluster.services.map(({ name }) =>
        eventually(
          async () => expect([name, await readiness(name)]).toEqual([name, expect.stringContaining('older backup')]),
          120_000,
          200,
        ),
      ),
    );

    const told = recoverAll();
    await eventually(async () => (await recoveryOf('case-trial')).recovery !== null, 60_000);
    await cluster.service('case-trial').stop('SIGKILL');
    cluster.service('case-trial').start();
    expect(await told).toBe(0);

    const again = await stories.at(-1)!.play(client, 'e2e');
    expect(differing(again.figures)).toEqual([]);
    expect(again.timeline.map(({ type }) => type).sort()).toEqual(timeline.map(({ type }) => type).sort());
    for (const { name } of cluster.services.filter((service) => service.name !== 'audit')) expect(await readiness(name)).toBe('');
    // Proofs of events that are gone stay: the ledger says so and goes no further.
    expect(await readiness('audit')).not.toBe('');
  }, 400_000);

  it('I5: then no effect happened twice, and nothing waits for an operator', async () => {
    expect(
      await query(
        `SELECT stream, type, metadata ->> 'commandId' AS command FROM event_store.events GROUP BY 1, 2, 3, data::text HAVING count(*) > 1`,
      ),
    ).toEqual([]);
    expect(
      await query(
        `SELECT stream, data ->> 'assignedTo' AS receiver FROM event_store.events WHERE type = 'NumberAssigned' GROUP BY 1, 2 HAVING count(*) > 1`,
      ),
    ).toEqual([]);
    expect(
      await query(
        `SELECT data ->> 'regarding' AS regarding FROM event_store.events WHERE type = 'DocumentDrafted' GROUP BY 1 HAVING count(*) > 1`,
      ),
    ).toEqual([]);
    for (const { name } of cluster.services) expect({ name, ...(await statusOf(name)) }).toMatchObject({ name, parkedMessages: 0 });
  });

  it('I1, I3: then positions are without gaps and revisions contiguous', async () => {
    expect(await query('SELECT max(position) = count(*) AS gapless FROM event_store.events')).toEqual([{ gapless: true }]);
    expect(await query('SELECT stream FROM event_store.events GROUP BY stream HAVING max(revision) <> count(*) - 1')).toEqual([]);
  });

  it('I9: then every lag returns to 0 unaided', async () => {
    const caughtUp = async ({ name }: { readonly name: string }) => {
      const { projections, relay } = await statusOf(name);
      return projections.every(({ lag }) => lag === 0) && (relay?.lag ?? 0) === 0;
    };
    await Promise.all(cluster.services.map((service) => eventually(() => caughtUp(service), 120_000, 100)));
  }, 240_000);

  it('I6: then every read model equals a rebuild', async () => {
    const compared: string[] = [];
    const compare = async ({ name: service }: { readonly name: string }) => {
      for (const { name } of (await statusOf(service)).projections) {
        const hash = () => client.read<{ hash: string }>('ops', service as ServiceName, `/ops/projections/${name}/hash`);
        const { hash: live } = await hash();
        await client.command('ops', service as ServiceName, `/ops/projections/${name}/rebuild`);
        await eventually(async () => {
          const now = (await statusOf(service)).projections.find((projection) => projection.name === name)!;
          return now.rebuild === undefined && now.lag === 0;
        }, 60_000);
        expect({ service, name, ...(await hash()) }).toMatchObject({ service, name, hash: live });
        compared.push(name);
      }
    };
    await Promise.all(cluster.services.map(compare));
    expect(compared.length).toBeGreaterThanOrEqual(cluster.services.length);
  }, 300_000);
});
