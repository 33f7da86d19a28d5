import { randomUUID } from 'node:crypto';
import type { Seen } from '@liandong/event-sourcing';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { AuditModule } from '../audit.module.js';
import { Owners } from '../owners.js';
import { PaperModule, registry } from './owner.fixtures.js';

interface Receipt {
  readonly id: string;
  readonly matterId: string;
  readonly revision: number;
  readonly position: string;
  readonly eventIds: readonly string[];
}

describe('as seen: what whoever decided had before them', () => {
  const papers = '/api/clue-intake/papers';
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([AuditModule, PaperModule]);
  });
  afterAll(() => server.close());
  beforeEach(() => {
    registry.inForce = 1;
  });

  const write = (text: string) => server.command<Receipt>('mhk-intake', papers, { text, secret: `密${text}` });
  const rewrite = ({ id }: Receipt, text: string) =>
    server.command<Receipt>('mhk-intake', `${papers}/${id}/text`, { text, secret: `密${text}` });
  const file = ({ id }: Receipt, drawer = '甲') => server.command<Receipt>('mhk-intake', `${papers}/${id}/filing`, { drawer });
  const asSeen = ({ matterId, eventIds, position }: Receipt, eventId = eventIds[0]!) =>
    server.send<Record<string, unknown>>('mhk-auditor', 'GET', `/api/audit/matters/${matterId}/decisions/${eventId}/as-seen`, undefined, {
      'liandong-wait-for': position,
    });

  it('given a decision, then it is shown what the person was shown: view, version, revision, masking, roles, rules', async () => {
    const written = await write('一');
    const page = await server.read('mhk-intake', `${papers}/${written.id}`);
    const decided = await file(written);
    await rewrite(written, '二');
    const { status, body } = await asSeen(decided);
    expect({ status, shown: body['shown'] }).toEqual({ status: 200, shown: page });
    expect(body).toMatchObject({
      service: 'clue-intake',
      matterId: written.matterId,
      eventId: decided.eventIds[0],
      type: 'PaperFiled',
      view: { name: 'paper', version: 1 },
      revision: 0,
      position: written.position,
      confirmed: false,
      decidedBy: { personId: 'mhk-intake', role: 'intake-officer' },
      rules: [{ ruleId: 'B1.2', version: '2020' }],
      shown: { text: '一' },
    });
    expect(body['shown']).not.toHaveProperty('secret');
  });

  it('given a version 2 in force since, then an old decision is still shown through version 1, and a new one through version 2', async () => {
    const written = await write('一');
    const old = await file(written);
    registry.inForce = 2;
    await rewrite(written, '二');
    const page = await server.read('mhk-intake', `${papers}/${written.id}`);
    const newer = await file(written, '乙');
    expect((await asSeen(old)).body).toMatchObject({ view: { version: 1 }, revision: 0, shown: { text: '一' } });
    const { body } = await asSeen(newer);
    expect(body).toMatchObject({ view: { version: 2 }, revision: 2, shown: page });
    expect(body['shown']).toMatchObject({ texts: ['一', '二'] });
  });

  it('given a revision that the person named, then it is said so; a stale one is no decision', async () => {
    const written = await write('一');
    const send = (revision: number) =>
      server.send<Receipt>(
        'mhk-intake',
        'POST',
        `${papers}/${written.id}/filing`,
        { drawer: '甲' },
        { 'if-match': `"${revision}"`, 'idempotency-key': randomUUID() },
      );
    expect((await send(7)).status).toBe(409);
    const { body: decided } = await send(0);
    expect((await asSeen(decided)).body).toMatchObject({ confirmed: true, revision: 0 });
  });

  it('given what is no decision of the matter, then it is refused with a stable code', async () => {
    const [written, other] = [await write('一'), await write('他')];
    const decided = await file(other);
    const refusal = async (receipt: Receipt, eventId?: string) => {
      const { status, body } = await asSeen(receipt, eventId);
      return [status, body['code']];
    };
    expect(await refusal(written)).toEqual([422, 'as-seen.not-a-decision']);
    expect(await refusal(written, randomUUID())).toEqual([404, 'audit.event-unknown']);
    expect(await refusal({ ...written, position: decided.position }, decided.eventIds[0])).toEqual([404, 'audit.event-unknown']);
    expect(await refusal(written, 'x')).toEqual([400, 'request.invalid-content']);
  });

  it('given a decision from before it was recorded, then it says so; given further roles that the person held, then the mask looked at all of them', async () => {
    const store = server.app.get<Platform>(PLATFORM, { strict: false }).eventStore('audit');
    const matterId = randomUUID();
    const append = async (stream: string, type: string, seen?: Seen) => {
      const id = randomUUID();
      const actor = { personId: 'p', organisationId: 'mhk', role: 'principal' };
      const metadata = {
        occurredAt: '2020-06-11T02:00:00.000Z',
        actor,
        correlationId: matterId,
        causationId: 'c',
        commandId: id,
        commandDigest: 'd',
        rules: [],
        ...(seen ? { seen } : {}),
      };
      const { position } = await store.append(stream, 'any', [{ id, type, schemaVersion: 1, data: {}, metadata }]);
      return { id, matterId, revision: 0, position: position.toString(), eventIds: [id] };
    };
    const answer = async (receipt: Receipt) => (await asSeen(receipt)).body['code'];
    expect(await answer(await append(`clue-${randomUUID()}`, 'PaperFiled'))).toBe('as-seen.not-recorded');
    const asDirectorToo = {
      view: 'paper',
      version: 1,
      revision: 0,
      position: '1',
      roles: ['intake-officer', 'case-director'],
      confirmed: false,
    };
    const stream = `clue-${randomUUID()}`;
    await append(stream, 'PaperWritten');
    const decided = await append(stream, 'PaperFiled', asDirectorToo);
    expect((await asSeen({ ...decided, revision: 1 })).body).toMatchObject({
      decidedBy: { role: 'principal' },
      roles: asDirectorToo.roles,
      shown: { secret: '' },
    });
    expect(() => server.app.get(Owners, { strict: false }).ofCategory('auditAccess')).toThrow(
      expect.objectContaining({ code: 'audit.owner-unknown' }),
    );
  });

  it('that it was read is recorded first, whatever comes of it', async () => {
    const decided = await file(await write('三'));
    await asSeen(decided);
    await asSeen(decided, randomUUID());
    const reads = await server.read<{ total: number; items: readonly unknown[] }>(
      'mhk-auditor',
      `/api/audit/reads?matter=${decided.matterId}`,
    );
    expect(reads).toMatchObject({ total: 2, items: [{ what: 'as-seen' }, { what: 'as-seen', query: { eventId: decided.eventIds[0] } }] });
  });
});
