import { randomInt, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { eventually } from '@liandong/testing';
import { services } from '../targets.js';
import { placesOf } from './leak-search.js';
import { liandong, liandongJson } from './liandong.js';
import { type Course, historyOf, PEOPLE, type Person, type Wish } from './sealed-histories.js';
import { Play } from './sealed-play.js';
import type { WatchedSystem } from './watched-system.js';

/** Of this run alone, unless LEAKS_SEED repeats one that failed. */
export const freshSeed = (): number => Number(process.env['LEAKS_SEED'] ?? randomInt(2 ** 31));

export interface Histories {
  readonly seed: number;
  readonly courses: readonly Course[];
  /** How many wishes of others come after each step at most. */
  readonly others?: number;
}

/** Plays random histories, each on a letter and a report of its own: B4.4, nobody is answered with what is sealed without the right to it. Says with which seed it failed. */
export const playHistories = (system: WatchedSystem, histories: Histories): Promise<readonly Play[]> =>
  repeatable(histories.seed, () => played(system, histories));

/**
 * The same, and what holds when they are over: nothing of the sealed is in any table, message, log line, metric, export or proof; B1.7, B1.16, once the keys
 * are destroyed, also after every read model was built anew, nobody reads it, and the exports prove what happened.
 */
export function holdsOfHistories(system: WatchedSystem, histories: Histories): Promise<void> {
  return repeatable(histories.seed, async () => {
    const plays = await played(system, histories);
    await isNowhere(system, plays);
    for (const play of plays) await forget(system, play);
    await rebuilt(system);
    for (const play of plays) await stayForgotten(play);
    await isNowhere(system, plays);
    for (const play of plays) await isOnRecord(system, play);
    for (const play of plays) for (const name of ['letterMatter', 'reportMatter'] as const) await proven(system, play.id(name));
  });
}

async function repeatable<T>(seed: number, check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (error) {
    const how = `\n\nLEAKS_SEED=${String(seed)} plays these histories again`;
    const { message, stack = message } = error as Error;
    throw Object.assign(error as Error, { message: `${message}${how}`, stack: `${stack}${how}` });
  }
}

async function played(system: WatchedSystem, { seed, courses, others = 1 }: Histories): Promise<readonly Play[]> {
  const plays: Play[] = [];
  for (const [index, course] of courses.entries()) {
    const [history] = fc.sample(historyOf(course, others), { seed: seed + index, numRuns: 1 });
    const play = await Play.begin(system, history!.secrets);
    for (const wish of history!.wishes) await play.make(wish);
    plays.push(play);
  }
  return plays;
}

async function isNowhere(system: WatchedSystem, plays: readonly Play[]): Promise<void> {
  for (const play of plays) await system.ask('mhk-intake', 'GET', `/api/clue-intake/clues/${play.id('letter')}`);
  const matters = {
    matterIds: plays.flatMap((play) => [play.id('letterMatter'), play.id('reportMatter')]),
    decisions: plays.flatMap(({ decisions }) => decisions),
  };
  expect(
    await placesOf(
      system,
      plays.flatMap(({ plaintexts }) => plaintexts),
      matters,
    ),
  ).toEqual([]);
}

const destruction = (of: string): Wish => ({
  who: 'mhk-principal',
  method: 'POST',
  path: `/clues/${of}/key-destruction`,
  body: { reason: '保管期满' },
});

/** Destroys the keys of all reporters; those of a report that was sent up went with it. */
async function forget(system: WatchedSystem, play: Play): Promise<void> {
  for (const of of ['{letter}/reporter', '{letter}/reporters/2', '{taken}/reporter']) await play.make(destruction(of));
  const subjects = [
    `reporter-${play.id('letter')}`,
    `reporter-${play.id('letter')}.2`,
    `reporter-${play.id('taken')}`,
    ...(play.standing.report === 'gone' ? [`report-${play.id('report')}`, `report-identity-${play.id('report')}`] : []),
  ];
  const { rows } = await system.database.query<{ subject: string }>(
    'SELECT subject FROM clue_intake.sealing_keys WHERE subject = ANY ($1) AND wrapped IS NOT NULL',
    [subjects],
  );
  expect(rows).toEqual([]);
}

/** Readings that were granted before, and others, by everybody who may read anything. */
async function stayForgotten(play: Play): Promise<void> {
  const readings = [
    '/clues/{letter}/reporter/reveal-requests/1',
    '/clues/{letter}/reporters/2/reveal-requests/1',
    '/clues/{taken}/reporter/reveal-requests/1',
    '/reports/{report}',
    '/reports/{report}/photographs/1',
    '/replies/{report}/objections/1',
  ];
  const readers = PEOPLE.filter((who): who is Person => who.startsWith('mhk-'));
  for (const path of readings) for (const who of readers) await play.make({ who, method: 'POST', path: `${path}/reading`, body: {} });
}

interface Status {
  readonly projections: readonly { readonly name: string; readonly rebuild?: object }[];
}

/** Every read model of every service, built anew. */
async function rebuilt({ ask }: WatchedSystem): Promise<void> {
  for (const service of services) {
    const projections = async () => ((await ask('ops', 'GET', `/api/${service}/ops/status`)).body as unknown as Status).projections;
    for (const { name } of await projections())
      expect([service, name, (await ask('ops', 'POST', `/api/${service}/ops/projections/${name}/rebuild`)).status]).toEqual([
        service,
        name,
        200,
      ]);
    await eventually(
      async () => expect((await projections()).filter(({ rebuild }) => rebuild).map(({ name }) => name)).toEqual([]),
      60_000,
      100,
    );
  }
}

const marks: readonly (readonly [RegExp, string])[] = [
  [/reveal-requests$/, 'reveal-requested'],
  [/reveal-requests\/\d+\/approval$/, 'reveal-approved'],
  [/reveal-requests\/\d+\/refusal$/, 'reveal-refused'],
  [/\/reading$/, 'sealed-data-read'],
];

/** B4.4: the access log of the matter tells who asked for a name, who decided, and who read what is sealed. */
async function isOnRecord({ ask }: WatchedSystem, play: Play): Promise<void> {
  const missing: string[] = [];
  for (const one of play.granted) {
    const [who, path] = one.split(' ') as [string, string];
    const kind = marks.find(([ending]) => ending.test(path))?.[1];
    if (kind === undefined) continue;
    const matter = play.id(path.includes('{letter}') ? 'letterMatter' : 'reportMatter');
    const { items } = (await ask('mhk-auditor', 'GET', `/api/audit/matters/${matter}/access-log?kind=${kind}&person=${who}`)).body as {
      readonly items?: readonly object[];
    };
    if (!items?.length) missing.push(one);
  }
  expect(missing).toEqual([]);
}

async function proven({ ask, cli, folder }: WatchedSystem, matterId: string): Promise<void> {
  const file = `${folder}/${randomUUID()}.zip`;
  const { key } = (await ask('mhk-auditor', 'GET', '/api/audit/ledger')).body as unknown as { readonly key: string };
  await eventually(async () => {
    expect(await liandong('export', matterId, '-o', file, ...cli)).toMatchObject({ code: 0 });
    expect((await liandongJson<object>('verify', file, '--key', key, ...cli)).body).toMatchObject({
      verdict: 'right',
      manifest: { matterId, complete: true },
    });
  });
}
