import { randomUUID } from 'node:crypto';
import type { EventStore } from '@liandong/event-sourcing';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { event, matterOf, OthersModule } from './audit.fixtures.js';
import { AuditModule } from './audit.module.js';
import type { Involvement } from './references/references.query.js';
import type { TimelinePage } from './timeline/timeline.query.js';

const api = '/api/audit';

interface Access {
  readonly total: number;
  readonly items: readonly { readonly kind: string; readonly what: string; readonly personId: string; readonly eventId: string }[];
}
interface Matters {
  readonly total: number;
  readonly items: readonly Involvement[];
}

describe('who looked, who acted, who is named', () => {
  let server: TestApp;
  let store: EventStore;
  beforeAll(async () => {
    server = await startTestApp([AuditModule, OthersModule]);
    store = server.app.get<Platform>(PLATFORM, { strict: false }).eventStore('others');
  });
  afterAll(() => server.close());

  const append = async (stream: string, expected: number | 'no-stream', ...events: Parameters<EventStore['append']>[2]) =>
    (await store.append(stream, expected, events)).position.toString();
  const ask = (path: string, person = 'mhk-auditor') => server.send<{ code?: string }>(person, 'GET', `${api}/${path}`);

  describe('access log', () => {
    it('given audit reads and marked events of a service, then all of them stand there with who, in which role, when, what and why; the latest first', async () => {
      const { matterId } = await matterOf(store, 'mhk', '甲');
      const mark = (kind: 'reveal-requested' | 'reveal-approved' | 'sealed-data-read', personId: string) =>
        event(
          matterId,
          'ReporterIdentity',
          { sealed: 'ciphertext' },
          { personId, organisationId: 'mhk.case-management', access: { kind, what: 'reporter-identity', reason: '复核举报' } },
        );
      await append(`clue-${randomUUID()}`, 'no-stream', mark('reveal-requested', 'mhk-intake'), mark('reveal-approved', 'mhk-principal'));
      const last = await append(`clue-${randomUUID()}`, 'no-stream', mark('sealed-data-read', 'mhk-intake'));
      await server.read('mhk-auditor', `${api}/matters/${matterId}`, last);
      // Nothing is waited for: who asks is the last who stands there.
      const list = async (query = '', person = 'mhk-auditor') =>
        server.read<Access>(person, `${api}/matters/${matterId}/access-log${query}`);
      const log = await list();
      expect(log.items.map(({ kind, what, personId }) => [kind, what, personId])).toEqual([
        ['audit-read', 'access-log', 'mhk-auditor'],
        ['audit-read', 'matter', 'mhk-auditor'],
        ['sealed-data-read', 'reporter-identity', 'mhk-intake'],
        ['reveal-approved', 'reporter-identity', 'mhk-principal'],
        ['reveal-requested', 'reporter-identity', 'mhk-intake'],
      ]);
      expect(log.items[2]).toMatchObject({
        organisationId: 'mhk.case-management',
        role: 'intake-officer',
        at: '2020-06-11T02:00:00.000Z',
        reason: '复核举报',
        type: 'ReporterIdentity',
        query: null,
      });
      expect(JSON.stringify(log)).not.toContain('ciphertext');
      const again = await list('?kind=audit-read', 'pj-auditor');
      expect(again.items.map(({ what, personId }) => [what, personId])).toEqual([
        ['access-log', 'pj-auditor'],
        ['access-log', 'mhk-auditor'],
        ['matter', 'mhk-auditor'],
      ]);
      expect(await list('?person=mhk-principal')).toMatchObject({ total: 1 });
      expect(await ask(`matters/${matterId}/access-log?kind=nothing`)).toMatchObject({ status: 400 });
    });
  });

  describe('persons and organisations', () => {
    it('given a person who acts in one matter and is named in another, then both are shown, and as what; what they did stands event by event', async () => {
      const [person, one, other] = [randomUUID(), randomUUID(), randomUUID()];
      const acted = event(one, 'ClueReceived', { title: '甲', subjects: [{ subjectId: 'nobody' }] }, { personId: person });
      await append(`clue-${one}`, 'no-stream', acted, event(one, 'ClueRegistered', { keeper: person }));
      const last = await append(
        `verification-${other}`,
        'no-stream',
        event(other, 'TeamsFormed', { title: '乙', teams: [{ leaderPersonId: person, members: [{ personId: person }] }] }),
      );
      const page = await server.read<Matters>('mhk-auditor', `${api}/persons/${person}`, last);
      expect(page).toMatchObject({
        personId: person,
        total: 2,
        items: [
          {
            matterId: other,
            title: '乙',
            organisationId: 'mhk',
            latestPosition: last,
            appearances: [
              { as: 'leaderPersonId', events: 1 },
              { as: 'personId', events: 1 },
            ],
          },
          {
            matterId: one,
            title: '甲',
            appearances: [
              { as: 'actor', events: 1 },
              { as: 'keeper', events: 1 },
            ],
          },
        ],
      });
      expect(await server.read<Matters>('mhk-auditor', `${api}/persons/${person}?as=actor`)).toMatchObject({
        total: 1,
        items: [{ matterId: one, appearances: [{ as: 'actor' }, { as: 'keeper' }] }],
      });
      expect(await server.read<Matters>('mhk-auditor', `${api}/persons/${person}?limit=1&offset=1`)).toMatchObject({
        total: 2,
        items: [{ matterId: one }],
      });
      expect(
        (await server.read<TimelinePage>('mhk-auditor', `${api}/persons/${person}/acts`)).events.map(({ eventId }) => eventId),
      ).toEqual([acted.id]);
    });

    it('given an organisation for which is acted, and that is named, then the same; acts are paged', async () => {
      const [matterId, organisation] = [randomUUID(), `mhk.unit-${randomUUID()}`];
      const [first, second] = [
        event(matterId, 'ClueReceived', { title: '甲', unitId: organisation }, { organisationId: organisation }),
        event(matterId, 'ClueRegistered', {}, { organisationId: organisation }),
      ];
      const last = await append(`clue-${matterId}`, 'no-stream', first, second);
      expect(await server.read('mhk-auditor', `${api}/organisations/${organisation}`, last)).toMatchObject({
        organisationId: organisation,
        total: 1,
        items: [
          {
            matterId,
            appearances: [
              { as: 'actor', events: 2 },
              { as: 'unitId', events: 1 },
            ],
          },
        ],
      });
      const acts = await server.read<TimelinePage>('mhk-auditor', `${api}/organisations/${organisation}/acts?limit=1`);
      expect([acts.events.map(({ eventId }) => eventId), acts.next]).toEqual([[first.id], (BigInt(last) - 1n).toString()]);
      const rest = await server.read<TimelinePage>('mhk-auditor', `${api}/organisations/${organisation}/acts?limit=1&after=${acts.next!}`);
      expect([rest.events.map(({ eventId }) => eventId), rest.next]).toEqual([[second.id], undefined]);
    });

    it('given a person who appears in several jurisdictions, then each auditor sees the own one; who is unknown and who is elsewhere look the same', async () => {
      const [person, here, there, elsewhere] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
      await append(
        `clue-${here}`,
        'no-stream',
        event(here, 'ClueReceived', { keeper: person }, { organisationId: 'mhk.case-management', personId: person }),
      );
      await append(
        `clue-${there}`,
        'no-stream',
        event(there, 'ClueReceived', { keeper: person }, { organisationId: 'pj', personId: person }),
      );
      const last = await append(
        `clue-${randomUUID()}`,
        'no-stream',
        event(there, 'ClueReceived', { keeper: elsewhere }, { organisationId: 'pj', personId: elsewhere }),
      );
      expect(await server.read<Matters>('mhk-auditor', `${api}/persons/${person}`, last)).toMatchObject({
        total: 1,
        items: [{ matterId: here }],
      });
      expect(await server.read<Matters>('pj-auditor', `${api}/persons/${person}`)).toMatchObject({
        total: 1,
        items: [{ matterId: there }],
      });
      expect((await server.read<TimelinePage>('pj-auditor', `${api}/persons/${person}/acts`)).events).toMatchObject([
        { organisationId: 'pj' },
      ]);
      for (const path of ['', '/acts']) {
        const [outside, never] = [await ask(`persons/${elsewhere}${path}`), await ask(`persons/${randomUUID()}${path}`)];
        expect(outside).toMatchObject({ status: 404, body: { code: 'audit.person-unknown' } });
        expect(withoutPlace(outside.body)).toEqual(withoutPlace(never.body));
      }
      expect(await ask('organisations/pj')).toMatchObject({ status: 404, body: { code: 'audit.organisation-unknown' } });
      expect(await ask(`organisations/pj/acts`, 'pj-auditor')).toMatchObject({ status: 200 });
    });

    it('given a request, then whom it was about is recorded, and bad paging is refused', async () => {
      const person = randomUUID();
      await ask(`persons/${person}`);
      const reads = await server.read<Access>('mhk-auditor', `${api}/reads?kind=audit-read`);
      expect(reads.items.slice(0, 2)).toMatchObject([
        { what: 'reads' },
        { what: 'person', query: { personId: person, limit: '50', offset: '0' } },
      ]);
      for (const query of ['limit=0', 'limit=201', 'offset=-1', 'as=a%20b', 'colour=red'])
        expect([query, (await ask(`persons/${person}?${query}`)).status]).toEqual([query, 400]);
      expect(await ask(`persons/${person}/acts?after=x`)).toMatchObject({ status: 400 });
    });
  });

  const withoutPlace = (body: object) => ({ ...body, instance: undefined, requestId: undefined, traceId: undefined });
});
