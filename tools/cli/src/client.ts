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
    super(`${request} → ${problem.status} ${problem.code}: ${[problem.title, problem.detail].filter(Boolean).join(' / ')}`);
  }
}

/** Nobody answered in time, or the answer broke off: what became of the request is not known. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export interface Receipt {
  readonly id: string;
  readonly matterId: string;
  readonly revision: number;
  readonly position: string;
  readonly eventIds: readonly string[];
  readonly repeated: boolean;
}

export interface Token {
  readonly access_token: string;
  /** Seconds. */
  readonly expires_in: number;
}

export interface ClientOptions {
  /** How long a request is repeated while the service is away, in ms. */
  readonly patienceMs?: number;
  /** After how long an attempt without an answer is given up and made again, in ms. */
  readonly attemptMs?: number;
  /** Aborted when there is nobody left to wait for; what is under way then fails with its reason. */
  readonly signal?: AbortSignal;
  /** Prefix of the idempotency keys: the same run, continued, repeats nothing. */
  readonly run: string;
}

export interface CommandOptions {
  readonly method?: 'POST' | 'PUT';
  readonly mediaType?: string;
}

/** Transient answers: the request is sent again under the same idempotency key. */
const TRANSIENT = new Set([429, 502, 503, 504]);
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/** Speaks to the services as one of the people of the demo directory. */
export class Client {
  private readonly tokens = new Map<string, { readonly token: Token; readonly until: number }>();
  /** How long it waits for services and for their effects, in ms. */
  readonly patienceMs: number;

  constructor(
    readonly targets: Targets,
    private readonly options: ClientOptions,
  ) {
    this.patienceMs = options.patienceMs ?? 120_000;
  }

  /** Sends a command. The idempotency key follows from the run, the person, the path and the body. */
  command<T = Receipt>(
    person: string,
    service: ServiceName,
    path: string,
    body?: object,
    { method = 'POST', mediaType = 'application/json' }: CommandOptions = {},
  ): Promise<T> {
    const key = createHash('sha256')
      .update(JSON.stringify([this.options.run, person, service, method, path, body ?? null]))
      .digest('hex')
      .slice(0, 40);
    return this.send<T>(person, service, path, {
      method,
      headers: { 'idempotency-key': key, ...(body ? { 'content-type': mediaType } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }

  /** Sends a file as the body of a command. The idempotency key follows from the run, the person, the path and the file’s content. */
  upload<T = Receipt>(person: string, service: ServiceName, path: string, file: Buffer): Promise<T> {
    const key = createHash('sha256')
      .update(JSON.stringify([this.options.run, person, service, path]))
      .update(file)
      .digest('hex')
      .slice(0, 40);
    return this.send<T>(person, service, path, {
      method: 'POST',
      headers: { 'idempotency-key': key, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(file),
    });
  }

  /** Reads; `after` waits for the service's read models to have passed that position. */
  read<T>(person: string, service: ServiceName, path: string, after?: string): Promise<T> {
    return this.send<T>(person, service, path, { method: 'GET', headers: after ? { 'liandong-wait-for': after } : {} });
  }

  async token(person: string): Promise<Token> {
    const known = this.tokens.get(person);
    if (known && known.until > Date.now()) return known.token;
    const token = await this.patiently<Token>(`token for ${person}`, () =>
      this.once(`${this.targets.issuer}/auth/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: person }),
      }),
    );
    this.tokens.set(person, { token, until: Date.now() + (token.expires_in - 30) * 1000 });
    return token;
  }

  private send<T>(person: string, service: ServiceName, path: string, init: RequestInit & { headers: Record<string, string> }): Promise<T> {
    const url = `${this.targets.service(service)}/api/${service}${path}`;
    return this.patiently<T>(`${init.method} ${url} (${person})`, async (): Promise<Answer> => {
      const { access_token: token } = await this.token(person);
      const answer = await this.once(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });
      // An issuer that started anew signs with another key: the next attempt brings a new token.
      if (answer.status === 401 && this.tokens.delete(person))
        return this.once(url, {
          ...init,
          headers: { ...init.headers, authorization: `Bearer ${(await this.token(person)).access_token}` },
        });
      return answer;
    });
  }

  /** One attempt, with its whole body: an answer that breaks off is no answer. */
  private async once(url: string, init: RequestInit): Promise<Answer> {
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(this.options.attemptMs ?? 20_000) });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      throw new Unreachable(causeOf(error), { cause: error });
    }
  }

  /**
   * @throws ApiProblem a final answer, or the last transient one when patience ended
   * @throws Unreachable nobody answered until patience ended
   */
  private async patiently<T>(request: string, attempt: () => Promise<Answer>): Promise<T> {
    const until = Date.now() + this.patienceMs;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const failure = await attempt().then(
        (answer) => (answer.status < 300 ? { answer } : new ApiProblem(request, problemOf(answer))),
        (error: unknown) =>
          error instanceof Unreachable ? new Unreachable(`${request}: ${error.message}`, { cause: error.cause }) : Promise.reject(error),
      );
      if ('answer' in failure) return JSON.parse(failure.answer.text) as T;
      this.options.signal?.throwIfAborted();
      if (!isTransient(failure) || Date.now() + pause > until) throw failure;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

function isTransient(failure: ApiProblem | Unreachable): boolean {
  return failure instanceof Unreachable || TRANSIENT.has(failure.problem.status) || failure.problem.code === 'concurrent-change';
}

/** Says more than "fetch failed". */
function causeOf(error: unknown): string {
  const { cause = error } = error as { readonly cause?: unknown };
  const { message, code, name } = cause as { readonly message?: string; readonly code?: string; readonly name?: string };
  return message || code || name || String(cause);
}

function problemOf({ status, text }: Answer): Problem {
  try {
    return { code: 'no-problem-document', ...(JSON.parse(text) as Partial<Problem>), status };
  } catch {
    return { status, code: 'no-problem-document', detail: text.slice(0, 200) };
  }
}

/**
 * Waits until `read` yields a value that `done` accepts: effects in other services arrive a moment later, or after a restart or two.
 *
 * @throws Error naming what was waited for
 */
export async function until<T>(
  what: string,
  read: () => Promise<T>,
  done: (value: T) => boolean,
  timeoutMs = 120_000,
  everyMs = 50,
): Promise<T> {
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
    if (Date.now() > end)
      throw new Error(
        `${timeoutMs} 毫秒内未等到 / waited ${timeoutMs} ms in vain for: ${what}; 最后所见 / last seen: ${JSON.stringify(last)?.slice(0, 300)}`,
      );
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
