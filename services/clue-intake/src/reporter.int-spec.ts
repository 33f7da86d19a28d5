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
});
