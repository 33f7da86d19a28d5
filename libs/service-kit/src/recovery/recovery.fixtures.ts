import { Body, Controller, Injectable, Module, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { contract } from '@liandong/contracts';
import { type Command as DomainCommand, type Decider, ensure } from '@liandong/event-sourcing';
import { automation } from '@liandong/messaging/automation';
import { integrationEvent } from '@liandong/messaging/integration-event';
import { type Projection, put, upsert } from '@liandong/projections';
import { idFrom } from '../commands/request-context.js';
import { Command, CommandRunner, defineService, localCopy, publisher, reaction, Request, type RequestContext } from '../index.js';
import { ServiceRuntime } from '../runtime/service-runtime.js';

/** What a spec holds back: the announcements of papers, or what the desks do with what they hear. */
export const held = { papers: false, desks: false };

interface Owned {
  readonly organisationId: string;
}
type Paper = { readonly organisationId?: string; readonly status: 'none' | 'received' | 'closed'; readonly files: readonly string[] };
type PaperEvent =
  | { readonly type: 'PaperReceived'; readonly data: Owned & { readonly title: string } }
  | { readonly type: 'PaperClosed'; readonly data: object }
  | { readonly type: 'PaperFiled'; readonly data: { readonly fileId: string } };
type PaperCommand = DomainCommand &
  (
    | { readonly type: 'receive'; readonly data: Owned & { readonly title: string } }
    | { readonly type: 'close'; readonly data: object }
    | { readonly type: 'file'; readonly data: { readonly fileId: string } }
  );

const paper: Decider<Paper, PaperCommand, PaperEvent> = {
  category: 'paper',
  initial: { status: 'none', files: [] },
  evolve(state, event) {
    if (event.type === 'PaperReceived') return { ...state, organisationId: event.data.organisationId, status: 'received' };
    return event.type === 'PaperClosed' ? { ...state, status: 'closed' } : { ...state, files: [...state.files, event.data.fileId] };
  },
  decide(command) {
    if (command.type === 'receive') return [{ type: 'PaperReceived', data: command.data }];
    // No rule hides an effect that comes twice.
    return command.type === 'close' ? [{ type: 'PaperClosed', data: {} }] : [{ type: 'PaperFiled', data: command.data }];
  },
  owner: (state) => state.organisationId,
};

type Stamp = { readonly organisationId?: string };
type StampEvent = { readonly type: 'StampGiven'; readonly data: Owned };
type StampCommand = DomainCommand & { readonly type: 'give'; readonly data: Owned };
const stamp: Decider<Stamp, StampCommand, StampEvent> = {
  category: 'stamp',
  initial: {},
  evolve: (_state, { data }) => data,
  decide: ({ data }) => [{ type: 'StampGiven', data }],
  owner: (state) => state.organisationId,
};

type File = { readonly organisationId?: string; readonly open: boolean };
type FileEvent =
  | { readonly type: 'FileOpened'; readonly data: Owned & { readonly title: string; readonly papersKnown: number } }
  | { readonly type: 'FileStamped'; readonly data: object }
  | { readonly type: 'FileClosed'; readonly data: object };
type FileCommand = DomainCommand &
  (
    | { readonly type: 'open'; readonly data: Owned & { readonly title: string; readonly papersKnown: number } }
    | { readonly type: 'stamp' | 'close'; readonly data: object }
  );
const file: Decider<File, FileCommand, FileEvent> = {
  category: 'file',
  initial: { open: false },
  evolve: (state, event) =>
    event.type === 'FileOpened'
      ? { organisationId: event.data.organisationId, open: true }
      : { ...state, open: event.type !== 'FileClosed' },
  decide(command, state) {
    if (command.type === 'open') return [{ type: 'FileOpened', data: command.data }];
    ensure(state.open, { code: 'file.not-open', zh: '未立卷', en: 'there is no open file' });
    return [command.type === 'stamp' ? { type: 'FileStamped', data: {} } : { type: 'FileClosed', data: {} }];
  },
  owner: (state) => state.organisationId,
};

const paperReceived = contract(
  'papers.paper-received.v1',
  z.object({ paperId: z.string(), organisationId: z.string(), title: z.string() }),
);
const paperClosed = contract('papers.paper-closed.v1', z.object({ paperId: z.string(), organisationId: z.string() }));
const stampGiven = contract('stamps.stamp-given.v1', z.object({ paperId: z.string(), organisationId: z.string() }));
const fileOpened = contract('desks.file-opened.v1', z.object({ fileId: z.string(), organisationId: z.string() }));

/** A paper and its stamp are one matter, so that what is heard of them is handled in the order of the bus. */
function matterOf(paperId: string): string {
  return idFrom('matter', paperId);
}

@Injectable()
class PaperService {
  constructor(private readonly commands: CommandRunner) {}
  receive(request: RequestContext, id: string, title: string) {
    const data = { organisationId: 'mhk', title };
    return this.commands.run(
      paper,
      id,
      request,
      'clue.register',
      { type: 'receive', data },
      { organisationId: 'mhk', matterId: matterOf(id) },
    );
  }
  close(request: RequestContext, id: string) {
    return this.commands.run(paper, id, request, 'clue.register', { type: 'close', data: {} });
  }
  file(request: RequestContext, id: string, data: { readonly fileId: string }) {
    return this.commands.run(paper, id, request, 'clue.record-result', { type: 'file', data });
  }
}

@Injectable()
class StampService {
  constructor(private readonly commands: CommandRunner) {}
  give(request: RequestContext, id: string) {
    return this.commands.run(
      stamp,
      id,
      request,
      'clue.register',
      { type: 'give', data: { organisationId: 'mhk' } },
      { organisationId: 'mhk', matterId: matterOf(id) },
    );
  }
}

@Injectable()
class FileService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly runtime: ServiceRuntime,
  ) {}
  /** What the file holds of its surroundings is another thing on another day. */
  async open(request: RequestContext, id: string, data: Owned & { readonly title: string }) {
    whenNotHeld();
    const { rows } = await this.runtime.pool.query<{ known: string }>('SELECT count(*) AS known FROM desks.known_papers');
    return this.commands.run(
      file,
      id,
      request,
      'clue.record-result',
      { type: 'open', data: { ...data, papersKnown: Number(rows[0]!.known) } },
      { organisationId: data.organisationId },
    );
  }
  note(request: RequestContext, id: string, type: 'stamp' | 'close') {
    whenNotHeld();
    return this.commands.run(file, id, request, 'clue.record-result', { type, data: {} });
  }
}

