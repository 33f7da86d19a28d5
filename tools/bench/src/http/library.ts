import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { type System, tokenFor } from './system.js';

interface Progress {
  readonly status: string;
  readonly imported: number;
  readonly refused: number;
  readonly skipped: number;
}

/** Seconds of an import, from the sending of the file. */
export interface ImportTimes {
  /** Until every row is judged and the preview stands. */
  readonly judged: number;
  /** Until the register shows every row. */
  readonly total: number;
}

const OFFICER = 'mhk-intake';
const DIRECTOR = 'mhk-director';
export const AUDITOR = 'mhk-auditor';
/** Reads the library as the officer does, but for the matters from which `recuse` keeps them. */
export const RECUSED = 'mhk-lead-1';
const READERS = [OFFICER, DIRECTOR, AUDITOR, RECUSED];

/** B1.4: clues are registered once the library was entrusted and has its keeper. */
export async function entrustLibrary({ url, issuerUrl }: System): Promise<void> {
  const authorization = `Bearer ${await tokenFor(issuerUrl, 'mhk-principal')}`;
  const decide = async (path: string, body: object) => {
    const answer = await fetch(`${url}/api/clue-intake/libraries/mhk${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`POST libraries/mhk${path}: ${answer.status} ${await answer.text()}`);
  };
  await decide('', { unitId: 'mhk.case-management', since: '2020-06-11' });
  await decide('/keepers', { personId: OFFICER, from: '2020-06-11', documentNumber: '指定〔2020〕1号' });
}

/** The clue library as people use it, over HTTP. */
export class Library {
  private constructor(
    private readonly url: string,
    private readonly tokens: ReadonlyMap<string, string>,
  ) {}

  static async of(system: System): Promise<Library> {
    const { url, issuerUrl } = system;
    await entrustLibrary(system);
    return new Library(
      `${url}/api`,
      new Map(await Promise.all(READERS.map(async (person) => [person, await tokenFor(issuerUrl, person)] as const))),
    );
  }

  /** From the file to the register: sent, judged, approved by another person, entered, and `total` clues shown. */
  async import(file: Buffer, total: number, progress: (imported: number) => void): Promise<ImportTimes> {
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1_000;
    const query = new URLSearchParams({ organisationId: 'mhk', title: '问题线索台账', source: 'petition' });
    const { id } = await this.ask<{ readonly id: string }>(OFFICER, `clue-intake/imports?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(file),
    });
    const judged = seconds();
    const { position } = await this.ask<{ readonly position: string }>(DIRECTOR, `clue-intake/imports/${id}/confirmation`, {
      method: 'POST',
    });
    const last = await this.follow(id, position, progress);
    if (last.status !== 'finished' || last.refused > 0 || last.skipped > 0)
      throw new Error(`the import ended with ${JSON.stringify(last)}`);
    for (;;) {
      const page = await this.read<{ readonly total: number }>('clue-intake/clues?limit=1');
      if (page.total === total) return { judged, total: seconds() };
      if (page.total > total) throw new Error(`the register shows ${page.total} clues, not ${total}`);
    }
  }

  /** @param path below `/api` */
  read<T>(path: string, person: string = OFFICER): Promise<T> {
    return this.ask<T>(person, path, {});
  }

  /** B4.1: keeps the reader out of the matters of these clues. */
  async recuse(clueIds: readonly string[]): Promise<void> {
    for (const id of clueIds) {
      const body = JSON.stringify({
        about: { kind: 'clue', id },
        personId: RECUSED,
        chief: false,
        ground: 'near-kin',
        raisedBy: 'subject',
        statement: '系被反映人近亲属',
        raisedOn: '2020-06-12',
      });
      await this.ask(OFFICER, 'clue-intake/recusals', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    }
  }

  private async follow(id: string, position: string, progress: (imported: number) => void): Promise<Progress> {
    const answer = await fetch(`${this.url}/clue-intake/imports/${id}/progress`, {
      headers: { authorization: `Bearer ${this.tokens.get(OFFICER)}`, 'liandong-wait-for': position },
    });
    let last: Progress | undefined;
    for await (const line of createInterface({ input: Readable.fromWeb(answer.body as ReadableStream<Uint8Array>) })) {
      if (!line.startsWith('data: ')) continue;
      last = JSON.parse(line.slice('data: '.length)) as Progress;
      progress(last.imported);
    }
    if (!last) throw new Error('the import told nothing of its progress');
    return last;
  }

  private async ask<T>(
    person: string,
    path: string,
    init: RequestInit & { readonly headers?: Readonly<Record<string, string>> },
  ): Promise<T> {
    const answer = await fetch(`${this.url}/${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${this.tokens.get(person)}` },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status} ${text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  }
}
