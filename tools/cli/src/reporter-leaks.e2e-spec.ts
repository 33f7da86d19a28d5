import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ClientProxy } from '@nestjs/microservices';
import fc from 'fast-check';
import pg from 'pg';
import { tap as tapped } from 'rxjs';
import { type LogTap, tapLog } from '@liandong/service-kit/testing';
import { startTestSystem, type TestSystem } from '@liandong/standalone/testing';
import { eventually, holdsAny, tablesWith } from '@liandong/testing';
import { readZip } from '@liandong/verifier';
import { liandong, liandongJson } from './testing/liandong.js';

const clues = '/api/clue-intake/clues';
const PEOPLE = ['mhk-intake', 'mhk-director', 'mhk-principal', 'mhk-inv-1', 'mhk-auditor', 'pj-director', 'pj-principal'] as const;
type Person = (typeof PEOPLE)[number];

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}
interface Step {
  readonly who: Person;
  readonly noun: string;
  readonly body?: object | string;
}

/** What stands for the reporter: every field holds this text, which occurs nowhere else. */
const identityOf = (secret: string) => ({ name: `裘${secret}`, idNumber: secret, phone: `139-${secret}`, address: `光明街${secret}号`, workplace: `${secret}厂` });

/** Wishes of people who may and of people who may not, in any order, well-formed and not. */
const stepsOf = (secret: string): fc.Arbitrary<readonly Step[]> => {
  const identity = identityOf(secret);
  const number = fc.constantFrom(1, 1, 2);
  const one = (noun: string, body: object | string | undefined, ...who: readonly Person[]) => fc.constantFrom(...who).map((person) => ({ who: person, noun, ...(body === undefined ? {} : { body }) }));
  const about = (what: string, body: object, ...who: readonly Person[]) => number.chain((n) => one(`/reveal-requests/${String(n)}/${what}`, body, ...who));
  const wrong = fc.constantFrom<object | string>({ signature: 'signed', identity: { ...identity, nickname: secret } }, { signature: 'unsigned', identity }, { signature: secret, identity: [secret] }, `{"signature":"${secret}`, { identity: { name: secret.repeat(40) } });
  const step = fc.oneof(
    { weight: 2, arbitrary: wrong.chain((body) => one('', body, 'mhk-intake', 'pj-director')) },
    one('', { signature: 'signed', identity }, 'mhk-intake', 'mhk-inv-1'),
    one('/verification', { outcome: 'verified', means: '电话核实', checkedOn: '2020-06-11' }, 'mhk-intake'),
    { weight: 2, arbitrary: one('/reveal-requests', { reason: '须当面核实' }, 'mhk-intake', 'mhk-director', 'pj-director') },
    { weight: 2, arbitrary: about('approval', { validHours: 24 }, 'mhk-principal', 'pj-principal', 'mhk-director') },
    about('refusal', { reason: '无必要' }, 'mhk-principal', 'mhk-intake'),
    { weight: 4, arbitrary: about('reading', {}, 'mhk-director', 'mhk-director', ...PEOPLE) },
    one('', undefined, ...PEOPLE),
  );
  const prelude: readonly Step[] = [{ who: 'mhk-intake', noun: '', body: { signature: 'signed', identity } }, { who: 'mhk-intake', noun: '/verification', body: { outcome: 'verified', means: '电话核实', checkedOn: '2020-06-11' } },
    { who: 'mhk-director', noun: '/reveal-requests', body: { reason: '须当面核实' } }, { who: 'mhk-principal', noun: '/reveal-requests/1/approval', body: { validHours: 24 } }];
  return fc.tuple(fc.constantFrom(0, 2, 3, 4, 4, 4), fc.array(step, { minLength: 20, maxLength: 30 })).map(([given, rest]) => [...prelude.slice(0, given), ...rest]);
};

