import { demoOrganisations, demoPeople } from '@liandong/access/local-issuer';
import { Client } from './client.js';
import type { PlayedStory } from './demo/play.js';
import { readTimeline, type TimelineEntry } from './demo/timeline.js';
import { oneTarget } from './targets.js';
import { type PlayedSystem, startPlayedSystem } from './testing/played-system.js';

interface Involvements {
  readonly items: readonly {
    readonly matterId: string;
    readonly appearances: readonly { readonly as: string; readonly events: number }[];
  }[];
}

const people = new Set(demoPeople.map(({ personId }) => personId));
const organisations = new Set(demoOrganisations.map(({ id }) => id));

/** What auditors get to see of the two stories, once they were played. */
describe('the audit of the demo', () => {
  let system: PlayedSystem;
  let client: Client;
  let stories: readonly (PlayedStory & { readonly entries: readonly (TimelineEntry & { readonly data: object })[] })[];

  beforeAll(async () => {
    system = await startPlayedSystem();
    client = new Client(oneTarget(system.url), { run: 'audit' });
    stories = await Promise.all(
      system.stories.map(async (story) => ({
        ...story,
        entries: (await readTimeline(client, story.matterId)) as readonly (TimelineEntry & { data: object })[],
      })),
    );
  }, 240_000);
  afterAll(() => system.close());

  it('0.20, 3.5: every person and organisation of the directory that any event names is found in that matter, under every field that names them', async () => {
    const missing: string[] = [];
    let checked = 0;
    for (const { matterId, entries } of stories) {
      const auditor = `${entries[0]!.organisationId.split('.')[0]!}-auditor`;
      for (const [kind, known] of [
        ['persons', people],
        ['organisations', organisations],
      ] as const) {
        for (const [id, fields] of namedIn(
          entries.map(({ data }) => data),
          known,
        )) {
          const { items } = await client.read<Involvements>(auditor, 'audit', `/${kind}/${id}?limit=200`).catch(() => ({ items: [] }));
          const found = new Set(items.find((one) => one.matterId === matterId)?.appearances.map(({ as }) => as));
          missing.push(...[...fields].filter((field) => !found.has(field)).map((field) => `${kind} ${field}: ${id}`));
          checked += fields.size;
        }
      }
    }
    expect(missing).toEqual([]);
    expect(checked).toBeGreaterThan(50);
  }, 120_000);

  it('what a person did in a matter stands in their acts, event by event', async () => {
    const [{ matterId, entries }] = stories as [(typeof stories)[number]];
    const { events } = await client.read<{ events: readonly { eventId: string; matterId: string }[] }>(
      'mhk-auditor',
      'audit',
      '/persons/mhk-director/acts?limit=200',
    );
    expect(events.filter((event) => event.matterId === matterId).map(({ eventId }) => eventId)).toEqual(
      entries.filter(({ personId }) => personId === 'mhk-director').map(({ eventId }) => eventId),
    );
  });
});

/** Which of the known ids stand in the data, and under which fields. */
function namedIn(values: readonly unknown[], known: ReadonlySet<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const visit = (value: unknown, field: string): void => {
    // A document names an organisation by its id where nobody has given its name.
    if (typeof value === 'string' && field !== 'name' && known.has(value)) found.set(value, (found.get(value) ?? new Set()).add(field));
    else if (Array.isArray(value)) for (const item of value) visit(item, field);
    else if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) visit(inner, name);
  };
  for (const value of values) visit(value, '');
  return found;
}