function whenNotHeld(): void {
  if (held.desks) throw new Error('held back');
}

const Title = z.strictObject({ title: z.string() }).meta({ id: 'PaperTitle' });

@Controller('api/papers/papers/:id')
class PaperController {
  constructor(private readonly papers: PaperService) {}
  @Post()
  @Command('clue.register')
  receive(@Request() request: RequestContext, @Param('id') id: string, @Body({ schema: Title }) { title }: z.infer<typeof Title>) {
    return this.papers.receive(request, id, title);
  }
  @Post('closure')
  @Command('clue.register')
  close(@Request() request: RequestContext, @Param('id') id: string) {
    return this.papers.close(request, id);
  }
}

@Controller('api/stamps/stamps/:id')
class StampController {
  constructor(private readonly stamps: StampService) {}
  @Post()
  @Command('clue.register')
  give(@Request() request: RequestContext, @Param('id') id: string) {
    return this.stamps.give(request, id);
  }
}

interface TraceRow {
  readonly id: string;
  readonly trace: string;
}
/** Every event of an aggregate, in one row: order and number show. */
function traces(category: string): Projection<TraceRow> {
  const add = ({ stream, type }: { readonly stream: string; readonly type: string }) => {
    const id = stream.slice(category.length + 1);
    return [upsert<TraceRow>({ id }, (row) => ({ id, trace: `${row?.trace ?? ''} ${type}`.trim() }))];
  };
  return {
    name: `${category}_traces`,
    version: 1,
    categories: [category],
    table: { name: `${category}_traces`, columns: { id: 'text', trace: 'text NOT NULL' }, primaryKey: ['id'] },
    on: {},
    onAny: add,
  };
}

