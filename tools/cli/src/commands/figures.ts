import { Client } from '../client.js';
import { type Output, tableOf } from '../output.js';
import type { Targets } from '../targets.js';

export interface FiguresOptions {
  readonly at?: string;
  /** Dimensions with commas between them. */
  readonly by?: string;
  /** `dimension=value`, all of which must hold. */
  readonly where: readonly string[];
  readonly as: string;
}

interface Listed {
  readonly figures: readonly {
    readonly name: string;
    readonly title: { readonly zh: string; readonly en: string };
    readonly dimensions: readonly string[];
  }[];
  readonly unavailable: readonly string[];
}

interface Contribution {
  readonly eventId: string;
  readonly position: string;
  readonly value: number;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** One figure as it stood at a moment. */
export interface FigureAt {
  readonly figure: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly value: number;
  readonly groups: readonly { readonly dimensions: Readonly<Record<string, string>>; readonly value: number }[];
  readonly events: readonly Contribution[];
  /** How people read dimensions and codes, as far as the service says. */
  readonly terms?: FigureTerms;
  readonly next?: string;
}
type FigureTerms = Readonly<Record<string, { readonly zh: string; readonly members: Readonly<Record<string, string>> }>>;

/** Which figures there are; or one of them as it stood at a moment, with the events behind the number. Asking is recorded. */
export async function figures(
  targets: Targets,
  name: string | undefined,
  { at, by, where, as }: FiguresOptions,
  output: Output,
): Promise<void> {
  const client = new Client(targets, { run: 'figures', patienceMs: 10_000 });
  if (name === undefined) return list(client, as, output);
  const dimensions = Object.fromEntries(where.map((pair) => [pair.split('=', 1)[0]!, pair.slice(pair.indexOf('=') + 1)]));
  const events: Contribution[] = [];
  let terms: FigureTerms = {};
  let page: FigureAt;
  let next: string | undefined;
  do {
    const query = new URLSearchParams({
      ...dimensions,
      limit: '1000',
      ...(at ? { at } : {}),
      ...(by ? { by } : {}),
      ...(next ? { after: next } : {}),
    });
    page = await client.read<FigureAt>(as, 'audit', `/figures/${encodeURIComponent(name)}?${query.toString()}`);
    events.push(...page.events);
    terms = merged(terms, page.terms);
    next = page.next;
  } while (next);
  const { title, value, groups } = page;
  output.say(`${title.zh} / ${title.en}: ${value}`);
  output.say(
    tableOf(
      ['分组 group', '数 value'],
      groups.map((group) => [shown(group.dimensions, terms), `${group.value}`]),
    ),
  );
  output.say(
    tableOf(
      ['位置 position', '事件 event', '计入 counts', '分组 group'],
      events.map((event) => [event.position, event.eventId, `${event.value}`, shown(event.dimensions, terms)]),
    ),
  );
  output.data({ figure: page.figure, title, ...(at ? { at } : {}), value, groups, events, ...(page.terms ? { terms } : {}) });
}

async function list(client: Client, as: string, output: Output): Promise<void> {
  const { figures: known, unavailable } = await client.read<Listed>(as, 'audit', '/figures');
  output.say(
    tableOf(
      ['名称 name', '数字 figure', '维度 dimensions'],
      known.map(({ name, title, dimensions }) => [name, `${title.zh} / ${title.en}`, dimensions.join(' ')]),
    ),
  );
  if (unavailable.length > 0) output.say(`未应答 / no answer from: ${unavailable.join(', ')}`);
  output.data({ figures: known, unavailable });
}

/** Every page tells the terms of its own codes. */
function merged(terms: FigureTerms, more: FigureTerms = {}): FigureTerms {
  const known = Object.entries(more).map(([name, { zh, members }]) => [name, { zh, members: { ...terms[name]?.members, ...members } }]);
  return { ...terms, ...Object.fromEntries(known) };
}

/** 处置方式 mode=谈话函询 talk-inquiry: terms first, then what programs read and filters take. */
function shown(dimensions: Readonly<Record<string, string>>, terms: FigureTerms): string {
  return Object.entries(dimensions)
    .map(([name, code]) => {
      const { zh, members } = terms[name] ?? {};
      const term = members?.[code];
      return `${zh === undefined ? '' : `${zh} `}${name}=${term === undefined ? '' : `${term} `}${code}`;
    })
    .join('; ');
}
