import { createHash } from 'node:crypto';
import type { ServiceName, Targets } from './targets.js';

/** RFC 9457 problem details, as every service answers them. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title?: string;
  readonly detail?: string;
  readonly rule?: string;
  readonly allowed?: readonly string[];
}

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    readonly request: string,
    readonly problem: Problem,
  ) {
    super(`${request} → ${problem.status} ${problem.code}: ${problem.detail ?? problem.title ?? ''}`);
  }
}

export interface Receipt {
  readonly id: string;
  readonly matterId: string;
  readonly revision: number;
  readonly position: string;
  readonly eventIds: readonly string[];
  readonly repeated: boolean;
}

export interface ClientOptions {
  /** How long a request is repeated while the service is away, in ms. */
  readonly patienceMs?: number;
  /** Prefix of the idempotency keys: the same run, continued, repeats nothing. */
  readonly run: string;
}

/** Transient answers: the request is sent again under the same idempotency key. */
const TRANSIENT = new Set([429, 502, 503, 504]);

/** Speaks to the services as one of the people of the demo directory. */
export class Client {
  private readonly tokens = new Map<string, { readonly token: string; readonly until: number }>();
  private readonly patienceMs: number;

  constructor(
    readonly targets: Targets,
    private readonly options: ClientOptions,
  ) {
    this.patienceMs = options.patienceMs ?? 60_000;
  }

  /** Sends a command. The idempotency key follows from the run, the person, the path and the body. */
  async command<T = Receipt>(person: string, service: ServiceName, path: string, body?: object, method: 'POST' | 'PUT' = 'POST', mediaType = 'application/json'): Promise<T> {
    const key = createHash('sha256').update(JSON.stringify([this.options.run, person, service, method, path, body ?? null])).digest('hex').slice(0, 40);
    return this.send<T>(person, service, path, {
      method,
      headers: { 'idempotency-key': key, ...(body ? { 'content-type': mediaType } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }

  /** Reads; `after` waits for the service's read models to have passed that position. */
  async read<T>(person: string, service: ServiceName, path: string, after?: string): Promise<T> {
    return this.send<T>(person, service, path, { method: 'GET', headers: after ? { 'liandong-wait-for': after } : {} });
  }

  async token(person: string): Promise<string> {
    const known = this.tokens.get(person);
    if (known && known.until > Date.now()) return known.token;
    const response = await this.patiently(`token for ${person}`, () =>
      fetch(`${this.targets.issuer}/auth/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: person }),
      }),
    );
    const { access_token: token, expires_in: seconds } = (await response.json()) as { access_token: string; expires_in: number };
    this.tokens.set(person, { token, until: Date.now() + (seconds - 30) * 1000 });
    return token;
  }

  private async send<T>(person: string, service: ServiceName, path: string, init: RequestInit & { headers: Record<string, string> }): Promise<T> {
    const url = `${this.targets.service(service)}/api/${service}${path}`;
    const response = await this.patiently(`${init.method} ${url}`, async () =>
      fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${await this.token(person)}` } }),
    );
    return (await response.json()) as T;
  }

  /** @throws ApiProblem a final answer, or the last transient one when patience ended */
  private async patiently(request: string, attempt: () => Promise<Response>): Promise<Response> {
    const until = Date.now() + this.patienceMs;
    for (;;) {
      const answer = await attempt().catch((error: unknown) => error as Error);
      if (answer instanceof Response && answer.ok) return answer;
      const transient = !(answer instanceof Response) ? answer.name !== 'ApiProblem' : TRANSIENT.has(answer.status);
      if (!transient || Date.now() > until) throw answer instanceof Response ? await problemOf(request, answer) : new Error(`${request}: ${answer.message}`, { cause: answer });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function problemOf(request: string, response: Response): Promise<ApiProblem> {
  const text = await response.text();
  try {
    return new ApiProblem(request, { ...(JSON.parse(text) as Problem), status: response.status });
  } catch {
    return new ApiProblem(request, { status: response.status, code: 'no-problem-document', detail: text.slice(0, 200) });
  }
}

/**
 * Waits until `read` yields a value that `done` accepts: effects in other services arrive a moment later.
 *
 * @throws Error naming what was waited for
 */
export async function until<T>(what: string, read: () => Promise<T>, done: (value: T) => boolean, timeoutMs = 60_000): Promise<T> {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const value = await read();
      if (done(value)) return value;
      last = value;
    } catch (error) {
      if (!(error instanceof ApiProblem && error.problem.status === 404)) throw error;
      last = error.message;
    }
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms in vain for: ${what}; last seen: ${JSON.stringify(last)?.slice(0, 300)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
