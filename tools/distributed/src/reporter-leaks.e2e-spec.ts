import { randomUUID } from 'node:crypto';
import { freshSeed, holdsOfHistories, placesOf, prepared, received, type WatchedSystem } from '@liandong/cli/testing';
import { eventually } from '@liandong/testing';
import { startWatchedCluster } from './testing/watched-cluster.js';

describe('the same between processes: who reported and what was told stay sealed, on NATS too', () => {
  let system: WatchedSystem;
  beforeAll(async () => {
    system = await startWatchedCluster();
    await prepared(system);
  }, 300_000);
  afterAll(() => system.close(), 60_000);

  it('given a title, then the search finds it on the wire, in the streams and their store, in the audit’s questions and in tables: it would find a leak', async () => {
    const title = randomUUID();
    const { id, matterId } = await received(system, '……', `反映${title}`);
    const { body } = await system.ask('mhk-intake', 'POST', `/api/clue-intake/clues/${id}/registration`);
    const matters = { matterIds: [matterId], decisions: body['eventIds'] as readonly string[] };
    await eventually(
      async () =>
        expect(await placesOf(system, [title], matters)).toEqual(
          expect.arrayContaining(['wire', 'streams', 'event_store.events', 'library export csv', 'audit/timeline']),
        ),
      60_000,
      500,
    );
    expect((await placesOf(system, [title], matters)).some((place) => /^file nats\/.*\.blk$/.test(place))).toBe(true);
    const others = await placesOf(system, ['/api/clue-intake/clues', 'liandong_commands_total'], matters);
    expect(others).toEqual(expect.arrayContaining(['file logs/clue-intake.log', 'metrics']));
    // A header of NATS.
    expect(await placesOf(system, ['Nats-Msg-Id'], { matterIds: [] })).toEqual(expect.arrayContaining(['wire', 'streams']));
  }, 180_000);

  it('B4.4, B1.7, B1.16: histories of a new seed in every run', async () => {
    await holdsOfHistories(system, { seed: freshSeed(), courses: ['taken in', 'sent up'] });
  }, 600_000);
});