@Module(
  defineService({
    name: 'papers',
    categories: ['paper'],
    projections: [traces('paper')],
    publish: [
      publisher(paper, (event, paperId, { organisationId = '' }) => {
        if (held.papers) throw new Error('held back');
        if (event.type === 'PaperReceived') return [integrationEvent('papers', paperReceived, event, { paperId, ...event.data })];
        return event.type === 'PaperClosed' ? [integrationEvent('papers', paperClosed, event, { paperId, organisationId })] : [];
      }),
    ],
    reactions: [
      reaction(
        automation('when-file-opened-then-file-paper', fileOpened, ({ data }) => [
          { type: 'file', id: data.fileId, data: { fileId: data.fileId } },
        ]),
        PaperService,
        (service, request, { id, data }) => service.file(request, id, data),
      ),
    ],
    controllers: [PaperController],
    providers: [PaperService],
  }),
)
class PapersModule {}

@Module(
  defineService({
    name: 'stamps',
    categories: ['stamp'],
    projections: [traces('stamp')],
    publish: [publisher(stamp, (event, paperId) => [integrationEvent('stamps', stampGiven, event, { paperId, ...event.data })])],
    controllers: [StampController],
    providers: [StampService],
  }),
)
class StampsModule {}

interface KnownPaper {
  readonly paperId: string;
  readonly title: string;
  readonly news: number;
}
@Module(
  defineService({
    name: 'desks',
    categories: ['file'],
    projections: [traces('file')],
    localCopies: [
      localCopy(
        'known-papers',
        [paperReceived, paperClosed],
        { name: 'known_papers', columns: { paperId: 'text', title: 'text NOT NULL', news: 'integer NOT NULL' }, primaryKey: ['paperId'] },
        ({ type, data }) =>
          // Not the same when applied twice.
          type === paperReceived.type
            ? [put<KnownPaper>({ paperId: data.paperId, title: data.title, news: 1 })]
            : [
                upsert<KnownPaper>({ paperId: data.paperId }, (row) => ({
                  paperId: data.paperId,
                  title: row?.title ?? '',
                  news: (row?.news ?? 0) + 1,
                })),
              ],
      ),
    ],
    publish: [
      publisher(file, (event, fileId) =>
        event.type === 'FileOpened'
          ? [integrationEvent('desks', fileOpened, event, { fileId, organisationId: event.data.organisationId })]
          : [],
      ),
    ],
    reactions: [
      reaction(
        automation('when-paper-received-then-open-file', paperReceived, ({ data }) => [
          { type: 'open', id: data.paperId, data: { organisationId: data.organisationId, title: data.title } },
        ]),
        FileService,
        (service, request, { id, data }) => service.open(request, id, data),
      ),
      reaction(
        automation('when-paper-closed-then-close-file', paperClosed, ({ data }) => [{ type: 'close', id: data.paperId, data: {} }]),
        FileService,
        (service, request, { id }) => service.note(request, id, 'close'),
      ),
      reaction(
        automation('when-stamp-given-then-stamp-file', stampGiven, ({ data }) => [{ type: 'stamp', id: data.paperId, data: {} }]),
        FileService,
        (service, request, { id }) => service.note(request, id, 'stamp'),
      ),
    ],
    providers: [FileService],
  }),
)
class DesksModule {}

export const threeServices = [PapersModule, StampsModule, DesksModule] as const;
export const serviceNames = ['papers', 'stamps', 'desks'] as const;
