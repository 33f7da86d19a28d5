import { randomUUID } from 'node:crypto';
import type { EventStore, NewEvent } from '@liandong/event-sourcing';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { event, matterOf as matterIn, OthersModule } from './audit.fixtures.js';
import { AuditModule } from './audit.module.js';

interface Entry {
  readonly position: string;
  readonly type: string;
  readonly [column: string]: unknown;
}
interface Timeline {
  readonly events: readonly Entry[];
  readonly next?: string;
}
interface Page {
  readonly total: number;
  readonly items: readonly Record<string, unknown>[];
}

const api = '/api/audit';

describe('audit', () => {
  let server: TestApp;
  let store: EventStore;
  beforeAll(async () => {
    server = await startTestApp([AuditModule, OthersModule]);
    store = server.app.get<Platform>(PLATFORM, { strict: false }).eventStore('others');
  });
  afterAll(() => server.close());

  const matterOf = (organisationId: string, title: string) => matterIn(store, organisationId, title);
  const timeline = (matterId: string, query = '', after?: string) =>
    server.read<Timeline>('mhk-auditor', `${api}/matters/${matterId}/timeline${query}`, after);
  const typesOf = ({ events }: Timeline) => events.map(({ type }) => type);

  it('given a matter of another organisation, then the auditor sees all of it, in the order of the log, with who, when and under which rules', async () => {
    const { matterId, last, positions } = await matterOf('pj', '养老服务中心');
    const seen = await timeline(matterId, '', last);
    expect(seen.events.map(({ position }) => position)).toEqual(positions);
    expect(seen.events[0]).toMatchObject({
      type: 'ClueReceived',
      category: 'clue',
      revision: 0,
      personId: 'mhk-intake',
      organisationId: 'pj',
      role: 'intake-officer',
      occurredAt: '2020-06-11T02:00:00.000Z',
      rules: [{ ruleId: 'B1.2', version: '1' }],
      data: { title: '养老服务中心' },
    });
    expect(seen.next).toBeUndefined();
  });

  it('given a position or an instant, then the matter is shown as it stood then', async () => {
    const { matterId, last, positions } = await matterOf('mhk', '甲');
    const all = await timeline(matterId, '', last);
    expect(typesOf(await timeline(matterId, `?at=${positions[1]!}`))).toEqual(['ClueReceived', 'ClueRegistered']);
    const first = all.events[0]!['recordedAt'] as string;
    const until = all.events.filter(({ recordedAt }) => (recordedAt as string) <= first);
    expect(await timeline(matterId, `?at=${encodeURIComponent(first)}`)).toMatchObject({ events: until });
    expect(typesOf(await timeline(matterId, `?after=${positions[0]!}`))).toEqual(['ClueRegistered', 'VerificationOpened']);
    const before = await server.send('mhk-auditor', 'GET', `${api}/matters/${matterId}/timeline?at=${Number(positions[0]) - 1}`);
    expect(before).toMatchObject({ status: 404, body: { code: 'audit.matter-unknown' } });
    for (const [at, code] of [
      ['yesterday', 'audit.moment-invalid'],
      ['2999-01-01T00:00:00Z', 'audit.moment-in-future'],
    ]) {
      expect(await server.send('mhk-auditor', 'GET', `${api}/matters/${matterId}/timeline?at=${at!}`)).toMatchObject({
        status: 422,
        body: { code },
      });
    }
  });

  it('given more events than one answer holds, then `next` leads through all of them, none twice', async () => {
    const matterId = randomUUID();
    const { position } = await store.append(
      `clue-${matterId}`,
      'no-stream',
      Array.from({ length: 1_001 }, () => event(matterId, 'ClueNoted')),
    );
    const first = await timeline(matterId, '', position.toString());
    expect(first.events).toHaveLength(1_000);
    const rest = await timeline(matterId, `?after=${first.next!}`);
    expect(rest.events.map((entry) => entry.position)).toEqual([position.toString()]);
    expect(rest.next).toBeUndefined();
  });

  it('given matters, then the list has first and latest event and counts, the one that moved last first; filters narrow it', async () => {
    const one = await matterOf('mhk.procuratorate', '某市直部门');
    const other = await matterOf('pj', '养老服务');
    const list = (query: string) => server.read<Page>('mhk-auditor', `${api}/matters?${query}`, other.last);
    const { items } = await list('limit=2');
    expect(items.map(({ matterId }) => matterId)).toEqual([other.matterId, one.matterId]);
    expect(items[1]).toMatchObject({
      title: '某市直部门',
      organisationId: 'mhk.procuratorate',
      events: 3,
      categories: { clue: 2, verification: 1 },
      firstType: 'ClueReceived',
      firstPosition: one.positions[0],
      latestType: 'VerificationOpened',
      latestPosition: one.last,
    });
    expect((await list('organisation=mhk&text=市直')).items).toMatchObject([{ matterId: one.matterId }]);
    expect(await list('category=rectification')).toMatchObject({ total: 0 });
    expect((await list('category=verification&limit=1&offset=1')).items).toMatchObject([{ matterId: one.matterId }]);
    expect(await server.send('mhk-auditor', 'GET', `${api}/matters?limit=0`)).toMatchObject({ status: 400 });
  });

  it('given a read, then who read what when is an event of the matter, and reading it changes neither its history nor its counts', async () => {
    const { matterId, last } = await matterOf('mhk', '乙');
    await timeline(matterId, '?at=99', last).catch(() => undefined);
    await timeline(matterId);
    const { events, ...rest } = await timeline(matterId);
    expect({ types: typesOf({ events }), ...rest }).toEqual({ matterId, types: ['ClueReceived', 'ClueRegistered', 'VerificationOpened'] });
    const recorded: NewEvent[] = [];
    for await (const stored of store.readAll({ filter: { categories: ['auditAccess'] } }))
      if (stored.metadata.correlationId === matterId) recorded.push(stored);
    expect(recorded).toHaveLength(3);
    expect(recorded[0]).toMatchObject({
      type: 'AuditRead',
      data: { resource: 'timeline', matterId, query: { at: '99' }, readBy: 'mhk-auditor', organisationId: 'mhk' },
      metadata: { actor: { personId: 'mhk-auditor', role: 'auditor' } },
    });
    const reads = await server.read<Page>('mhk-auditor', `${api}/reads?matter=${matterId}`);
    expect(reads).toMatchObject({
      total: 3,
      items: [
        { kind: 'audit-read', personId: 'mhk-auditor', role: 'auditor', what: 'timeline', matterId, query: {} },
        { query: {} },
        { query: { at: '99' } },
      ],
    });
    expect((await server.read<Page>('mhk-auditor', `${api}/matters?text=乙`)).items).toMatchObject([{ matterId, events: 3 }]);
    // What was sought in texts may be a name, and what is recorded is never erased.
    const sought = [];
    for await (const { data } of store.readAll({ filter: { categories: ['auditAccess'] } }))
      sought.push((data as { readonly query: { readonly text?: string } }).query.text);
    expect(new Set(sought)).toEqual(new Set([undefined, '*']));
  });

  it('given a matter that nobody knows, then asking for it is recorded, and it does not come into being', async () => {
    const matterId = randomUUID();
    for (let ask = 0; ask < 2; ask += 1)
      expect(await server.send('mhk-auditor', 'GET', `${api}/matters/${matterId}/timeline`)).toMatchObject({
        status: 404,
        body: { code: 'audit.matter-unknown' },
      });
    expect(await server.read<Page>('mhk-auditor', `${api}/reads?matter=${matterId}&person=mhk-auditor`)).toMatchObject({ total: 2 });
  });
});
