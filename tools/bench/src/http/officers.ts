import { randomUUID } from 'node:crypto';
import { clueBody, stepsToRouting } from './clue.js';
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

/** People who take clues from arrival to routing over HTTP. */
export class Officers {
  private constructor(
    private readonly url: string,
    private readonly tokens: ReadonlyMap<string, string>,
  ) {}

  static async of({ url }: System): Promise<Officers> {
    const people = ['mhk-intake', ...stepsToRouting.map(({ by }) => by)];
    return new Officers(url, new Map(await Promise.all([...new Set(people)].map(async (person) => [person, await tokenFor(url, person)] as const))));
  }

  /** One clue, command after command. */
  async route(reference: string): Promise<Journey> {
    const commands: number[] = [];
    const send = async (by: string, path: string, body?: object): Promise<Receipt & { readonly sentAt: number }> => {
      const sentAt = performance.now();
      const receipt = await this.request<Receipt>(by, path, { method: 'POST', headers: { 'idempotency-key': randomUUID() }, ...(body ? { body: JSON.stringify(body) } : {}) });
      commands.push(performance.now() - sentAt);
      return { ...receipt, sentAt };
    };
    const { id } = await send('mhk-intake', '/clues', clueBody(reference));
    let last;
    for (const { by, noun, body } of stepsToRouting) last = await send(by, `/clues/${id}/${noun}`, body);
    const seen = await this.request<{ readonly status: string }>('mhk-intake', `/clues/${id}`, { headers: { 'liandong-wait-for': last!.position } });
    if (seen.status === 'routing-proposed') throw new Error(`the clue ${id} was read as it stood before the command`);
    return { clueId: id, commands, untilRead: performance.now() - last!.sentAt };
  }

  private async request<T>(by: string, path: string, init: RequestInit & { readonly headers: Record<string, string> }): Promise<T> {
    const headers = { ...init.headers, authorization: `Bearer ${this.tokens.get(by)}`, ...(init.body ? { 'content-type': 'application/json' } : {}) };
    const answer = await fetch(`${this.url}/api/clue-intake${path}`, { ...init, headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }
}
