import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { eventually, tablesWith } from '@liandong/testing';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from './clue-intake.module.js';
import { person } from './clue/clue.fixtures.js';

const api = '/api/clue-intake';
const clock = { moment: '2020-06-11T02:00:00.000Z', now: () => clock.moment };
const identity = { name: '裘不知', idNumber: '220581197001010011', phone: '13912345678', address: '光明街七号' };
const secrets = Object.values(identity);
const gone = { status: 409, body: { code: 'sealing.key-destroyed' } };

interface Receipt {
  readonly id: string;
  readonly matterId: string;
  readonly position: string;
}

describe('reporters', () => {
  let server: TestApp;
  let database: pg.Client;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    database = new pg.Client({ connectionString: server.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await server.close();
  });

  async function received(): Promise<Receipt> {
    const paper = {
      organisationId: 'mhk',
      source: { kind: 'petition', agencyId: 'mhk.petition', reference: '信访1号' },
      title: '反映某科员',
      summary: '……',
      receivedOn: '2020-06-11',
      subjects: [person('s1')],
    };
    return server.command<Receipt>('mhk-intake', `${api}/clues`, paper);
  }
  const ask = (who: string, clueId: string, noun = '', body: object = {}, key = randomUUID()) =>
    server.send<Record<string, unknown>>(who, 'POST', `${api}/clues/${clueId}/reporter${noun}`, body, { 'idempotency-key': key });
  const registration = { signature: 'signed', identity };
  const verification = { outcome: 'verified', means: '电话核实', checkedOn: '2020-06-11' };
  async function opened(): Promise<string> {
    const { id } = await received();
    await ask('mhk-intake', id, '', registration);
    await ask('mhk-intake', id, '/verification', verification);
    await ask('mhk-director', id, '/reveal-requests', { reason: '须当面核实' });
    await ask('mhk-principal', id, '/reveal-requests/1/approval', { validHours: 24 });
    return id;
  }
  const look = (who: string, clueId: string, key = randomUUID()) => ask(who, clueId, '/reveal-requests/1/reading', {}, key);

  it('B4.4: given an approved reveal, then the requester reads the identity, uncached, after the reading was stored; a repeated key is another reading', async () => {
    const clueId = await opened();
    const key = randomUUID();
    for (const revision of [4, 5]) {
      const answer = await look('mhk-director', clueId, key);
      expect(answer).toMatchObject({ status: 201, body: { identity, revision } });
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    const { rows } = await database.query<{ access: object }>(
      `SELECT metadata->'access' AS access FROM event_store.events WHERE stream = $1 AND type = 'ReporterIdentityRead'`,
      [`reporter-${clueId}`],
    );
    expect(rows).toEqual([1, 2].map(() => ({ access: { kind: 'sealed-data-read', what: 'reporter-identity' } })));
    expect(await server.read('mhk-intake', `${api}/clues/${clueId}/reporter`)).toMatchObject({
      status: 'real-name',
      sealedFields: ['address', 'idNumber', 'name', 'phone'],
      reveals: [{ number: 1, requestedBy: 'mhk-director', decidedBy: 'mhk-principal', outcome: 'approved', readings: 2 }],
    });
    expect(await tablesWith(database, secrets)).toEqual([]);
    // The search finds what is there.
    expect(await tablesWith(database, ['须当面核实'])).toContain('event_store.events');
  });

  it('B4.4: given anybody else, or too late, then the answer is a refusal that says nothing of the identity', async () => {
    const clueId = await opened();
    const answers = [
      await look('mhk-intake', clueId),
      await look('mhk-principal', clueId),
      await look('mhk-inv-1', clueId),
      await look('mhk-auditor', clueId),
      await look('pj-director', clueId),
    ];
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [403, 'reporter.not-requester'],
      [403, 'access.role-required'],
      [403, 'access.role-required'],
      [403, 'access.role-required'],
      [403, 'access.wrong-organisation'],
    ]);
    clock.moment = '2020-06-12T02:00:01.000Z';
    answers.push(await look('mhk-director', clueId));
    clock.moment = '2020-06-11T02:00:00.000Z';
    expect(answers.at(-1)).toMatchObject({ status: 403, body: { code: 'reporter.reveal-expired' } });
    for (const secret of secrets) expect(JSON.stringify(answers)).not.toContain(secret);
  });

  it('given the same registration again, then it is the first; given another identity under the key, then it is told apart, though no digest of the identity is kept', async () => {
    const { id } = await received();
    const key = randomUUID();
    const first = await ask('mhk-intake', id, '', registration, key);
    expect(first.status).toBe(201);
    expect(await ask('mhk-intake', id, '', registration, key)).toMatchObject({
      status: 200,
      body: { repeated: true, eventIds: first.body['eventIds'] },
    });
    expect(await ask('mhk-intake', id, '', { signature: 'signed', identity: { ...identity, name: '别人' } }, key)).toMatchObject({
      status: 422,
      body: { code: 'command-id-reused' },
    });
    const digests = async () =>
      (await database.query<{ digest: string }>('SELECT digest FROM clue_intake.idempotency_keys')).rows.map(({ digest }) => digest);
    // Whatever name is registered for a clue, what is kept of the request is the same.
    const before = await digests();
    for (const name of ['别人', '又一人']) await ask('mhk-intake', id, '', { signature: 'signed', identity: { name } });
    expect(await digests()).toHaveLength(before.length + 2);
    expect(new Set(await digests()).size).toBe(new Set(before).size);
    const wrong = await ask('mhk-intake', id, '', { signature: 'signed', identity: { ...identity, phone: { number: identity.phone } } });
    expect(wrong.status).toBe(400);
    for (const secret of secrets) expect(JSON.stringify(wrong.body)).not.toContain(secret);
    expect(await tablesWith(database, [...secrets, '别人'])).toEqual([]);
  });

  it('given a destroyed key, then the identity is nowhere, no repetition brings it back, and rebuilt read models equal', async () => {
    const clueId = await opened();
    const key = randomUUID();
    expect(await ask('mhk-principal', clueId, '/key-destruction', { reason: '保管期满' }, key)).toMatchObject({ status: 201 });
    expect(await ask('mhk-principal', clueId, '/key-destruction', { reason: '保管期满' }, key)).toMatchObject({
      status: 200,
      body: { repeated: true },
    });
    expect(await look('mhk-director', clueId)).toMatchObject(gone);
    expect(await ask('mhk-intake', clueId, '', registration)).toMatchObject(gone);
    expect((await database.query(`SELECT wrapped FROM clue_intake.sealing_keys WHERE subject = $1`, [`reporter-${clueId}`])).rows).toEqual([
      { wrapped: null },
    ]);
    expect(await server.read('mhk-intake', `${api}/clues/${clueId}/reporter`)).toMatchObject({
      status: 'forgotten',
      destructionReason: '保管期满',
    });
    const hash = async (name: string) => (await server.read<{ hash: string }>('ops', `${api}/ops/projections/${name}/hash`)).hash;
    for (const name of ['reporter-register', 'clue-register']) {
      const before = await hash(name);
      expect(await server.send('ops', 'POST', `${api}/ops/projections/${name}/rebuild`)).toMatchObject({ status: 200 });
      await eventually(async () =>
        (await server.read<{ projections: { rebuild?: object }[] }>('ops', `${api}/ops/status`)).projections.every(
          ({ rebuild }) => rebuild === undefined,
        ),
      );
      expect(await hash(name)).toBe(before);
    }
    expect(await tablesWith(database, secrets)).toEqual([]);
  });

  it('B1.16, B4.4: a letter that several signed: each has an identity, a standing and a key of their own; one verified makes the clue a real-name one; forgetting one forgets no other', async () => {
    const clueId = await opened();
    const others = [
      { name: '贝不晓', phone: '13787654321' },
      { name: '柯不闻', phone: '13600001111' },
    ];
    const of = (who: string, number: number, noun: string, body: object = {}) =>
      server.send<Record<string, unknown>>(who, 'POST', `${api}/clues/${clueId}/reporters/${number}${noun}`, body);
    const signed = (index: number) => ({ signature: 'signed', identity: others[index] });
    expect(await of('mhk-intake', 3, '', signed(1))).toMatchObject({ status: 422, body: { code: 'reporter.number-skipped' } });
    for (const index of [0, 1]) expect(await of('mhk-intake', index + 2, '', signed(index))).toMatchObject({ status: 201 });
    expect(await of('mhk-intake', 3, '/verification', { ...verification, outcome: 'unverifiable' })).toMatchObject({ status: 201 });
    expect(await of('mhk-intake', 2, '/verification', verification)).toMatchObject({ status: 201 });
    // Approved of one, nothing is approved of another.
    expect(await of('mhk-director', 2, '/reveal-requests/1/reading')).toMatchObject({ body: { code: 'reporter.reveal-unknown' } });
    await of('mhk-director', 2, '/reveal-requests', { reason: '须当面核实' });
    await of('mhk-principal', 2, '/reveal-requests/1/approval', { validHours: 24 });
    expect(await of('mhk-director', 2, '/reveal-requests/1/reading')).toMatchObject({ status: 201, body: { identity: others[0] } });
    expect(await of('mhk-director', 3, '/reveal-requests', { reason: 'x' })).toMatchObject({
      body: { code: 'reporter.anonymous-not-traced' },
    });
    const all = () => server.read<object>('mhk-intake', `${api}/clues/${clueId}/reporters`);
    expect(await all()).toMatchObject({
      realName: true,
      items: [
        { number: 1, status: 'real-name' },
        { number: 2, status: 'real-name', reveals: [{ readings: 1 }] },
        { number: 3, status: 'anonymous', checkOutcome: 'unverifiable' },
      ],
    });
    // The first one's key goes; what the second one said can still be opened.
    await ask('mhk-principal', clueId, '/key-destruction', { reason: '保管期满' });
    expect(await look('mhk-director', clueId)).toMatchObject(gone);
    expect(await of('mhk-director', 2, '/reveal-requests/1/reading')).toMatchObject({ body: { identity: others[0] } });
    await of('mhk-principal', 2, '/key-destruction', { reason: '保管期满' });
    expect(await of('mhk-director', 2, '/reveal-requests/1/reading')).toMatchObject(gone);
    expect(await of('mhk-intake', 2, '', signed(0))).toMatchObject(gone);
    expect(await all()).toMatchObject({
      realName: true,
      items: [{ status: 'forgotten' }, { status: 'forgotten' }, { status: 'anonymous' }],
    });
    // Who was refused before the one before was registered left no key.
    expect(await of('mhk-intake', 9, '', signed(1))).toMatchObject({ status: 422 });
    const keys = await database.query<{ subject: string }>(
      'SELECT subject FROM clue_intake.sealing_keys WHERE subject LIKE $1 ORDER BY 1',
      [`reporter-${clueId}%`],
    );
    expect(keys.rows.map(({ subject }) => subject)).toEqual([`reporter-${clueId}`, `reporter-${clueId}.2`, `reporter-${clueId}.3`]);
    expect(
      await tablesWith(
        database,
        others.flatMap((one) => Object.values(one)),
      ),
    ).toEqual([]);
  });

  it('B1.5: a group that visits: how many came stands with the clue, five representatives are registered, a sixth is refused', async () => {
    const visit = {
      organisationId: 'mhk',
      source: { kind: 'visit', agencyId: 'mhk.reception', reference: '访1号' },
      origin: { occurredOn: '2020-06-11', place: '信访接待室', groupSize: 12 },
      title: '反映某科员',
      summary: '……',
      receivedOn: '2020-06-11',
      subjects: [person('s1')],
    };
    const { id } = await server.command<Receipt>('mhk-intake', `${api}/clues`, visit);
    for (let number = 1; number <= 5; number += 1)
      await server.command('mhk-intake', `${api}/clues/${id}/reporters/${number}`, {
        signature: 'signed',
        identity: { name: `代表${number}` },
      });
    expect(
      await server.send('mhk-intake', 'POST', `${api}/clues/${id}/reporters/6`, { signature: 'signed', identity: { name: '代表六' } }),
    ).toMatchObject({ status: 409, body: { code: 'reporter.too-many-representatives', rule: 'B1.5-representatives' } });
    expect(await server.read('mhk-intake', `${api}/clues/${id}`)).toMatchObject({ origin: { groupSize: 12 } });
  });
});
