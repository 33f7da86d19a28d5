import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What somebody was shown just before a command of theirs, and the events of that command. */
export interface Looked {
  readonly eventIds: readonly string[];
  readonly matterId: string;
  readonly path: string;
  readonly page: object;
}

/** Stands between the players and the system: before every command on a record, its person opens the record's page, where they may. */
export class Onlooker {
  readonly looked: Looked[] = [];
  private position = '0';
  private server: Server | undefined;

  constructor(private readonly system: string) {}

  async listen(): Promise<string> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        void this.answer(request.method!, request.url!, request.headers, Buffer.concat(chunks)).then(({ status, text }) =>
          response.writeHead(status, { 'content-type': 'application/json' }).end(text),
        );
      });
    });
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  private async answer(
    method: string,
    url: string,
    incoming: IncomingHttpHeaders,
    body: Buffer,
  ): Promise<{ readonly status: number; readonly text: string }> {
    const { host: _host, connection: _connection, 'content-length': _length, 'transfer-encoding': _encoding, ...rest } = incoming;
    const headers = rest as Record<string, string>;
    const record = method === 'POST' ? /^\/api\/[a-z-]+\/[a-z-]+\/[^/]+(?=\/)/.exec(url)?.[0] : undefined;
    const page = record ? await this.open(record, headers['authorization']!) : undefined;
    const answer = await fetch(`${this.system}${url}`, { method, headers, ...(body.length > 0 ? { body } : {}) });
    const text = await answer.text();
    if (method === 'POST' && answer.ok && url.startsWith('/api/')) {
      const {
        position,
        eventIds = [],
        matterId = '',
      } = JSON.parse(text) as { position?: string; eventIds?: readonly string[]; matterId?: string };
      if (position && BigInt(position) > BigInt(this.position)) this.position = position;
      if (record && page) this.looked.push({ path: record, page, eventIds, matterId });
    }
    return { status: answer.status, text };
  }

  private async open(path: string, authorization: string): Promise<object | undefined> {
    const answer = await fetch(`${this.system}${path}`, { headers: { authorization, 'liandong-wait-for': this.position } });
    return answer.ok ? ((await answer.json()) as object) : undefined;
  }
}
