import { eventually, finderOf, type Plaintext } from '@liandong/testing';
import { unpacked } from './leak-search.js';
import { partsOf } from './picture.js';
import { type Field, FIELDS, LETTER_DAY, type Name, type Secrets, textsOf, today, type Wish } from './sealed-histories.js';
import { atFirst, rightOf, type Standing, standingAfter } from './sealed-rights.js';
import type { Answer, WatchedSystem } from './watched-system.js';

const api = '/api/clue-intake';
const channelTerms = {
  open: ['web'],
  title: { zh: '专栏', en: 'Column' },
  notice: { zh: '受理举报', en: 'Reports are taken' },
  address: '光明路1号',
  mail: 'report@example.org',
  phone: '12388',
  link: 'https://platform.example.org/',
};
const subject = (subjectId: string, managedBy: string) => ({
  subjectId,
  name: `某${subjectId}`,
  organisationId: 'mhk.unit-agriculture',
  position: '科员',
  managedBy,
  villageCadre: false,
});
type Ids = Readonly<Record<Name, string>>;

/** B1.4: both libraries have their keepers; the public channel takes reports, and the agency takes part. */
export async function prepared({ ask }: WatchedSystem): Promise<void> {
  for (const organisation of ['mhk', 'pj']) {
    const library = `${api}/libraries/${organisation}`;
    expect(
      (await ask(`${organisation}-principal`, 'POST', library, { unitId: `${organisation}.case-management`, since: LETTER_DAY })).status,
    ).toBe(201);
    expect(
      (
        await ask(`${organisation}-principal`, 'POST', `${library}/keepers`, {
          personId: `${organisation}-intake`,
          from: LETTER_DAY,
          documentNumber: '指定〔2020〕1号',
        })
      ).status,
    ).toBe(201);
  }
  expect(await ask('mhk-director', 'PUT', `${api}/report-channels/mhk`, { ...channelTerms, validFrom: today() })).toMatchObject({
    status: 201,
  });
  const agency = {
    name: '检察院',
    kind: 'procuratorate',
    commissionId: 'mhk',
    agreement: '协作协议',
    eventTypes: ['cn.liandong.clue.transferred.v1'],
  };
  expect((await ask('mhk-director', 'PUT', `${api}/agencies/mhk.procuratorate`, agency)).status).toBeLessThan(300);
}

/** A clue of a letter, and what names it. */
export async function received(
  { ask }: WatchedSystem,
  summary = '……',
  title = '反映某科员',
): Promise<{ readonly id: string; readonly matterId: string }> {
  const paper = {
    organisationId: 'mhk',
    source: { kind: 'petition', agencyId: 'mhk.petition', reference: '信访1号' },
    title,
    summary,
    receivedOn: LETTER_DAY,
    subjects: [subject('s1', 'county'), subject('s2', 'county'), subject('s3', 'county')],
  };
  const answer = await ask('mhk-intake', 'POST', `${api}/clues`, paper);
  expect(answer.status).toBe(201);
  return answer.body as unknown as { readonly id: string; readonly matterId: string };
}

/** A letter, and a signed report of the public channel: what they are called. */
async function opened(system: WatchedSystem, { told, signed }: Secrets): Promise<Ids> {
  const letter = await received(system);
  const list = async () =>
    (await system.ask('mhk-reception', 'GET', `${api}/reports?limit=200`)).body['items'] as readonly {
      readonly reportId: string;
      readonly matterId: string;
    }[];
  const known = new Set((await list()).map(({ reportId }) => reportId));
  const submission = {
    organisationId: 'mhk',
    channel: 'web',
    form: 'denunciation',
    text: `据${told}`,
    subjects: told,
    timeAndPlace: told,
    identity: signed,
  };
  const { status, body } = await system.ask(undefined, 'POST', `${api}/public/reports`, submission);
  expect(status).toBe(201);
  const { reportId, matterId } = await eventually(async () => (await list()).find((one) => !known.has(one.reportId)) ?? false);
  const none = { taken: 'none', meeting: 'none', transfer: 'none', forwarding: 'none', import: 'none' };
  return {
    ...none,
    letter: letter.id,
    letterMatter: letter.matterId,
    report: reportId,
    reportMatter: matterId,
    code: body['code'] as string,
  };
}

/** A history that is under way: what it is about, and what came of what was wished so far. */
export class Play {
  /** Paths, with their names, that were granted, and to whom. */
  readonly granted = new Set<string>();
  /** What was read by somebody with the right to it. */
  readonly read = new Set<Field | 'photograph'>();
  /** The decisions that somebody took. */
  readonly decisions: string[] = [];
  refused = 0;
  standing: Standing = atFirst;
  private declined = false;
  /** The photographs as they were answered to whoever may see them. */
  private readonly photographs: Buffer[] = [];
  private readonly shows: Readonly<Record<Field, ReturnType<typeof finderOf>>>;
  private showsPhotograph: ReturnType<typeof finderOf> = () => false;

  private constructor(
    private readonly system: WatchedSystem,
    private readonly secrets: Secrets,
    private ids: Ids,
  ) {
    this.shows = Object.fromEntries(FIELDS.map((field) => [field, finderOf(textsOf(secrets, field))])) as typeof this.shows;
  }

