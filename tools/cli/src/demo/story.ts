import { type Client, type Receipt, until } from '../client.js';
import type { ServiceName } from '../targets.js';
import type { AsOf } from './as-of.js';

/** A person of a story at work: everything goes through the public HTTP API. */
export class Actor<Facts> {
  constructor(
    private readonly client: Client,
    readonly person: string,
    readonly scene: Scene<Facts>,
  ) {}

  /** Sends a command; its effects will be waited for by whatever is read next. */
  async post<T = Receipt>(service: ServiceName, path: string, body?: object, mediaType?: string): Promise<T> {
    return this.scene.moved(await this.client.command<T>(this.person, service, path, body, mediaType ? { mediaType } : {}));
  }

  async put<T = Receipt>(service: ServiceName, path: string, body: object): Promise<T> {
    return this.scene.moved(await this.client.command<T>(this.person, service, path, body, { method: 'PUT' }));
  }

  read<T>(service: ServiceName, path: string): Promise<T> {
    return this.client.read<T>(this.person, service, path, this.scene.position);
  }

  /** Reads until it is as described: what other services do in answer arrives a moment later. */
  until<T>(what: string, service: ServiceName, path: string, done: (seen: T) => boolean): Promise<T> {
    return until(`${what} (${service}${path})`, () => this.read<T>(service, path), done, this.client.patienceMs);
  }
}

/** What is known while a story is played: the run, the ids that were learnt, and how far the log has moved. */
export class Scene<Facts> {
  position: string | undefined;
  private readonly known: Partial<Facts> = {};
  /** Reading a fact that no step has told yet is a mistake in the story. */
  readonly facts: Facts;

  constructor(readonly run: string) {
    this.facts = new Proxy(this.known as object, {
      get: (known, name) => {
        if (name in known) return known[name as keyof typeof known];
        throw new Error(`尚不知 / not known yet: ${String(name)}`);
      },
    }) as Facts;
  }

  learn(facts: Partial<Facts>): void {
    Object.assign(this.known, facts);
  }

  moved<T>(receipt: T): T {
    const { position } = receipt as { readonly position?: string };
    if (position !== undefined && BigInt(position) > BigInt(this.position ?? '0')) this.position = position;
    return receipt;
  }
}

export interface Step<Facts> {
  /** A person of the demo directory. */
  readonly by: string;
  readonly zh: string;
  readonly en: string;
  /** Answers with what was learnt. */
  play(actor: Actor<Facts>, facts: Facts): Promise<Partial<Facts>>;
}

/** Somebody does something. */
export function step<Facts>(by: string, zh: string, en: string, act: (actor: Actor<Facts>, facts: Facts) => Promise<unknown>): Step<Facts> {
  return { by, zh, en, play: async (actor, facts) => (await act(actor, facts), {}) };
}

/** Somebody does or sees something, and an id is known from then on. */
export function learn<Facts>(
  by: string,
  zh: string,
  en: string,
  act: (actor: Actor<Facts>, facts: Facts) => Promise<Partial<Facts>>,
): Step<Facts> {
  return { by, zh, en, play: act };
}

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** A figure that the story must reproduce: read back from a service's read model, and told from the events as of the story's end. */
export interface ExpectedFigure<Facts> {
  /** Row of docs' mechanisms, such as 0.20. */
  readonly mechanism: string;
  readonly zh: string;
  readonly en: string;
  readonly expected: Value;
  /** Who reads it where. */
  readonly by: string;
  readonly service: ServiceName;
  readonly path: (facts: Facts) => string;
  /** The figure within the answer. */
  readonly pick: (answer: never) => Value;
  readonly asOf: AsOf;
}

export function figure<Facts, Answer>(
  mechanism: string,
  [zh, en]: readonly [zh: string, en: string],
  expected: Value,
  [by, service, path]: readonly [by: string, service: ServiceName, path: (facts: Facts) => string],
  pick: (answer: Answer) => Value,
  asOf: AsOf,
): ExpectedFigure<Facts> {
  return { mechanism, zh, en, expected, by, service, path, pick: pick as (answer: never) => Value, asOf };
}

export interface Act<Facts> {
  readonly zh: string;
  readonly en: string;
  readonly steps: readonly Step<Facts>[];
}

/** A story from the articles, act by act. */
export interface Story<Facts extends { readonly matterId: string }> {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Rows of the mechanisms that it plays. */
  readonly mechanisms: readonly string[];
  acts(run: string): readonly Act<Facts>[];
  readonly figures: readonly ExpectedFigure<Facts>[];
}
