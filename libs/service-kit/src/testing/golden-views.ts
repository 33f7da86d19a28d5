import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DomainEvent, type RecordedEvent } from '@liandong/event-sourcing';
import { type AnyDecisionView, showAsSeen, type Viewer } from '../auditing/decision-view.js';

interface GoldenCase {
  readonly at: string;
  readonly viewer: Viewer;
  /** How many of the events were seen. */
  readonly events: number;
  readonly shown: object;
}
interface Golden {
  readonly events: readonly (Omit<RecordedEvent, 'position'> & { readonly position: string })[];
  readonly cases: readonly GoldenCase[];
}

export interface GoldenStory {
  /** A whole life, with every kind of decision that it can have. */
  readonly history: readonly DomainEvent[];
  readonly viewers: readonly Viewer[];
  /** Moment of looking. */
  readonly at: string;
}

const MATTER = '7d1f6a40-3c0e-4a39-8a3d-0f5a4c1b0001';

/**
 * Holds every version of a view against its golden file `<folder>/<view>.v<version>.json`: events as they were stored, and what was shown of
 * them before each decision. A change of an old version fails here. Files of new versions are written with `WRITE_GOLDEN=1`; those that
 * exist are never written again.
 */
export function goldenViews(view: AnyDecisionView, folder: string, story: GoldenStory): void {
  const fileOf = (version: number) => join(folder, `${view.name}.v${version}.json`);
  const versions = Object.keys(view.versions).map(Number);

  describe(`decision view ${view.name}`, () => {
    it('every version that ever was is still in the code, and has its golden file', () => {
      for (const version of versions)
        if (process.env['WRITE_GOLDEN'] === '1' && !existsSync(fileOf(version))) write(view, version, fileOf(version), story);
      const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(`${view.name}.v`)) : [];
      expect(files.sort()).toEqual(versions.map((version) => `${view.name}.v${version}.json`).sort());
      expect(versions).toContain(view.current);
    });

    it.each(versions)('version %i shows what it has always shown', (version) => {
      const { events, cases } = JSON.parse(readFileSync(fileOf(version), 'utf8')) as Golden;
      expect(cases.length).toBeGreaterThan(0);
      for (const { at, viewer, events: seen, shown } of cases)
        expect(showAsSeen(view.versions[version]!, recorded(events).slice(0, seen), 'golden', viewer, at)).toEqual(shown);
    });

    it('the golden story holds a decision of every kind that its events can show', () => {
      const { events } = JSON.parse(readFileSync(fileOf(view.current), 'utf8')) as Golden;
      expect(view.decisions.some((type) => events.some((event) => event.type === type))).toBe(true);
    });
  });
}

function recorded(events: Golden['events']): readonly RecordedEvent[] {
  return events.map((event) => ({ ...event, position: BigInt(event.position) }));
}

function write(view: AnyDecisionView, version: number, file: string, { history, viewers, at }: GoldenStory): void {
  const events = history.map(({ type, data }, revision) => stored(view.category, type, data, revision));
  const moments = [...events.keys()].filter((index) => index > 0 && view.decisions.includes(events[index]!.type));
  const cases = [...moments, events.length].flatMap((seen) =>
    viewers.map((viewer): GoldenCase => ({
      at,
      viewer,
      events: seen,
      shown: showAsSeen(view.versions[version]!, recorded(events).slice(0, seen), 'golden', viewer, at),
    })),
  );
  mkdirSync(join(file, '..'), { recursive: true });
  const lines = (items: readonly object[]) => items.map((item) => JSON.stringify(item)).join(',\n');
  writeFileSync(file, `{\n"events": [\n${lines(events)}\n],\n"cases": [\n${lines(cases)}\n]\n}\n`);
}

function stored(category: string, type: string, data: object, revision: number): Golden['events'][number] {
  const number = revision.toString(16).padStart(12, '0');
  const actor = { personId: 'somebody', organisationId: 'mhk', role: 'principal' };
  const metadata = {
    occurredAt: '2020-06-11T02:00:00.000Z',
    actor,
    correlationId: MATTER,
    causationId: MATTER,
    commandId: MATTER,
    commandDigest: '',
    rules: [],
  };
  return {
    id: `00000000-0000-4000-8000-${number}`,
    stream: `${category}-golden`,
    revision,
    position: `${revision + 1}`,
    type,
    schemaVersion: 1,
    data: JSON.parse(JSON.stringify(data)) as object,
    recordedAt: '2020-06-11T02:00:00.000Z',
    metadata,
  };
}