  static async begin(system: WatchedSystem, secrets: Secrets): Promise<Play> {
    return new Play(system, secrets, await opened(system, secrets));
  }

  id(name: Name): string {
    return this.ids[name];
  }

  /** Everything that must be nowhere. */
  get plaintexts(): readonly Plaintext[] {
    const { code } = this.ids;
    return [
      ...FIELDS.flatMap((field) => textsOf(this.secrets, field)),
      code,
      code.replaceAll('-', ''),
      ...this.photographs.flatMap(partsOf),
    ];
  }

  /** Makes the wish; whatever is answered shows nobody what is not theirs. */
  async make(wish: Wish): Promise<Answer> {
    const { who, path } = wish;
    const follows = wish.after !== undefined && [...this.granted].some((one) => one.endsWith(` ${wish.after!}`));
    const answer = follows ? await patiently(() => this.asked(wish)) : await this.asked(wish);
    if (answer.status >= 300) {
      this.refused += 1;
      return answer;
    }
    this.granted.add(`${who ?? 'anybody'} ${path}`);
    if (wish.method === 'GET') return answer;
    if (/(approval|decision)$/.test(path)) this.decisions.push(...(answer.body['eventIds'] as readonly string[]));
    this.standing = standingAfter(wish, this.standing, this.declined);
    this.declined = path.endsWith('/decline-approval') || (this.declined && this.standing.report === 'with-deputy');
    await this.learn(wish, answer);
    return answer;
  }

  private async asked(wish: Wish): Promise<Answer> {
    const { who, path } = wish;
    const answer = await this.send(wish);
    const right = rightOf(wish, this.standing);
    const ok = answer.status < 300;
    if (answer.status >= 500) throw new Error(`${String(answer.status)} for ${who ?? 'anybody'} ${wish.method} ${path}`);
    const shown = this.shownIn(answer);
    const strange = shown.filter((one) => !ok || !right.includes(one));
    expect([who, path, answer.status, strange]).toEqual([who, path, answer.status, []]);
    if (!ok || !path.endsWith('/reading')) return answer;
    // Nobody reads without a right; and whoever has it is not left without what it is about.
    expect([who, path, right]).not.toEqual([who, path, []]);
    if (right[0] === 'photograph') this.photographed(Buffer.from(answer.body['photograph'] as string, 'base64'));
    else expect([who, path, shown]).toEqual([who, path, expect.arrayContaining(right.slice(0, 1))]);
    this.read.add(right[0]!);
    return answer;
  }

  /** What of the sealed an answer shows, its headers and the files in it too. */
  private shownIn({ bytes, headers }: Answer): readonly (Field | 'photograph')[] {
    const answered = [headers, bytes, ...unpacked(bytes).values()];
    return [
      ...FIELDS.filter((field) => answered.some(this.shows[field])),
      ...(answered.some(this.showsPhotograph) ? (['photograph'] as const) : []),
    ];
  }

  private photographed(answered: Buffer): void {
    this.photographs.push(answered);
    this.showsPhotograph = finderOf(this.photographs.flatMap(partsOf));
  }

  private send({ who, method, path, body, photograph }: Wish): Promise<Answer> {
    const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (whole, name: Name) => this.ids[name] ?? whole);
    const address = path.startsWith('/api/') ? filled(path) : `${api}${filled(path)}`;
    if (photograph) {
      const form = new FormData();
      form.set('code', this.ids.code);
      form.set('photograph', new Blob([new Uint8Array(photograph)], { type: 'image/png' }), 'IMG_4711.png');
      return this.system.ask(who, method, address, form);
    }
    if (typeof body === 'string') return this.system.ask(who, method, address, filled(body));
    return this.system.ask(
      who,
      method,
      address,
      body === undefined || Buffer.isBuffer(body) ? body : (JSON.parse(filled(JSON.stringify(body))) as object),
    );
  }

  /** Names what came of the wish. */
  private async learn({ path, names }: Wish, { body }: Answer): Promise<void> {
    const known = (name: Name, id: unknown) => void (typeof id === 'string' && (this.ids = { ...this.ids, [name]: id }));
    if (names) known(names, body['id']);
    if (path === '/reports/{report}/clue')
      known('taken', (await this.system.ask('mhk-reception', 'GET', `${api}/reports/${this.ids.report}`)).body['clueId']);
    if (path !== '/clues/{letter}/forwarding') return;
    // Whoever may read the clue; one of them may be recused.
    for (const who of ['mhk-director', 'mhk-intake']) {
      const { forwardings } = (await this.system.ask(who, 'GET', `${api}/clues/${this.ids.letter}`)).body as {
        readonly forwardings?: readonly { readonly forwardingId: string }[];
      };
      known('forwarding', forwardings?.at(-1)?.forwardingId);
    }
  }
}

/** What follows by itself takes a moment. */
async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  let last!: Answer;
  await eventually(async () => (last = await ask()).status < 300, 5_000, 100).catch((error: unknown) => {
    if (!last || last.status < 300) throw error;
  });
  return last;
}
