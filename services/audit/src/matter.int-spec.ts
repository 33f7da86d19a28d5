import { randomUUID } from 'node:crypto';
import type { EventStore } from '@liandong/event-sourcing';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { event, matterOf, OthersModule } from './audit.fixtures.js';
import { AuditModule } from './audit.module.js';
import type { MatterDiff } from './diff/diff.query.js';
import type { MatterHeader } from './matter/matter.query.js';
import type { TimelinePage } from './timeline/timeline.query.js';

const api = '/api/audit/matters';

describe('a matter at a moment, and between two', () => {
  let server: TestApp;
  let store: EventStore;
  beforeAll(async () => {
    server = await startTestApp([AuditModule, OthersModule]);
    store = server.app.get<Platform>(PLATFORM, { strict: false }).eventStore('others');
  });
  afterAll(() => server.close());

  const read = <T>(path: string, after?: string) => server.read<T>('mhk-auditor', `${api}/${path}`, after);
  const ask = (path: string, person = 'mhk-auditor') => server.send<{ code?: string }>(person, 'GET', `${api}/${path}`);
  const append = async (stream: string, expected: number | 'no-stream', ...events: Parameters<EventStore['append']>[2]) =>
    (await store.append(stream, expected, events)).position.toString();
  const reads = async (resource: string, matterId: string) => {
    let count = 0;
    for await (const { data, metadata } of store.readAll({ filter: { categories: ['auditAccess'] } }))
      count += Number(metadata.correlationId === matterId && (data as { resource: string }).resource === resource);
    return count;
  };

  describe('header', () => {
    it('given a matter of two organisations with legs, then it says title, organisations, status, legs and counts as they stood at each moment', async () => {
      const { matterId, positions } = await matterOf(store, 'mhk.procuratorate', '某市直部门不认真履职');
      const leg = { kind: 'clue', legId: matterId, title: '线索', organisationId: 'mhk' };
      const opened = await append(
        `matter-${matterId}`,
        'no-stream',
        event(matterId, 'MatterOpened', { organisationId: 'mhk' }),
        event(matterId, 'LegOpened', { ...leg, source: 'clue-intake', openedAt: 'x' }),
      );
      const closed = await append(
        `matter-${matterId}`,
        1,
        event(matterId, 'LegClosed', { ...leg, reason: '办结' }),
        event(matterId, 'MatterClosed', { closure: 1 }),
      );
      const now = await read<MatterHeader & { timeline: TimelinePage }>(matterId, closed);
      expect(now).toMatchObject({
        matterId,
        title: '某市直部门不认真履职',
        organisationId: 'mhk.procuratorate',
        organisations: ['mhk', 'mhk.procuratorate'],
        status: 'closed',
        events: 7,
        categories: { clue: 2, verification: 1, matter: 4 },
        first: { position: positions[0], type: 'ClueReceived' },
        latest: { position: closed, type: 'MatterClosed' },
        openLegs: [],
        closedLegs: [{ ...leg, reason: '办结' }],
      });
      expect(now.timeline.events).toHaveLength(7);
      expect(now.timeline).toEqual({ ...(await read<object>(`${matterId}/timeline`)), matterId: undefined });
      expect(await read(`${matterId}?at=${opened}`)).toMatchObject({
        status: 'open',
        events: 5,
        openLegs: [leg],
        closedLegs: [],
        latest: { position: opened },
      });
      const early = await read<MatterHeader>(`${matterId}?at=${positions[1]!}`);
      expect(early).toMatchObject({
        status: null,
        title: '某市直部门不认真履职',
        organisations: ['mhk.procuratorate'],
        events: 2,
        categories: { clue: 2 },
        openLegs: [],
        latest: { position: positions[1], type: 'ClueRegistered' },
      });
      expect(early).not.toHaveProperty('timeline.next');
    });

    it('given an instant, then it stands as recorded by then', async () => {
      const { matterId, positions, last } = await matterOf(store, 'mhk', '甲');
      const { timeline } = await read<{ timeline: { events: readonly { position: string; recordedAt: string }[] } }>(matterId, last);
      const { recordedAt } = timeline.events[2]!;
      expect(await read(`${matterId}?at=${encodeURIComponent(recordedAt)}`)).toMatchObject({
        latest: { position: expect.stringMatching(new RegExp(positions.join('|'))) as string },
      });
    });

    it('given more events than one page holds, then the timeline leads on', async () => {
      const matterId = randomUUID();
      const last = await append(`clue-${matterId}`, 'no-stream', ...Array.from({ length: 1_002 }, () => event(matterId, 'ClueNoted')));
      const { timeline, events } = await read<{ timeline: TimelinePage; events: number }>(matterId, last);
      expect([timeline.events.length, events]).toEqual([1_000, 1_002]);
      expect((await read<TimelinePage>(`${matterId}/timeline?after=${timeline.next!}`)).events).toHaveLength(2);
    });
  });

  describe('difference', () => {
    it('given two moments, then the events between, and per stream its revisions and each changed fact with who said it before and after', async () => {
      const { matterId, positions } = await matterOf(store, 'mhk', '甲');
      const proposed = event(matterId, 'DisposalProposed', { mode: 'hold', deadline: { due: '2020-07-11', rule: 'B1.2' } });
      const amended = event(matterId, 'DisposalProposed', { mode: 'close', deadline: { due: '2020-08-11', rule: 'B1.2' }, title: '甲' });
      const from = await append(`clue-${matterId}`, 1, proposed);
      const to = await append(`clue-${matterId}`, 2, amended);
      const diff = await read<MatterDiff & TimelinePage>(`${matterId}/diff?from=${from}&to=${to}`, to);
      const [before, after] = [
        { eventId: proposed.id, type: 'DisposalProposed', revision: 2 },
        { eventId: amended.id, type: 'DisposalProposed', revision: 3 },
      ];
      expect(diff).toMatchObject({ fromPosition: from, toPosition: to });
      expect(diff.events.map(({ eventId }) => eventId)).toEqual([amended.id]);
      expect(diff.streams).toEqual([
        {
          stream: `clue-${matterId}`,
          category: 'clue',
          revisions: { from: 2, to: 3 },
          events: 1,
          changes: [
            { op: 'replace', path: '/deadline/due', before: '2020-07-11', after: '2020-08-11', saidBefore: before, saidAfter: after },
            { op: 'replace', path: '/mode', before: 'hold', after: 'close', saidBefore: before, saidAfter: after },
          ],
        },
      ]);
      expect(await read(`${matterId}/diff?from=${positions[0]!}`)).toMatchObject({
        toPosition: to,
        streams: [
          { revisions: { from: 0, to: 3 }, events: 3 },
          { stream: `verification-${matterId}`, revisions: { from: null, to: 0 }, events: 1 },
        ],
      });
      expect(await read(`${matterId}/diff?to=${positions[0]!}`)).toMatchObject({
        fromPosition: null,
        streams: [{ changes: [{ op: 'add', path: '/title', after: '甲' }] }],
      });
      expect(await read(`${matterId}/diff?from=${to}`)).toMatchObject({ fromPosition: to, toPosition: to, events: [], streams: [] });
    });

    it('given more events than are read at a time, then all of them count', async () => {
      const matterId = randomUUID();
      const last = await append(
        `clue-${matterId}`,
        'no-stream',
        ...Array.from({ length: 2_100 }, (_, count) => event(matterId, 'ClueNoted', { count })),
      );
      const diff = await read<MatterDiff & TimelinePage>(`${matterId}/diff?from=${BigInt(last) - 1_500n}`, last);
      expect(diff.streams).toMatchObject([
        { events: 1_500, revisions: { from: 599, to: 2_099 }, changes: [{ path: '/count', before: 599, after: 2_099 }] },
      ]);
      expect([diff.events.length, diff.next]).toEqual([1_000, (BigInt(last) - 500n).toString()]);
    });

    it('given a stretch that ends before it begins, or is no stretch, then it is refused, and says which moment is wrong', async () => {
      const { matterId, positions, last } = await matterOf(store, 'mhk', '甲');
      await read(matterId, last);
      const instants = 'from=2020-01-02T00:00:00Z&to=2020-01-01T00:00:00Z';
      for (const [query, status, code] of [
        [`from=${positions[2]!}&to=${positions[0]!}`, 422, 'audit.moments-reversed'],
        [instants, 404, 'audit.matter-unknown'],
        [`from=${encodeURIComponent(new Date().toISOString())}&to=${positions[0]!}`, 422, 'audit.moments-reversed'],
        ['from=yesterday', 422, 'audit.moment-invalid'],
        ['from=0&to=2999-01-01T00:00:00Z', 422, 'audit.moment-in-future'],
        ['until=4', 400, 'request.invalid-content'],
      ] as const) {
        expect([query, await ask(`${matterId}/diff?${query}`)]).toMatchObject([query, { status, body: { code } }]);
      }
      expect((await ask(`${matterId}/diff?from=0&to=tomorrow`)).body).toMatchObject({
        code: 'audit.moment-invalid',
        detail: expect.stringContaining('“to”') as string,
      });
    });
  });

  it('given a matter that nobody knows, or a moment before its first event, then every route answers alike, and the asking is recorded', async () => {
    const { matterId, positions, last } = await matterOf(store, 'mhk', '甲');
    await read(matterId, last);
    const before = Number(positions[0]) - 1;
    const unknown = randomUUID();
    for (const [resource, path] of [
      ['matter', `?at=${before}`],
      ['timeline', `/timeline?at=${before}`],
      ['diff', `/diff?from=0&to=${before}`],
    ] as const) {
      const [early, never] = [await ask(`${matterId}${path}`), await ask(`${unknown}${path}`)];
      expect([resource, early]).toMatchObject([resource, { status: 404, body: { code: 'audit.matter-unknown' } }]);
      expect(withoutPlace(early.body)).toEqual(withoutPlace(never.body));
      expect(await reads(resource, unknown)).toBe(1);
    }
    expect(await ask(`${unknown}/access-log`)).toMatchObject({ status: 404, body: { code: 'audit.matter-unknown' } });
  });

  it('given an auditor of another organisation, then matters are shown across organisations, as the matrix says', async () => {
    const { matterId, last } = await matterOf(store, 'mhk', '甲');
    await read(matterId, last);
    for (const path of ['', '/timeline', '/diff?from=0', '/access-log'])
      expect([path, (await ask(`${matterId}${path}`, 'pj-auditor')).status]).toEqual([path, 200]);
  });

  const withoutPlace = (body: object) => ({ ...body, instance: undefined, requestId: undefined, traceId: undefined });
});
