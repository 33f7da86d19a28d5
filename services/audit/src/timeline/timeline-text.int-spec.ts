import { randomUUID } from 'node:crypto';
import { getRepositoryToken } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { EventStore } from '@liandong/event-sourcing';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { event, OthersModule } from '../audit.fixtures.js';
import { AuditModule } from '../audit.module.js';
import { TimelineEntry } from './timeline.entity.js';
import { entriesOf } from './timeline.query.js';

/** What texts and numbers can do to JSON that is put together by hand. */
const awkward: readonly object[] = [
  { title: '“养老”服务 "x" \\ \n\t\u0001 \u2028 😀 </script>' },
  { n: [1.1, -0.5, 1e21, 1e-9, 0, 9007199254740991, true, false, null, [], {}, ''], nested: { 'a"b': [{ c: { d: '\\"' } }] } },
  { '': '', 甲: { 乙: '丙' }, '10': 1, '9': 2, constructor: 'x', events: [], next: '7' },
  {},
];

describe('answers that are put together from the database’s own JSON', () => {
  let server: TestApp;
  let store: EventStore;
  const matterId = randomUUID();
  let last: string;
  beforeAll(async () => {
    server = await startTestApp([AuditModule, OthersModule]);
    store = server.app.get<Platform>(PLATFORM, { strict: false }).eventStore('others');
    const parts = { personId: '王"芳\\' };
    const events = awkward.map((data, n) => {
      const one = event(matterId, 'ClueNoted', data, parts);
      return {
        ...one,
        metadata: {
          ...one.metadata,
          occurredAt: `2020-06-11T02:00:0${n}.${['000', '100', '020', '999'][n]}Z`,
          causationId: 'c"\\',
          rules: n === 0 ? [] : one.metadata.rules,
        },
      };
    });
    last = (await store.append(`clue-${matterId}`, 'no-stream', events)).position.toString();
  });
  afterAll(() => server.close());

  /** The entries as the driver parses them, written by JSON.stringify: what the answer was before. */
  async function entries(): Promise<readonly TimelineEntry[]> {
    const repository = server.app.get<Repository<TimelineEntry>>(getRepositoryToken(TimelineEntry, 'audit'), { strict: false });
    return entriesOf(repository.createQueryBuilder('t').where('t.matterId = :matterId', { matterId }).orderBy('t.position', 'ASC'));
  }
  async function ask(path: string) {
    await server.read('mhk-auditor', `/api/audit/matters/${matterId}/timeline`, last);
    const answer = await fetch(`${server.url}/api/audit/matters/${matterId}${path}`, {
      headers: { authorization: `Bearer ${await server.token('mhk-auditor')}` },
    });
    const text = await answer.text();
    expect([
      answer.status,
      answer.headers.get('content-type'),
      answer.headers.get('cache-control'),
      Number(answer.headers.get('content-length')),
    ]).toEqual([200, 'application/json; charset=utf-8', 'no-store', Buffer.byteLength(text)]);
    return JSON.parse(text) as { events: object[]; timeline: { events: object[] } };
  }

  it('given texts, numbers and names of every kind, then the timeline is, member by member and in this order, what JSON.stringify makes of its entries', async () => {
    expect(JSON.stringify(await ask('/timeline'))).toBe(JSON.stringify({ matterId, events: await entries() }));
  });

  it('the matter carries the same timeline after its header; without a further page there is no `next`', async () => {
    const matter = await ask('');
    expect(JSON.stringify(matter.timeline)).toBe(JSON.stringify({ events: await entries() }));
    expect(Object.keys(matter)[0]).toBe('matterId');
    expect(Object.keys(matter).at(-1)).toBe('timeline');
  });

  it('the difference carries the same events between its ends and its streams', async () => {
    const events = await entries();
    const diff = await ask(`/diff?from=${events[1]!.position}`);
    expect(Object.keys(diff)).toEqual(['matterId', 'fromPosition', 'toPosition', 'events', 'streams']);
    expect(JSON.stringify(diff.events)).toBe(JSON.stringify(events.slice(2)));
  });
});
