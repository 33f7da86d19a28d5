import { Body, Controller, Get, Inject, Injectable, Module, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { type Command as DomainCommand, type Decider, type RecordedEvent } from '@liandong/event-sourcing';
import {
  Command,
  CommandRunner,
  counting,
  decisionView,
  defineService,
  figure,
  moved,
  newId,
  type Platform,
  PLATFORM,
  Reads,
  Request,
  type RequestContext,
  type ViewVersion,
} from '@liandong/service-kit';

export type PaperEvent =
  | { readonly type: 'PaperWritten'; readonly data: { readonly text: string; readonly secret: string } }
  | {
      readonly type: 'PaperFiled';
      readonly data: { readonly drawer: string };
      readonly rules?: readonly { readonly ruleId: string; readonly version: string }[];
    };
type PaperCommand = DomainCommand &
  (
    | { readonly type: 'write'; readonly data: { readonly text: string; readonly secret: string } }
    | { readonly type: 'file'; readonly data: { readonly drawer: string } }
  );
interface PaperState {
  readonly text: string;
  readonly drawer?: string;
}

/** Stands in for a service that owns decisions; it takes the place of clue intake, whose name it answers under. */
export const paper: Decider<PaperState, PaperCommand, PaperEvent> = {
  category: 'clue',
  initial: { text: '' },
  evolve: (state, event) => (event.type === 'PaperWritten' ? { ...state, text: event.data.text } : { ...state, drawer: event.data.drawer }),
  decide: (command) =>
    command.type === 'write'
      ? [{ type: 'PaperWritten', data: command.data }]
      : [{ type: 'PaperFiled', data: command.data, rules: [{ ruleId: 'B1.2', version: '2020' }] }],
};

interface Folded {
  readonly texts: readonly string[];
  readonly secret: string;
  /** Null until somebody decides. */
  readonly drawer: string | null;
}

function fold(events: readonly RecordedEvent[]): Folded {
  const written = events.filter(({ type }) => type === 'PaperWritten').map(({ data }) => data as { text: string; secret: string });
  const filed = events.findLast(({ type }) => type === 'PaperFiled')?.data as { drawer: string } | undefined;
  return { texts: written.map(({ text }) => text), secret: written.at(-1)?.secret ?? '', drawer: filed?.drawer ?? null };
}

/** Shows the last text; the secret to case directors alone. */
const version1: ViewVersion<Folded, object> = {
  project: fold,
  mask: ({ texts, secret, drawer }, { roles }) => ({ text: texts.at(-1), drawer, ...(roles.includes('case-director') ? { secret } : {}) }),
};
/** Shows all texts, and the secret to nobody. */
const version2: ViewVersion<Folded, object> = { project: fold, mask: ({ texts }, _viewer, at) => ({ texts, at: at.slice(0, 4) }) };

/** Which version is in force: a new release is played by changing it. */
export const registry: { inForce: 1 | 2 } = { inForce: 1 };
const declared = decisionView<PaperEvent, { 1: typeof version1; 2: typeof version2 }, 1>({
  name: 'paper',
  category: 'clue',
  decisions: ['PaperFiled'],
  versions: { 1: version1, 2: version2 },
  current: 1,
});
const paperView = Object.defineProperty({ ...declared }, 'current', { get: () => registry.inForce });

@Injectable()
class PaperService {
  constructor(private readonly commands: CommandRunner) {}
  write(request: RequestContext, id: string, data: { readonly text: string; readonly secret: string }) {
    return this.commands.run(paper, id, request, 'clue.register', { type: 'write', data });
  }
  file(request: RequestContext, id: string, data: { readonly drawer: string }) {
    return this.commands.run(paper, id, request, 'clue.screen', { type: 'file', data });
  }
}

const Text = z.strictObject({ text: z.string(), secret: z.string() }).meta({ id: 'PaperText' });
const Drawer = z.strictObject({ drawer: z.string() }).meta({ id: 'PaperDrawer' });

@Controller('api/clue-intake/papers')
class PaperController {
  constructor(
    private readonly papers: PaperService,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}
  @Post()
  @Command('clue.register')
  write(@Request() request: RequestContext, @Body({ schema: Text }) body: z.infer<typeof Text>) {
    return this.papers.write(request, newId(request, 'paper'), body);
  }
  @Post(':id/text')
  @Command('clue.register')
  rewrite(@Request() request: RequestContext, @Param('id') id: string, @Body({ schema: Text }) body: z.infer<typeof Text>) {
    return this.papers.write(request, id, body);
  }
  @Post(':id/filing')
  @Command('clue.screen')
  file(@Request() request: RequestContext, @Param('id') id: string, @Body({ schema: Drawer }) body: z.infer<typeof Drawer>) {
    return this.papers.file(request, id, body);
  }
  /** What whoever decides is shown now. */
  @Get(':id')
  @Reads('clue.read')
  async get(@Request() { principal }: RequestContext, @Param('id') id: string) {
    const events: RecordedEvent[] = [];
    for await (const event of this.platform.eventStore('clue-intake').readStream(`clue-${id}`)) events.push(event);
    const { project, mask } = paperView.versions[registry.inForce]!;
    return mask(project(events, id), principal, this.platform.clock.now());
  }
}

export const paperFigures = [
  figure({
    name: 'clue-intake.papers',
    title: { zh: '文稿', en: 'papers by drawer' },
    dimensions: ['drawer'],
    from: [counting(paper, (event, before) => (event.type === 'PaperFiled' ? moved('drawer', before.drawer, event.data.drawer) : []))],
  }),
  figure({
    name: 'clue-intake.texts-once',
    title: { zh: '文字', en: 'texts, each counted once, in its deepest drawer' },
    dimensions: ['drawer'],
    from: [
      counting(paper, (event, { text }) =>
        event.type === 'PaperFiled'
          ? [{ value: 1, dimensions: { drawer: event.data.drawer }, subject: { id: text, rank: event.data.drawer.length } }]
          : [],
      ),
    ],
  }),
];

@Module(
  defineService({
    name: 'clue-intake',
    categories: ['clue'],
    decisionViews: [paperView],
    figures: paperFigures,
    controllers: [PaperController],
    providers: [PaperService],
  }),
)
export class PaperModule {}
