import { Body, Controller, Get, Injectable, Module, Param, Post } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Column, Entity, PrimaryColumn, type Repository } from 'typeorm';
import { z } from 'zod';
import { contract } from '@liandong/contracts';
import { type Command as DomainCommand, type Decider, ensure } from '@liandong/event-sourcing';
import { automation } from '@liandong/messaging/automation';
import { integrationEvent } from '@liandong/messaging/integration-event';
import { type Projection, put, set } from '@liandong/projections';
import { eventually } from '@liandong/testing';
import {
  Command,
  CommandRunner,
  defineService,
  newId,
  publisher,
  reaction,
  Reads,
  Request,
  type RequestContext,
  withinScope,
} from './index.js';
import { startTestApp, type TestApp } from './testing.js';

type NoteEvent =
  | { readonly type: 'NoteWritten'; readonly data: { readonly organisationId: string; readonly text: string } }
  | { readonly type: 'NoteEchoed'; readonly data: { readonly text: string } };
type NoteCommand = DomainCommand &
  (
    | { readonly type: 'write'; readonly data: { readonly organisationId: string; readonly text: string } }
    | { readonly type: 'echo'; readonly data: { readonly text: string } }
  );
interface NoteState {
  readonly organisationId?: string;
  readonly echoes: number;
}

const note: Decider<NoteState, NoteCommand, NoteEvent> = {
  category: 'note',
  initial: { echoes: 0 },
  evolve: (state, event) =>
    event.type === 'NoteWritten' ? { ...state, organisationId: event.data.organisationId } : { ...state, echoes: state.echoes + 1 },
  decide(command, state) {
    if (command.type === 'echo') return [{ type: 'NoteEchoed', data: command.data }];
    ensure(state.organisationId === undefined, { code: 'note.not-allowed', zh: '已写', en: 'written', allowed: ['echo'] });
    ensure(command.data.text !== '禁', { code: 'note.forbidden-text', kind: 'invalid', zh: '不得', en: 'no' });
    return [{ type: 'NoteWritten', data: command.data }];
  },
  owner: (state) => state.organisationId,
};

const noteWritten = contract('notes.note-written.v1', z.object({ noteId: z.string(), organisationId: z.string(), text: z.string() }));
const whenNoteWrittenThenEcho = automation('when-note-written-then-echo', noteWritten, ({ data }) => [
  { type: 'echo', id: data.noteId, organisationId: data.organisationId, data: { text: data.text } },
]);

interface NoteRow {
  readonly noteId: string;
  readonly organisationId: string;
  readonly text: string;
  readonly echoed: boolean;
}
const notes: Projection<NoteRow, NoteEvent> = {
  name: 'notes',
  version: 1,
  categories: ['note'],
  table: {
    name: 'notes',
    columns: { noteId: 'text', organisationId: 'text NOT NULL', text: 'text NOT NULL', echoed: 'boolean NOT NULL' },
    primaryKey: ['noteId'],
  },
  on: {
    NoteWritten: ({ stream, data }) => [put({ noteId: stream.slice(5), ...data, echoed: false })],
    NoteEchoed: ({ stream }) => [set<NoteRow>({ noteId: stream.slice(5) }, { echoed: true })],
  },
};

@Entity({ name: 'notes', synchronize: false })
class Note {
  @PrimaryColumn({ name: 'note_id', type: 'text' }) noteId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ type: 'text' }) text: string;
  @Column({ type: 'boolean' }) echoed: boolean;
}

@Injectable()
class NoteService {
  constructor(private readonly commands: CommandRunner) {}
  write(request: RequestContext, id: string, data: { organisationId: string; text: string }) {
    return this.commands.run(note, id, request, 'clue.register', { type: 'write', data }, { organisationId: data.organisationId });
  }
  echo(request: RequestContext, id: string, data: { text: string }) {
    return this.commands.run(note, id, request, 'clue.record-result', { type: 'echo', data });
  }
}

const WriteNote = z.strictObject({ organisationId: z.string(), text: z.string().min(1).max(100) }).meta({ id: 'WriteNote' });

@Controller('api/notes/notes')
class NoteController {
  constructor(
    private readonly notes: NoteService,
    @InjectRepository(Note, 'notes') private readonly rows: Repository<Note>,
  ) {}
  @Post()
  @Command('clue.register')
  write(@Request() request: RequestContext, @Body({ schema: WriteNote }) body: z.infer<typeof WriteNote>) {
    return this.notes.write(request, newId(request, 'note'), body);
  }
  @Post(':id/text')
  @Command('clue.register')
  rewrite(@Request() request: RequestContext, @Param('id') id: string, @Body({ schema: WriteNote }) body: z.infer<typeof WriteNote>) {
    return this.notes.write(request, id, body);
  }
  @Get()
  @Reads('clue.read')
  list(@Request() request: RequestContext) {
    return withinScope(this.rows.createQueryBuilder('n'), 'n.organisation_id', request.principal, 'clue.read').getMany();
  }
  @Get('undeclared')
  undeclared() {
    return 'secret';
  }
  @Get('broken')
  @Reads('clue.read')
  broken() {
    throw new Error('password=hunter2 in SELECT * FROM secrets');
  }
}

