import { appendFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { connect, headers } from '@nats-io/transport-node';
import pg from 'pg';
import { Counter, Registry } from 'prom-client';
import yazl from 'yazl';
import { oneTarget } from '@liandong/cli';
import { asking, type WatchedSystem } from '@liandong/cli/testing';
import { startNats } from '@liandong/local-servers';
import { type CellValue, mediaTypes, type TableFormat, writeTable } from '@liandong/spreadsheets';
import { createTestDatabase } from '@liandong/testing';
import { wiretap } from './wiretap.js';

/** Where something can be put that does not belong there, each beside what belongs. */
export interface SmallCorpus {
  readonly system: WatchedSystem;
  /** The matter that it holds. */
  readonly matterId: string;
  logLine(line: string): Promise<void>;
  /** Data of an event. */
  event(data: object): Promise<void>;
  /** Label of a counted request. */
  label(path: string): void;
  /** A message of the stream. */
  message(content: string, header: string): Promise<void>;
  /** A message that no stream keeps. */
  request(content: string, header: string): void;
  /** A row of the library as it is taken away in this format. */
  exported(format: TableFormat, cell: string): void;
  /** A line of a page that auditors see. */
  audited(page: string, line: string): void;
  /** A line of the events in the export of the matter. */
  lineOfMatter(line: string): void;
  close(): Promise<void>;
}

const SUBJECT = 'liandong.public.clue.registered';

/** As little of a system as the search for leaks takes: a PostgreSQL and a NATS of its own, files, and HTTP that answers with metrics, tables and exports. */
export async function startSmallCorpus(): Promise<SmallCorpus> {
  const folder = await mkdtemp(join(tmpdir(), 'liandong-corpus-'));
  const log = join(folder, 'logs', 'clue-intake.log');
  await mkdir(join(folder, 'logs'));
  const [created, nats, edge] = await Promise.all([createTestDatabase(), startNats({ folder: join(folder, 'nats') }), startEdge()]);
  const database = new pg.Client({ connectionString: created.url });
  await database.connect();
  await database.query('CREATE SCHEMA event_store CREATE TABLE events (position bigserial, stream text, type text, data jsonb)');
  const tap = await wiretap(nats.url, 'none');
  const sender = await connect({ servers: nats.url });
  await (
    await jetstreamManager(sender)
  ).streams.add({ name: 'PUBLIC', subjects: [SUBJECT], storage: StorageType.File, retention: RetentionPolicy.Limits });
  const headed = (header: string) => {
    const all = headers();
    all.set('Liandong-Causation', header);
    return { headers: all };
  };
  const corpus: Omit<SmallCorpus, 'close'> = {
    ...edge,
    system: {
      urls: [edge.url],
      cli: ['--url', edge.url],
      database,
      folder,
      ask: asking(oneTarget(edge.url)),
      said: async () => {
        await sender.flush();
        return [
          ['wire', Buffer.concat(tap.heard())],
          ['streams', Buffer.concat(await tap.kept())],
        ];
      },
      close: () => Promise.resolve(),
    },
    logLine: (line) => appendFile(log, `${line}\n`),
    event: async (data) =>
      void (await database.query(`INSERT INTO event_store.events (stream, type, data) VALUES ('clue-1', 'ClueReceived', $1)`, [data])),
    message: async (content, header) => void (await jetstream(sender).publish(SUBJECT, content, headed(header))),
    request: (content, header) => sender.publish('liandong.requests.audit', content, headed(header)),
  };
  // What belongs there.
  await corpus.logLine(JSON.stringify({ level: 30, msg: 'request completed', url: '/api/clue-intake/clues' }));
  await corpus.event({ title: '反映某科员', reporter: { sealed: 'AAAA' } });
  await corpus.message('{"type":"cn.liandong.clue.registered.v1"}', 'none');
  corpus.label('/api/clue-intake/clues');
  return {
    ...corpus,
    async close() {
      await database.end();
      await tap.close();
      await sender.close();
      await nats.stop();
      await edge.close();
      await created.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Edge = Pick<SmallCorpus, 'matterId' | 'label' | 'exported' | 'audited' | 'lineOfMatter' | 'close'> & { readonly url: string };

/** What services answer whoever searches them. */
async function startEdge(): Promise<Edge> {
  const matterId = 'matter-1';
  const registry = new Registry();
  const requests = new Counter({ name: 'http_requests_total', help: 'requests', labelNames: ['path'], registers: [registry] });
  const cells: Record<TableFormat, CellValue[][]> = { csv: [['反映某科员']], xlsx: [['反映某科员']] };
  const lines = new Map<string, string[]>();
  const events = ['{"type":"ClueReceived"}'];
  const answers: RequestListener = (request, response) => {
    const url = new URL(request.url!, 'http://localhost');
    const format = (url.searchParams.get('format') ?? 'xlsx') as TableFormat;
    if (url.pathname === '/auth/token')
      return response.setHeader('content-type', 'application/json').end('{"access_token":"token","expires_in":3600}');
    if (url.pathname === '/metrics') return void registry.metrics().then((metrics) => response.end(metrics));
    if (url.pathname === '/api/clue-intake/library-export')
      return writeTable(format, '线索', ['标题'], rowsOf(cells[format])).pipe(response.setHeader('content-type', mediaTypes[format]));
    if (url.pathname === `/api/audit/matters/${matterId}/export`) return zipped('events.jsonl', events.join('\n')).pipe(response);
    const page = url.pathname.split('/').at(-1)!;
    return response.setHeader('content-type', 'application/json').end(JSON.stringify({ items: lines.get(page) ?? [] }));
  };
  const server = createServer(answers);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    matterId,
    label: (path) => requests.inc({ path }),
    exported: (format, cell) => void cells[format].push([cell]),
    audited: (page, line) => void lines.set(page, [...(lines.get(page) ?? []), line]),
    lineOfMatter: (line) => void events.push(line),
    close: () => closed(server),
  };
}

async function* rowsOf(cells: readonly (readonly CellValue[])[]): AsyncGenerator<readonly CellValue[]> {
  await Promise.resolve();
  yield* cells;
}

function zipped(name: string, content: string): NodeJS.ReadableStream {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return zip.outputStream;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
