import { randomUUID } from 'node:crypto';
import { eventually, holdsAny } from '@liandong/testing';
import { partsOf } from './picture.js';
import { type Field, FIELDS, identityOf, type Secrets, today, type Wish } from './sealed-histories.js';
import { atFirst, readersOf, rightOf, standingAfter } from './sealed-rights.js';
import type { Answer, WatchedSystem } from './watched-system.js';

const api = '/api/clue-intake';
const channelTerms = {
  open: ['web'], title: { zh: '专栏', en: 'Column' }, notice: { zh: '受理举报', en: 'Reports are taken' }, address: '光明路1号', mail: 'report@example.org', phone: '12388', link: 'https://platform.example.org/',
};
const subjects = [{ subjectId: 's1', name: '某科员', organisationId: 'mhk.unit-agriculture', position: '科员', managedBy: 'county', villageCadre: false }];

export const secretsOf = (): Secrets => Object.fromEntries(FIELDS.map((field) => [field, randomUUID()])) as Secrets;

/** What the wishes are about, by its ids and by the code that leads to the report. */
export interface Case {
  readonly letter: string;
  readonly report: string;
  readonly code: string;
  /** Of the letter and of the report. */
  readonly matterIds: readonly string[];
}

/** The public channel takes reports. */
export async function openChannel({ ask }: WatchedSystem): Promise<void> {
  expect(await ask('mhk-director', 'PUT', `${api}/report-channels/mhk`, { ...channelTerms, validFrom: today() })).toMatchObject({ status: 201 });
}

/** A clue of a letter, and what names it. */
export async function received({ ask }: WatchedSystem, summary = '……', title = '反映某科员'): Promise<{ readonly id: string; readonly matterId: string }> {
  const paper = { organisationId: 'mhk', source: { kind: 'petition', agencyId: 'mhk.petition', reference: '信访1号' }, title, summary, receivedOn: '2020-06-11', subjects };
  const answer = await ask('mhk-intake', 'POST', `${api}/clues`, paper);
  expect(answer.status).toBe(201);
  return answer.body as unknown as { readonly id: string; readonly matterId: string };
}

/** A letter, and a signed report of the public channel. */
export async function opened(system: WatchedSystem, { told, signed }: Secrets): Promise<Case> {
  const letter = await received(system);
  const list = async () => (await system.ask('mhk-reception', 'GET', `${api}/reports?limit=200`)).body['items'] as readonly { readonly reportId: string; readonly matterId: string }[];
  const known = new Set((await list()).map(({ reportId }) => reportId));
  const submission = { organisationId: 'mhk', channel: 'web', form: 'denunciation', text: `据${told}`, subjects: told, timeAndPlace: told, identity: identityOf(signed) };
  const { status, body } = await system.ask(undefined, 'POST', `${api}/public/reports`, submission);
  expect(status).toBe(201);
  const { reportId, matterId } = await eventually(async () => (await list()).find((one) => !known.has(one.reportId)) ?? false);
  return { letter: letter.id, report: reportId, code: body['code'] as string, matterIds: [letter.matterId, matterId] };
}

export interface Played {
  /** Paths, with their names, that were granted to somebody with a right to sealed text, and of whom. */
  readonly granted: readonly string[];
  readonly refused: number;
  /** The decisions that somebody took. */
  readonly decisions: readonly string[];
  readonly taken: string;
  /** The photographs as they were answered to whoever may see them. */
  readonly photographs: readonly Buffer[];
}

/** Makes the wishes, one after the other; whatever is answered shows nobody what is not theirs. */
export async function play(system: WatchedSystem, of: Case, secrets: Secrets, wishes: readonly Wish[]): Promise<Played> {
  const [granted, decisions, photographs]: [string[], string[], Buffer[]] = [[], [], []];
  let [standing, taken, declined, refused] = [atFirst, 'none', false, 0];
  for (const wish of wishes) {
    const { who, path } = wish;
    if (path === '/replies/{report}/result') await followed(system, of.report);
    const answer = await made(system, { ...of, taken }, wish);
    const right = rightOf(wish, standing);
    const ok = answer.status < 300;
    expect([who, path, answer.status < 500]).toEqual([who, path, true]);
    const shown = FIELDS.filter((field) => holdsAny(answer.text, [secrets[field]]));
    const strange = shown.filter((field) => !ok || !right.includes(field));
    expect([who, path, answer.status, strange]).toEqual([who, path, answer.status, []]);
    // Whoever has the right is not left without it: a reading that is granted shows what it is about.
    if (ok && path.endsWith('/reading') && !path.includes('/photographs/')) expect([who, path, shown]).toEqual([who, path, expect.arrayContaining(right.slice(0, 1))]);
    if (/photographs\/\d+\/reading$/.test(path)) {
      if (ok) expect([who, path, standing.report]).toEqual([readersOf(standing.report).includes(who) ? who : 'nobody', path, standing.report]);
      if (ok) photographs.push(Buffer.from(answer.body['photograph'] as string, 'base64'));
    } else expect([who, path, holdsAny(answer.text, photographs.flatMap(partsOf))]).toEqual([who, path, false]);
    if (!ok) refused += 1;
    if (ok) granted.push(`${who ?? 'anybody'} ${path}`);
    if (!ok || wish.method === 'GET') continue;
    if (/(approval|decision)$/.test(path)) decisions.push(...(answer.body['eventIds'] as readonly string[]));
    standing = standingAfter(wish, standing, declined);
    declined = path.endsWith('/decline-approval') || (declined && standing.report === 'with-deputy');
    if (path === '/reports/{report}/clue') taken = (await system.ask('mhk-reception', 'GET', `${api}/reports/${of.report}`)).body['clueId'] as string;
  }
  return { granted, refused, decisions, taken, photographs };
}

function made({ ask }: WatchedSystem, ids: Omit<Case, 'matterIds'> & { readonly taken: string }, { who, method, path, body, photograph }: Wish): Promise<Answer> {
  const filled = (text: string) => text.replaceAll(/\{(letter|report|taken|code)\}/g, (_whole, name: 'letter' | 'report' | 'taken' | 'code') => ids[name]);
  if (!photograph) return ask(who, method, `${api}${filled(path)}`, typeof body === 'string' ? filled(body) : body && (JSON.parse(filled(JSON.stringify(body))) as object));
  const form = new FormData();
  form.set('code', ids.code);
  form.set('photograph', new Blob([new Uint8Array(photograph)], { type: 'image/png' }), 'IMG_4711.png');
  return ask(who, method, `${api}${path}`, form);
}

/** What is owed to whoever reported follows the clue by itself. */
async function followed({ ask }: WatchedSystem, report: string): Promise<void> {
  const isBehind = async () => ['owed', 'acknowledged'].includes((await ask('mhk-director', 'GET', `${api}/replies/${report}`)).body['status'] as string);
  await eventually(async () => !(await isBehind()), 5_000).catch(() => undefined);
}

/** The fields that these were granted to read. */
export function fieldsRead(granted: readonly string[]): readonly (Field | 'photograph')[] {
  const read: readonly (readonly [RegExp, Field | 'photograph'])[] = [[/\{letter\}.*reading$/, 'identity'], [/\{taken\}.*reading$/, 'signed'], [/\{report\}\/reading$/, 'told'], [/objections.*reading$/, 'objected'], [/photographs.*reading$/, 'photograph']];
  return read.filter(([path]) => granted.some((one) => path.test(one))).map(([, field]) => field);
}