@Module(
  defineService({
    name: 'notes',
    categories: ['note'],
    projections: [notes],
    entities: [Note],
    publish: [
      publisher(note, (event, noteId) =>
        event.type === 'NoteWritten' ? [integrationEvent('notes', noteWritten, event, { noteId, ...event.data })] : [],
      ),
    ],
    reactions: [
      reaction(whenNoteWrittenThenEcho, NoteService, (service, request, command) => service.echo(request, command.id, command.data)),
    ],
    controllers: [NoteController],
    providers: [NoteService],
  }),
)
class NotesModule {}

const path = '/api/notes/notes';
const body = { organisationId: 'mhk', text: '线索' };
interface Receipt {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly repeated: boolean;
  readonly eventIds: string[];
}

describe('service kit', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([NotesModule]);
  });
  afterAll(() => server.close());

  const events = async () => (await server.read<{ projections: { head: string }[] }>('ops', '/api/notes/ops/status')).projections[0]!.head;

  describe('commands', () => {
    it('given a command, then 201 with receipt and ETag; its row can be read at once by its position, and its automation follows', async () => {
      const { status, headers, body: receipt } = await server.send<Receipt>('mhk-intake', 'POST', path, body);
      expect(status).toBe(201);
      expect(receipt).toMatchObject({ revision: 0, repeated: false });
      expect(headers['etag']).toBe('"0"');
      expect(await server.read('mhk-intake', path, receipt.position)).toContainEqual(
        expect.objectContaining({ noteId: receipt.id, text: '线索' }),
      );
      await eventually(async () => (await server.read<Note[]>('mhk-intake', path)).some((row) => row.noteId === receipt.id && row.echoed));
    });

    it('given the same key, when sent again, then 200 with the first receipt; with another body 422 and no trace', async () => {
      const key = { 'idempotency-key': 'k-1' };
      const first = await server.send<Receipt>('mhk-intake', 'POST', path, body, key);
      const again = await server.send<Receipt>('mhk-intake', 'POST', path, { text: '线索', organisationId: 'mhk' }, key);
      expect(again.status).toBe(200);
      expect(again.body).toEqual({ ...first.body, repeated: true });
      await eventually(async () => (await server.read<Note[]>('mhk-intake', path)).every((row) => row.echoed));
      const head = await events();
      const other = await server.send('mhk-intake', 'POST', path, { ...body, text: '另一条' }, key);
      expect(other).toMatchObject({ status: 422, body: { code: 'command-id-reused' } });
      expect(await events()).toBe(head);
    });

    it('given a stale revision, then 409 stale-revision; what is not allowed lists what is', async () => {
      const { body: receipt } = await server.send<Receipt>('mhk-intake', 'POST', path, body);
      expect(await server.send('mhk-intake', 'POST', `${path}/${receipt.id}/text`, body, { 'if-match': '"7"' })).toMatchObject({
        status: 409,
        body: { code: 'stale-revision' },
      });
      expect(await server.send('mhk-intake', 'POST', `${path}/${receipt.id}/text`, body)).toMatchObject({
        status: 409,
        body: { code: 'note.not-allowed', allowed: ['echo'] },
      });
      await eventually(async () => (await server.read<Note[]>('mhk-intake', path)).some((row) => row.noteId === receipt.id && row.echoed));
    });
  });

  describe('bad input: a clear problem+json, and no trace in the store', () => {
    let head: string;
    beforeAll(async () => {
      await eventually(async () => (await server.read<Note[]>('mhk-intake', path)).every((row) => row.echoed));
      head = await events();
    });
    afterEach(async () => expect(await events()).toBe(head));

    const cases: readonly [
      name: string,
      person: string | undefined,
      method: 'GET' | 'POST',
      path: string,
      body: unknown,
      headers: Record<string, string>,
      status: number,
      code: string,
    ][] = [
      ['no token', undefined, 'POST', path, body, {}, 401, 'access.token-missing'],
      ['a token that is none', undefined, 'POST', path, body, { authorization: 'Bearer abc' }, 401, 'access.token-invalid'],
      ['a wrong role', 'mhk-auditor', 'POST', path, body, {}, 403, 'access.role-required'],
      ['a wrong organisation', 'pj-intake', 'POST', path, body, {}, 403, 'access.wrong-organisation'],
      ['a route that declares nothing', 'mhk-intake', 'GET', `${path}/undeclared`, undefined, {}, 403, 'access.not-declared'],
      ['an unknown route', 'mhk-intake', 'GET', '/api/notes/nowhere', undefined, {}, 404, 'request.no-such-route'],
      ['a missing member', 'mhk-intake', 'POST', path, { organisationId: 'mhk' }, {}, 400, 'request.invalid-content'],
      ['an unknown member', 'mhk-intake', 'POST', path, { ...body, admin: true }, {}, 400, 'request.invalid-content'],
      [
        'malformed JSON',
        'mhk-intake',
        'POST',
        path,
        '{"organisationId":',
        { 'content-type': 'application/json' },
        400,
        'request.malformed-json',
      ],
      [
        'a prototype',
        'mhk-intake',
        'POST',
        path,
        '{"__proto__":{"a":1},"organisationId":"mhk","text":"x"}',
        { 'content-type': 'application/json' },
        400,
        'request.malformed-json',
      ],
      ['deep JSON', 'mhk-intake', 'POST', path, '['.repeat(100_000), { 'content-type': 'application/json' }, 400, 'request.too-deep'],
      [
        'a body of 10 MB',
        'mhk-intake',
        'POST',
        path,
        JSON.stringify({ ...body, text: 'x'.repeat(10_000_000) }),
        { 'content-type': 'application/json' },
        413,
        'request.body-too-large',
      ],
      [
        'another media type',
        'mhk-intake',
        'POST',
        path,
        '<note/>',
        { 'content-type': 'application/xml' },
        415,
        'request.media-type-unsupported',
      ],
      ['a malformed key', 'mhk-intake', 'POST', path, body, { 'idempotency-key': 'x'.repeat(300) }, 400, 'request.invalid-content'],
      ['a malformed If-Match', 'mhk-intake', 'POST', path, body, { 'if-match': '*' }, 400, 'request.invalid-content'],
      ['a text that a rule refuses', 'mhk-intake', 'POST', path, { ...body, text: '禁' }, {}, 422, 'note.forbidden-text'],
      ['a failure inside', 'mhk-intake', 'GET', `${path}/broken`, undefined, {}, 500, 'internal'],
    ];
    it.each(cases)('%s', async (_name, person, method, address, content, headers, status, code) => {
      const answer = await server.send<{ code: string; title: string; instance: string }>(person, method, address, content, headers);
      expect(answer).toMatchObject({ status, body: { code, type: `urn:liandong:problem:${code}`, status } });
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(JSON.stringify(answer.body)).not.toMatch(/hunter2|SELECT|stack|node_modules/);
    });

    it('SQL and script in texts are stored and answered as the texts they are', async () => {
      const text = `'; DROP TABLE notes.notes; --<script>alert(1)</script>`;
      const { body: receipt } = await server.send<Receipt>('mhk-intake', 'POST', path, { ...body, text });
      expect(await server.read('mhk-intake', path, receipt.position)).toContainEqual(expect.objectContaining({ text }));
      await eventually(async () => (await server.read<Note[]>('mhk-intake', path)).every((row) => row.echoed));
      head = await events();
    });
  });

  describe('reads', () => {
    it('given another jurisdiction, then its rows are not found', async () => {
      expect(await server.read('pj-intake', path)).toEqual([]);
      expect(await server.read<Note[]>('mhk-intake', path)).not.toEqual([]);
    });
  });

  describe('operations', () => {
    it('readiness knows the lag; liveness needs nothing; metrics tell commands by outcome', async () => {
      expect(await server.send(undefined, 'GET', '/health/live')).toMatchObject({ status: 200, body: { status: 'up' } });
      expect(await server.send(undefined, 'GET', '/health/ready')).toMatchObject({
        status: 200,
        body: { status: 'ready', services: [{ service: 'notes', lag: { notes: 0 } }] },
      });
      const metrics = await server.send<string>(undefined, 'GET', '/metrics');
      expect(metrics.body).toMatch(/liandong_commands_total\{service="notes",command="note.write",outcome="done"\} [1-9]/);
      expect(metrics.body).toMatch(/liandong_projection_lag\{service="notes",projection="notes"\} 0/);
    });

    it('given a rebuild, then the read model is the same afterwards; only operators may', async () => {
      const before = await server.read<{ hash: string }>('ops', '/api/notes/ops/projections/notes/hash');
      expect(await server.send('mhk-intake', 'POST', '/api/notes/ops/projections/notes/rebuild')).toMatchObject({ status: 403 });
      expect(await server.send('ops', 'POST', '/api/notes/ops/projections/notes/rebuild')).toMatchObject({ status: 200 });
      await eventually(
        async () =>
          (await server.read<{ projections: { rebuild?: object }[] }>('ops', '/api/notes/ops/status')).projections[0]!.rebuild ===
          undefined,
      );
      expect(await server.read('ops', '/api/notes/ops/projections/notes/hash')).toMatchObject({ hash: before.hash });
      expect(await server.send('ops', 'POST', '/api/notes/ops/projections/other/rebuild')).toMatchObject({
        status: 404,
        body: { code: 'projection.unknown', details: { projections: ['notes'] } },
      });
    });

    it('OpenAPI names the bodies, the receipt and the problems', async () => {
      const { body: document } = await server.send<{ paths: Record<string, unknown>; components: { schemas: Record<string, unknown> } }>(
        undefined,
        'GET',
        '/docs/openapi.json',
      );
      expect(Object.keys(document.paths)).toContain(path);
      expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(['WriteNote', 'CommandReceipt', 'Problem']));
    });
  });
});