describe('whatever is asked in whatever order, who reported stays sealed', () => {
  let system: TestSystem;
  let database: pg.Client;
  let tap: LogTap;
  let wire: jest.SpyInstance;
  /** Requests between services and their answers; what is published stands in a table, and is found there. */
  const messages: string[] = [];
  const tokens = new Map<string, string>();
  let position = '0';

  beforeAll(async () => {
    system = await startTestSystem({ LEDGER_CHECKPOINT_SECONDS: 0.5 });
    tap = tapLog();
    const send = ClientProxy.prototype.send;
    wire = jest.spyOn(ClientProxy.prototype, 'send').mockImplementation(function (this: ClientProxy, pattern: unknown, packet: unknown) {
      messages.push(JSON.stringify([pattern, packet]));
      return send.call(this, pattern, packet).pipe(tapped((answer: unknown) => void messages.push(JSON.stringify([pattern, answer]))));
    });
    database = new pg.Client({ connectionString: system.databaseUrl });
    await database.connect();
  }, 120_000);
  afterAll(async () => {
    await database.end();
    await system.close();
    tap.restore();
    wire.mockRestore();
  });

  async function tokenOf(person: string): Promise<string> {
    const known = tokens.get(person);
    if (known) return known;
    const answer = await fetch(`${system.url}/auth/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: person }) });
    const { access_token: token } = (await answer.json()) as { readonly access_token: string };
    tokens.set(person, token);
    return token;
  }
  async function ask(person: string, method: 'GET' | 'POST', path: string, body?: object | string): Promise<Answer> {
    const headers = { authorization: `Bearer ${await tokenOf(person)}`, ...(method === 'GET' ? { 'liandong-wait-for': position } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }) };
    const answer = await fetch(`${system.url}${path}`, { method, headers, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) });
    const text = await answer.text();
    const parsed = text === '' ? {} : (JSON.parse(text) as Answer['body']);
    if (typeof parsed['position'] === 'string') position = parsed['position'];
    return { status: answer.status, text, body: parsed };
  }
  async function received(summary = '……', title = '反映某科员'): Promise<{ readonly id: string; readonly matterId: string }> {
    const subjects = [{ subjectId: 's1', name: '某科员', organisationId: 'mhk.unit-agriculture', position: '科员', managedBy: 'county', villageCadre: false }];
    const paper = { organisationId: 'mhk', source: { kind: 'petition', agencyId: 'mhk.petition', reference: '信访1号' }, title, summary, receivedOn: '2020-06-11', subjects };
    const answer = await ask('mhk-intake', 'POST', clues, paper);
    expect(answer.status).toBe(201);
    return answer.body as unknown as { readonly id: string; readonly matterId: string };
  }
  /** The read models have passed what was commanded last. */
  const settled = async (clueId: string) => expect((await ask('mhk-intake', 'GET', `${clues}/${clueId}`)).status).toBe(200);

  /** Where the text can be found: tables of every schema, the log, what services ask each other, what the auditors take away and see. `decisions`: what whoever took these had seen is asked for, too. */
  async function placesOf(secret: string, matterId: string, decisions: readonly string[] = []): Promise<readonly string[]> {
    const holds = (text: string | Uint8Array) => holdsAny(text, [secret]);
    const places = [...(await tablesWith(database, [secret]))];
    if (holds(tap.lines.join(''))) places.push('log');
    for (const page of ['', '/timeline', '/access-log']) if (holds((await ask('mhk-auditor', 'GET', `/api/audit/matters/${matterId}${page}`)).text)) places.push(`audit${page}`);
    for (const id of decisions) if (holds((await ask('mhk-auditor', 'GET', `/api/audit/matters/${matterId}/decisions/${id}/as-seen`)).text)) places.push('audit/as-seen');
    if (holds(messages.join(''))) places.push('messages');
    const file = system.file(`${randomUUID()}.zip`);
    await eventually(async () => expect(await liandong('export', matterId, '-o', file, '--url', system.url)).toMatchObject({ code: 0 }));
    for (const [name, bytes] of await readZip(await readFile(file))) if (holds(bytes)) places.push(`export ${name}`);
    return places;
  }

  it('given a text in the clear, then the search finds it in tables, messages, audit and export: it would find a leak', async () => {
    const secret = randomUUID();
    const { id, matterId } = await received(`据${secret}反映`, `反映${secret}`);
    const step = async (who: string, noun: string, body: object = {}) => (await ask(who, 'POST', `${clues}/${id}/${noun}`, body)).body as unknown as { readonly eventIds: readonly string[] };
    await step('mhk-intake', 'registration');
    await step('mhk-intake', 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
    await step('mhk-intake', 'disposal-proposal', { mode: 'hold', opinion: '拟暂存' });
    const { eventIds } = await step('mhk-principal', 'disposal-approval');
    await settled(id);
    const places = await placesOf(secret, matterId, eventIds);
    expect(places).toEqual(expect.arrayContaining(['event_store.events', 'message_bus.messages', 'messages', 'audit/as-seen']));
    expect(places.some((place) => place.startsWith('clue_intake.'))).toBe(true);
    expect(places.some((place) => place.startsWith('export '))).toBe(true);
    expect(tap.lines.join('')).toContain('/api/clue-intake/clues');
  }, 120_000);

  it('B4.4: only who asked and was approved is answered with it; it is in no table, message, log line, audit page or export', async () => {
    let readings = 0;
    await fc.assert(
      fc.asyncProperty(fc.uuid().chain((secret) => fc.tuple(fc.constant(secret), stepsOf(secret))), async ([secret, steps]) => {
        const { id, matterId } = await received();
        const requests: Person[] = [];
        const approved = new Set<number>();
        const decisions: string[] = [];
        for (const { who, noun, body } of steps) {
          const { status, text, body: answer } = await ask(who, body === undefined ? 'GET' : 'POST', `${clues}/${id}/reporter${noun}`, body);
          const number = Number(/\d+/.exec(noun)?.[0] ?? 0);
          expect(status).toBeLessThan(500);
          const right = noun.endsWith('/reading') && approved.has(number) && requests[number - 1] === who;
          if (right) readings += 1;
          expect([who, noun, text.includes(secret)]).toEqual([who, noun, right && status === 201]);
          if (status === 201 && noun === '/reveal-requests') requests.push(who);
          if (status === 201 && noun.endsWith('/approval')) {
            approved.add(number);
            decisions.push(...(answer['eventIds'] as readonly string[]));
          }
        }
        await settled(id);
        expect(await placesOf(secret, matterId, decisions)).toEqual([]);
      }),
      { numRuns: 6, seed: 20_200_611, endOnFailure: true },
    );
    expect(readings).toBeGreaterThan(0);
  }, 300_000);

  it('given a destroyed key, then rebuilt read models hold nothing, the export proves the events before and after, and the access log tells who asked and who read', async () => {
    const secret = randomUUID();
    const { id, matterId } = await received();
    const reporter = `${clues}/${id}/reporter`;
    const steps: readonly [Person, string, object][] = [
      ['mhk-intake', '', { signature: 'signed', identity: identityOf(secret) }], ['mhk-intake', '/verification', { outcome: 'verified', means: '电话核实', checkedOn: '2020-06-11' }],
      ['mhk-director', '/reveal-requests', { reason: '须当面核实' }], ['mhk-principal', '/reveal-requests/1/approval', { validHours: 24 }],
      ['mhk-intake', '/reveal-requests', { reason: '想知道' }], ['mhk-principal', '/reveal-requests/2/refusal', { reason: '无必要' }],
      ['mhk-director', '/reveal-requests/1/reading', {}], ['mhk-principal', '/key-destruction', { reason: '保管期满' }],
    ];
    for (const [who, noun, body] of steps) expect([noun, (await ask(who, 'POST', `${reporter}${noun}`, body)).status]).toEqual([noun, 201]);
    for (const [service, projection] of [['clue-intake', 'reporter-register'], ['clue-intake', 'clue-register']] as const) expect(await liandong('rebuild', service, projection, '--url', system.url)).toMatchObject({ code: 0 });
    expect(await ask('mhk-director', 'POST', `${reporter}/reveal-requests/1/reading`, {})).toMatchObject({ status: 409, body: { code: 'sealing.key-destroyed' } });
    expect(await ask('mhk-intake', 'GET', reporter)).toMatchObject({ status: 200, body: { status: 'forgotten' } });
    expect(await placesOf(secret, matterId)).toEqual([]);
    const file = system.file('destroyed.zip');
    const { key } = (await ask('mhk-auditor', 'GET', '/api/audit/ledger')).body as unknown as { readonly key: string };
    await eventually(async () => {
      expect(await liandong('export', matterId, '-o', file, '--url', system.url)).toMatchObject({ code: 0 });
      expect((await liandongJson<object>('verify', file, '--key', key, '--url', system.url)).body).toMatchObject({ verdict: 'right', manifest: { matterId, complete: true } });
    });
    const entries = (await ask('mhk-auditor', 'GET', `/api/audit/matters/${matterId}/access-log?limit=200`)).body as unknown as { readonly items: readonly { readonly kind: string; readonly personId: string }[] };
    const marked = entries.items.filter(({ kind }) => kind !== 'audit-read').map(({ kind, personId }) => [kind, personId]);
    expect(marked).toEqual([
      ['sealed-data-read', 'mhk-director'], ['reveal-refused', 'mhk-principal'], ['reveal-requested', 'mhk-intake'], ['reveal-approved', 'mhk-principal'], ['reveal-requested', 'mhk-director'],
    ]);
  }, 120_000);
});
