import {
  eventFiles,
  formatCheckpoint,
  formatProof,
  inclusionProof,
  leafHash,
  leafOf,
  leafSourceOf,
  newCosigner,
  newSigner,
  signNote,
  TreeAppender,
  type Tile,
  type TileSource,
} from '@liandong/ledger';

export const log = newSigner('audit.mhk.example/log', Buffer.alloc(32, 1));
export const witnesses = [2, 3].map((n) => newCosigner(`witness-${n}.example`, Buffer.alloc(32, n)));
export const MATTER = '0f9b0e1c-0000-4000-8000-000000000001';

export interface FixtureEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly matterId: string;
  readonly data: object;
  /** Differs from the leaf's when set. */
  readonly metadata?: object;
}

export const eventAt = (n: number): FixtureEvent => ({
  id: `e-${n}`,
  stream: `clue-${n % 2}`,
  revision: Math.floor(n / 2),
  matterId: MATTER,
  data: { 说明: `第${n}项\n"引号"`, n: n / 3 },
});

/** A whole export of the events at the given places of a log in which every other leaf is somebody else's. */
export async function exportOf(events: ReadonlyMap<number, FixtureEvent>, treeSize = 600): Promise<Map<string, Uint8Array>> {
  const leaves = Array.from({ length: treeSize }, (_, n) => bytesOf(events.get(n) ?? eventAt(n + 1000)));
  const appender = new TreeAppender();
  const { root, tiles } = appender.append(leaves.map(({ leaf }) => leafHash(leaf)));
  const text = formatCheckpoint({ origin: log.name, size: treeSize, root });
  const checkpoint = signNote(text, [log, ...witnesses.map((witness) => witness.at(1_770_000_000))]);
  const indexes = [...events.keys()];
  const manifest = {
    format: 1,
    matterId: MATTER,
    exportedAt: '2026-02-02T03:00:00.000Z',
    origin: log.name,
    treeSize,
    events: indexes.length,
    complete: true,
    leaves: indexes,
  };
  const files = new Map<string, Uint8Array>([
    ['README.md', Buffer.from('# 核验\n')],
    ['manifest.json', Buffer.from(JSON.stringify(manifest))],
    ['checkpoint', Buffer.from(checkpoint)],
    ['keys.json', Buffer.from(JSON.stringify({ log: log.vkey, witnesses: witnesses.map(({ vkey }) => vkey), quorum: 1 }))],
  ]);
  for (const index of indexes) {
    const names = eventFiles(index);
    const { leaf, data, metadata } = leaves[index]!;
    files.set(names.leaf, leaf).set(names.data, data).set(names.metadata, metadata);
    files.set(names.proof, Buffer.from(formatProof({ index, proof: await inclusionProof(index, treeSize, sourceOf(tiles)), checkpoint })));
  }
  return files;
}

export const someEvents = (): Map<number, FixtureEvent> => new Map([3, 7, 255, 256, 500].map((index, n) => [index, eventAt(n)]));

function bytesOf({ data, metadata: other, matterId, ...event }: FixtureEvent) {
  const metadata = {
    occurredAt: '2026-01-01T00:00:00.000Z',
    actor: { personId: '王芳', organisationId: 'mhk', role: 'principal' },
    correlationId: matterId,
    causationId: 'c-1',
    rules: [],
  };
  const stored = { data: Buffer.from(JSON.stringify(data)), metadata: Buffer.from(JSON.stringify(other ?? metadata)) };
  const source = leafSourceOf(
    { ...event, type: 'ClueRegistered', schemaVersion: 1, recordedAt: '2026-01-01T00:00:00.120Z', metadata },
    stored,
  );
  return { leaf: leafOf(source), ...stored };
}

function sourceOf(tiles: readonly Tile[]): TileSource {
  return { tile: (level, index) => Promise.resolve(tiles.find((tile) => tile.level === level && tile.index === index)!.bytes) };
}
