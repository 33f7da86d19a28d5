import { randomUUID } from 'node:crypto';
import { clueBody, stepsToRouting } from './clue.js';
import { entrustLibrary } from './library.js';
import { type System, tokenFor } from './system.js';

interface Receipt {
  readonly id: string;
  readonly position: string;
}

/** Durations in ms of what one clue went through. */
export interface Journey {
  readonly clueId: string;
  readonly commands: readonly number[];
  /** From sending the last command until the clue's read model answered with its effect. */
  readonly untilRead: number;
}

const MOST_ATTEMPTS = 20;

/** People who take clues from arrival to routing over HTTP. */
export class Officers {
  /** How often the system had too much to do. */
  askedAgain = 0;

  private constructor(
    private readonly url: string,
    private readonly tokens: ReadonlyMap<string, string>,
  ) {}

  static async of(system: System): Promise<Officers> {
    const { url } = system;
    await entrustLibrary(system);
    const people = ['mhk-intake', ...stepsToRouting.map(({ by }) => by)];
    return new Officers(
      url,
      new Map(await Promise.all([...new Set(people)].map(async (person) => [person, await tokenFor(url, person)] as const))),
    );
  }

  /** One clue, command after command. */
  async route(reference: string): Promise<Journey> {
    const commands: number[] = [];
    const send = async (by: string, path: string, body?: object): Promise<Receipt & { readonly sentAt: number }> => {
      const sentAt = performance.now();
      const receipt = await this.request<Receipt>(by, path, {
        method: 'POST',
        headers: { 'idempotency-key': randomUUID() },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      commands.push(performance.now() - sentAt);
      return { ...receipt, sentAt };
    };
    const { id } = await send('mhk-intake', '/clues', clueBody(reference));
    let last;
    for (const { by, noun, body } of stepsToRouting) last = await send(by, `/clues/${id}/${noun}`, body);
    const seen = await this.request<{ readonly status: string }>('mhk-intake', `/clues/${id}`, {
      headers: { 'liandong-wait-for': last!.position },
    });
    if (seen.status === 'routing-proposed') throw new Error(`the clue ${id} was read as it stood before the command`);
    return { clueId: id, commands, untilRead: performance.now() - last!.sentAt };
  }

  /** A server that has too much to do says so, and is asked again under the same idempotency key. */
  private async request<T>(by: string, path: string, init: RequestInit & { readonly headers: Record<string, string> }): Promise<T> {
    const headers = {
      ...init.headers,
      authorization: `Bearer ${this.tokens.get(by)}`,
      ...(init.body ? { 'content-type': 'application/json' } : {}),
    };
    for (let attempt = 1; ; attempt += 1) {
      const answer = await fetch(`${this.url}/api/clue-intake${path}`, { ...init, headers });
      const text = await answer.text();
      if (answer.ok) return JSON.parse(text) as T;
      if (answer.status !== 503 || attempt === MOST_ATTEMPTS) throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status} ${text}`);
      this.askedAgain += 1;
      await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
    }
  }
}
