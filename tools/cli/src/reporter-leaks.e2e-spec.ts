import { randomUUID } from 'node:crypto';
import { placesOf } from './testing/leak-search.js';
import { prepared, received } from './testing/sealed-play.js';
import { freshSeed, holdsOfHistories, playHistories } from './testing/sealed-run.js';
import { startWatched, type WatchedSystem } from './testing/watched-system.js';

describe('whatever is asked in whatever order, who reported and what was told stay sealed', () => {
  let system: WatchedSystem;
  beforeAll(async () => {
    system = await startWatched();
    await prepared(system);
  }, 120_000);
  afterAll(() => system.close());

  it('given a text in the clear, then the search finds it in tables, messages, audit, proofs and exports: it would find a leak', async () => {
    const secret = randomUUID();
    const { id, matterId } = await received(system, `据${secret}反映`, `反映${secret}`);
    const step = async (who: string, noun: string, body: object = {}) =>
      (await system.ask(who, 'POST', `/api/clue-intake/clues/${id}/${noun}`, body)).body as unknown as {
        readonly eventIds: readonly string[];
      };
    await step('mhk-intake', 'registration');
    await step('mhk-intake', 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
    await step('mhk-intake', 'disposal-proposal', { mode: 'hold', opinion: '拟暂存' });
    const { eventIds } = await step('mhk-principal', 'disposal-approval');
    await system.ask('mhk-intake', 'GET', `/api/clue-intake/clues/${id}`);
    const matters = { matterIds: [matterId], decisions: eventIds };
    const places = await placesOf(system, ['nothing of the kind', secret], matters);
    expect(places).toEqual(
      expect.arrayContaining([
        'event_store.events',
        'message_bus.messages',
        'messages',
        'audit/as-seen',
        'library export csv',
        'library export xlsx xl/worksheets/sheet1.xml',
      ]),
    );
    expect(places.some((place) => place.startsWith('clue_intake.'))).toBe(true);
    expect(places.some((place) => place.startsWith('export '))).toBe(true);
    // What each of the others holds.
    const others = await placesOf(
      system,
      ['/api/clue-intake/clues', 'liandong_commands_total', '"leafIndex"', 'liandong.local/ledger'],
      matters,
    );
    expect(others).toEqual(expect.arrayContaining(['log', 'metrics', 'audit/proof', 'audit/ledger', 'audit/checkpoint']));
  }, 120_000);

  // Of one seed: what is reached must not hang on chance.
  it('B4.4, B1.7, B1.16: histories of one seed, in which every field is read by somebody with the right to it, and every course goes to its end', async () => {
    const plays = await playHistories(system, { seed: 20_200_621, courses: ['taken in', 'sent up'] });
    expect([...new Set(plays.flatMap(({ read }) => [...read]))].sort()).toEqual([
      'cosigner',
      'identity',
      'objected',
      'photograph',
      'signed',
      'told',
    ]);
    const granted = new Set(plays.flatMap((play) => [...play.granted]));
    const wanted = [
      'pj-intake /clues/{forwarding}/registration',
      'mhk-procurator /incoming-transfers/{transfer}/answer',
      'mhk-lead-1 /screening-meetings/{meeting}/minutes',
      'mhk-principal /talk-inquiries/{letter}-1-1/outcome-approval',
      'mhk-supervisor-1 /custody/{letter}/receipt',
      'mhk-director /imports/{import}/confirmation',
      'mhk-director /library-export',
      'mhk-principal /reports/{report}/sending-up',
      'mhk-principal /recusals/{reportMatter}/decision',
      'mhk-lead-1 /replies/{report}/objections/1/decision',
    ];
    expect(wanted.filter((one) => !granted.has(one))).toEqual([]);
    expect(plays.reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThan(40);
  }, 600_000);

  it('B4.4, B1.7, B1.16: histories of a new seed in every run', async () => {
    await holdsOfHistories(system, { seed: freshSeed(), courses: ['taken in', 'sent up'] });
  }, 600_000);
});
