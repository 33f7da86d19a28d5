import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiProblem, Client, type ClientOptions, Unreachable, until } from './client.js';
import { oneTarget } from './targets.js';

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  readonly authorization: string | undefined;
  readonly waitFor: string | undefined;
  readonly body: string;
}
type Answer = (response: ServerResponse) => void;

const json =
  (status: number, body: object): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const problem = (status: number, code: string, more: object = {}) =>
  json(status, { status, code, title: '中文', detail: 'English', ...more });
const done = json(201, { id: 'x', position: '7' });
/** Took the request and then died: what became of it is not known. */
const breaksOff: Answer = (response) => {
  response.writeHead(201, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"id":', () => response.destroy());
};

/** A real server that answers every command and query with the next of its answers, the last one for good. */
class Counterpart {
  readonly seen: Seen[] = [];
  tokens = 0;
  answers: Answer[] = [done];
  private readonly server: Server = createServer((request, response) => void this.take(request, response));

  async listen(port = 0): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.url === '/auth/token') return json(200, { access_token: `token-${(this.tokens += 1)}`, expires_in: 3600 })(response);
    const { 'idempotency-key': key, 'liandong-wait-for': waitFor, authorization } = request.headers as Record<string, string | undefined>;
    this.seen.push({ method: request.method!, path: request.url!, key, authorization, waitFor, body: Buffer.concat(chunks).toString() });
    (this.answers.length > 1 ? this.answers.shift()! : this.answers[0]!)(response);
  }
}

describe('client', () => {
  let counterpart: Counterpart;
  let port: number;
  beforeEach(async () => {
    counterpart = new Counterpart();
    port = await counterpart.listen();
  });
  afterEach(() => counterpart.close());

  const client = (more: Partial<ClientOptions> = {}) =>
    new Client(oneTarget(`http://127.0.0.1:${port}`), { run: 'r', patienceMs: 20_000, ...more });
  const register = (by: Client, body: object = { a: 1 }) => by.command('mhk-intake', 'clue-intake', '/clues/1/registration', body);

  it('given one wish, then its key is the same however often it is sent, from whichever process; another run, person, path or content has another', async () => {
    await register(client());
    await register(client());
    await register(client({ run: 'other' }));
    await register(client(), { a: 2 });
    await client().command('mhk-director', 'clue-intake', '/clues/1/registration', { a: 1 });
    await client().command('mhk-intake', 'clue-intake', '/clues/2/registration', { a: 1 });
    const [first, again, ...others] = counterpart.seen.map(({ key }) => key);
    expect(again).toBe(first);
    expect(new Set([first, ...others]).size).toBe(5);
  });

  it('given transient answers, then the very same request is sent again until it is answered', async () => {
    counterpart.answers = [
      problem(503, 'service.unavailable'),
      problem(429, 'request.too-many'),
      problem(502, 'x'),
      problem(504, 'x'),
      problem(409, 'concurrent-change'),
      done,
    ];
    expect(await register(client())).toMatchObject({ id: 'x', position: '7' });
    expect(counterpart.seen).toHaveLength(6);
    expect(new Set(counterpart.seen.map(({ key, body }) => `${key} ${body}`)).size).toBe(1);
  });

  it('given an answer that breaks off, or a connection that is closed, then the outcome is not known, and the same key asks again', async () => {
    counterpart.answers = [breaksOff, (response) => void response.socket!.destroy(), done];
    await register(client());
    expect(counterpart.seen).toHaveLength(3);
    expect(new Set(counterpart.seen.map(({ key }) => key)).size).toBe(1);
  });

  it('given an attempt that is never answered, then it is made again', async () => {
    counterpart.answers = [() => undefined, done];
    await register(client({ attemptMs: 1_000 }));
    expect(counterpart.seen.length).toBeGreaterThan(1);
    expect(new Set(counterpart.seen.map(({ key }) => key)).size).toBe(1);
  });

  it('given a service that is away, then it is waited for; it comes back', async () => {
    await client().token('mhk-intake');
    const waiting = client();
    await counterpart.close();
    const asked = register(waiting);
    counterpart = new Counterpart();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await counterpart.listen(port);
    expect(await asked).toMatchObject({ id: 'x' });
  });

  it('given a system that has ended for good, then nobody waits for it any longer, and the failure says so', async () => {
    const ended = new AbortController();
    counterpart.answers = [problem(503, 'service.unavailable')];
    const waiting = register(client({ signal: ended.signal, patienceMs: 600_000 }));
    ended.abort(new Error('the system ended (SIGKILL)'));
    await expect(waiting).rejects.toThrow('the system ended (SIGKILL)');
  });

  it('given a service that stays away, then patience ends, and the failure says where and why', async () => {
    await counterpart.close();
    await expect(register(client({ patienceMs: 300 }))).rejects.toThrow(Unreachable);
    await expect(register(client({ patienceMs: 300 }))).rejects.toThrow('ECONNREFUSED');
    counterpart = new Counterpart();
    port = await counterpart.listen();
    counterpart.answers = [problem(503, 'service.unavailable')];
    await expect(register(client({ patienceMs: 300 }))).rejects.toThrow(
      /registration.*mhk-intake.*503 service.unavailable: 中文 \/ English/,
    );
  });

  it('given a refusal, then it is final, with what is allowed', async () => {
    counterpart.answers = [problem(409, 'clue.not-allowed', { allowed: ['screen'], rule: 'B1.1' })];
    const refused = await register(client()).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiProblem);
    expect((refused as ApiProblem).problem).toMatchObject({ status: 409, code: 'clue.not-allowed', allowed: ['screen'], rule: 'B1.1' });
    expect(counterpart.seen).toHaveLength(1);
  });

  it('given an issuer that signs with another key now, then a new token is fetched once; what is refused then is final', async () => {
    const one = client();
    await register(one);
    counterpart.answers = [problem(401, 'access.token-invalid'), done];
    await register(one);
    expect(counterpart.seen.map(({ authorization }) => authorization)).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
    counterpart.answers = [problem(401, 'access.token-invalid')];
    await expect(register(one)).rejects.toMatchObject({ problem: { status: 401 } });
  });

  it('a query asks for the position that the read models must have passed, and has no key', async () => {
    await client().read('mhk-intake', 'clue-intake', '/clues/1', '42');
    expect(counterpart.seen).toMatchObject([{ method: 'GET', path: '/api/clue-intake/clues/1', waitFor: '42', key: undefined }]);
  });

  it('until: what is not there yet is waited for, and named when it does not come', async () => {
    counterpart.answers = [problem(404, 'clue.unknown'), json(200, { status: 'received' }), json(200, { status: 'routed' })];
    const read = () => client().read<{ status: string }>('mhk-intake', 'clue-intake', '/clues/1');
    expect(await until('routed', read, ({ status }) => status === 'routed')).toEqual({ status: 'routed' });
    await expect(until('the clue to be closed', read, ({ status }) => status === 'closed', 200)).rejects.toThrow(
      /the clue to be closed.*"routed"/,
    );
  });
});
