import { startTestSystem, type TestSystem } from '@liandong/standalone/testing';
import { Onlooker } from './auditing.fixtures.js';
import { Client } from './client.js';
import type { FigureAt } from './commands/figures.js';
import type { PlayedStory } from './demo/play.js';
import { oneTarget } from './targets.js';
import { liandong, liandongJson } from './testing/liandong.js';

interface AsSeen {
  readonly service: string;
  readonly revision: number;
  readonly view: { readonly name: string; readonly version: number };
  readonly decidedBy: { readonly personId: string };
  readonly shown: Readonly<Record<string, object | null>>;
}

/** What a view shows on the page of the record itself; a page may hold more than that. */
const pageOf = ({ view: { name }, shown }: AsSeen) =>
  name === 'verification' ? shown['line'] : name === 'handover' ? shown['handover'] : shown;

describe('auditing the demo', () => {
  let system: TestSystem;
  let onlooker: Onlooker;
  let stories: readonly PlayedStory[];

  const play = async (name: string) => {
    const { code, body } = await liandongJson<{ stories: readonly PlayedStory[] }>('demo', '--run', name, '--url', await address);
    expect(code).toBe(0);
    return body.stories;
  };
  let address: Promise<string>;
  beforeAll(async () => {
    system = await startTestSystem({ RATE_LIMIT_PER_MINUTE: '1000000' });
    onlooker = new Onlooker(system.url);
    address = onlooker.listen();
    stories = await play('first');
  }, 300_000);
  afterAll(async () => {
    onlooker.close();
    await system.close();
  });

  const figure = async (name: string, ...more: readonly string[]) => {
    const { code, body } = await liandongJson<FigureAt>('figures', name, '--url', system.url, ...more);
    expect([name, more, code]).toEqual([name, more, 0]);
    expect(body.events.reduce((sum, { value }) => sum + value, 0)).toBe(body.value);
    return body;
  };
  const by = (dimension: string, { groups }: FigureAt) => {
    const sums: Record<string, number> = {};
    for (const { dimensions, value } of groups) sums[dimensions[dimension]!] = (sums[dimensions[dimension]!] ?? 0) + value;
    return Object.fromEntries(Object.entries(sums).filter(([, value]) => value !== 0));
  };
  const shownIn = ({ figures }: PlayedStory, zh: string) => figures.find((one) => one.zh === zh)!.seen;

  /** The demo's figures that count, as this API counts them in one matter at a moment. */
  const ofProcuratorate = async (matterId: string, at: string) => {
    const of = (name: string, ...where: readonly string[]) =>
      figure(name, '--at', at, '--where', `matter=${matterId}`, ...where.flatMap((pair) => ['--where', pair]));
    const outcomes = by('outcome', await of('clue-intake.persons-by-outcome'));
    const kinds = by('kind', await of('case-trial.measures-applied'));
    const legs = by('state', await of('joint-supervision.legs'));
    return {
      办案组: (await of('joint-supervision.teams-formed')).value,
      '历时(天)': (await of('joint-supervision.verification-days')).value,
      核查对象: (await of('joint-supervision.persons-by-finding')).value,
      立案审查调查: outcomes['file'] ?? 0,
      诫勉谈话: outcomes['admonish'] ?? 0,
      批评教育: outcomes['criticise-educate'] ?? 0,
      '处理登记:诫勉已完成': kinds['admonish'] ?? 0,
      '处理登记:批评教育已完成': kinds['criticise-educate'] ?? 0,
      事项的环节: (legs['open'] ?? 0) + (legs['closed'] ?? 0),
      未关闭的环节: legs['open'] ?? 0,
      filed: (await of('case-trial.persons-filed')).value,
      orders: (await of('notification.documents-replied', 'kind=supervision-order', 'inTime=true')).value,
      rectified: (await of('rectification.items-closed')).value,
      closed: (await of('joint-supervision.matters-closed')).value,
    };
  };

  it('0.20: the figures of the story, counted from events, are those that the story reads from the services', async () => {
    const [story] = stories;
    const counted = await ofProcuratorate(story!.matterId, story!.timeline.at(-1)!.position);
    const { filed, orders, rectified, closed, ...named } = counted;
    for (const [zh, value] of Object.entries(named)) expect([zh, value]).toEqual([zh, shownIn(story!, zh)]);
    expect({ filed, orders, rectified, closed }).toEqual({ filed: 2, orders: 1, rectified: 1, closed: 1 });
  }, 120_000);

  it('every figure of both stories was told from the events as of the story’s end as well, with the events behind it', () => {
    const told = stories.flatMap(({ figures, timeline }) => figures.map((one) => ({ ...one, end: timeline.at(-1)!.position })));
    expect(told.map(({ zh, asOf }) => [zh, asOf.value])).toEqual(told.map(({ zh, expected }) => [zh, expected]));
    expect(told.filter(({ asOf, end }) => asOf.eventIds.length === 0 || asOf.at !== end)).toEqual([]);
    expect(told).toHaveLength(38);
  });

  it('3.14: so are those of the tour, for the auditor of its jurisdiction; another’s auditor sees none of them', async () => {
    const tour = stories[1]!;
    const of = (name: string, as = 'pj-auditor') => figure(name, '--as', as, '--where', `matter=${tour.matterId}`);
    expect(by('kind', await of('inspection-liaison.items-handed-over'))).toEqual({ clue: 1, 'problem-list': 1 });
    expect(by('inTime', await of('inspection-liaison.results-fed-back'))).toEqual({
      true: (shownIn(tour, '限期内反馈结果') as boolean[]).length,
    });
    expect(by('outcome', await of('clue-intake.persons-by-outcome'))).toEqual({ admonish: 1, 'criticise-educate': 1 });
    expect(by('state', await of('joint-supervision.legs'))).toEqual({ closed: shownIn(tour, '事项的环节') });
    expect((await of('inspection-liaison.items-handed-over', 'mhk-auditor')).value).toBe(0);
  }, 120_000);

  it('given a past moment, then the figures are what was true then, and stay so whatever is added since', async () => {
    const [story] = stories;
    const { matterId, timeline } = story!;
    const concluded = timeline.find(({ type }) => type === 'VerificationConcluded')!;
    const before = await ofProcuratorate(matterId, (BigInt(concluded.position) - 1n).toString());
    expect(before).toMatchObject({ 办案组: 3, '历时(天)': 0, 核查对象: 0, 立案审查调查: 0, filed: 0, closed: 0 });
    const atConclusion = await ofProcuratorate(matterId, concluded.position);
    expect(atConclusion).toMatchObject({ '历时(天)': 4, 核查对象: 9, filed: 0, closed: 0 });
    const end = timeline.at(-1)!.position;
    const everywhere = await figure('clue-intake.clues-received', '--at', end);
    await play('second');
    expect(await ofProcuratorate(matterId, concluded.position)).toEqual(atConclusion);
    expect(await figure('clue-intake.clues-received', '--at', end)).toEqual(everywhere);
    expect((await figure('clue-intake.clues-received')).value).toBe(everywhere.value + 1);
  }, 300_000);

  it('every decision of both stories is shown as its person saw it: the page that they opened just before, to the letter', async () => {
    const client = new Client(oneTarget(system.url), { run: 'auditing', patienceMs: 10_000 });
    const timelines = new Map(stories.flatMap(({ timeline }) => timeline.map((entry) => [entry.eventId, entry] as const)));
    const compared: string[] = [];
    for (const { eventIds, matterId, path, page } of onlooker.looked) {
      for (const eventId of eventIds.filter((id) => timelines.has(id))) {
        const seen = await client
          .read<AsSeen>('mhk-auditor', 'audit', `/matters/${matterId}/decisions/${eventId}/as-seen`)
          .catch((error: Error) => error);
        if (seen instanceof Error) {
          expect([path, seen.message]).toEqual([path, expect.stringContaining('as-seen.not-a-decision')]);
          continue;
        }
        const { type, personId, revision } = timelines.get(eventId)!;
        expect([type, pageOf(seen)]).toEqual([type, page]);
        expect(seen.decidedBy.personId).toBe(personId);
        expect(seen.revision).toBeLessThan(revision);
        compared.push(`${seen.service} ${type}`);
      }
    }
    expect([...new Set(compared)].sort()).toEqual(
      expect.arrayContaining([
        'case-trial CaseDecided',
        'case-trial FilingApproved',
        'case-trial MeasureApproved',
        'clue-intake ClueRouted',
        'clue-intake DisposalApproved',
        'inspection-liaison ItemSignedIn',
        'joint-supervision VerificationConcluded',
        'joint-supervision VerificationPlanApproved',
        'notification DocumentIssued',
        'rectification RectificationClosed',
      ]),
    );
  }, 180_000);

  it('figures: which there are', async () => {
    const { body } = await liandongJson<{ figures: readonly { name: string }[]; unavailable: readonly string[] }>(
      'figures',
      '--url',
      system.url,
    );
    expect(body.unavailable).toEqual([]);
    expect(new Set(body.figures.map(({ name }) => name.split('.')[0]))).toEqual(
      new Set(['case-trial', 'clue-intake', 'inspection-liaison', 'joint-supervision', 'notification', 'rectification']),
    );
    const { body: crossed } = await liandongJson<FigureAt>('figures', 'clue-intake.clues', '--by', 'source,status', '--url', system.url);
    expect(crossed.groups.every(({ dimensions }) => Object.keys(dimensions).join() === 'source,status')).toBe(true);
    expect(crossed.groups.reduce((sum, { value }) => sum + value, 0)).toBe(crossed.value);
    const read = await liandong('figures', 'clue-intake.clues', '--by', 'source,status', '--url', system.url);
    expect(read.out).toContain('来源 source=检察机关移送 procuratorate');
    expect(crossed.terms).toMatchObject({ source: { zh: '来源', members: { procuratorate: '检察机关移送' } }, status: { zh: '状态' } });
    expect(await liandongJson('figures', 'clue-intake.nothing', '--url', system.url)).toMatchObject({
      code: 1,
      body: { problem: { code: 'figures.unknown' } },
    });
  });
});
