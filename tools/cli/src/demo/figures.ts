import { isDeepStrictEqual } from 'node:util';
import type { Client } from '../client.js';
import { AsOfReader, type AsOfSeen } from './as-of.js';
import type { ExpectedFigure, Scene, Value } from './story.js';

/** A figure as the story expects it, as a read model shows it, and as the events say. */
export interface Figure {
  readonly mechanism: string;
  readonly zh: string;
  readonly en: string;
  readonly expected: Value;
  readonly seen: Value;
  readonly asOf: AsOfSeen;
  /** Whether both are as expected. */
  readonly same: boolean;
  /** Where it was read. */
  readonly source: string;
}

/**
 * Reads every figure back from the services, and from the audit service as it stood at the end of the story. What a read model does not
 * show is seen as null.
 *
 * @param end global position
 */
export async function readFigures<Facts extends { readonly matterId: string }>(
  client: Client,
  expected: readonly ExpectedFigure<Facts>[],
  scene: Scene<Facts>,
  end: string,
): Promise<readonly Figure[]> {
  const events = new AsOfReader(client, scene.facts.matterId, end);
  const answers = new Map<string, Promise<never>>();
  const figures: Figure[] = [];
  for (const one of expected) {
    const path = one.path(scene.facts);
    const source = `GET /api/${one.service}${path}`;
    const answer = answers.get(`${one.by} ${source}`) ?? client.read<never>(one.by, one.service, path, scene.position);
    answers.set(`${one.by} ${source}`, answer);
    figures.push(compare(one, seenIn(await answer, one.pick), source, await events.read(one.asOf, one.by.split('-')[0]!)));
  }
  return figures;
}

export function compare(
  { mechanism, zh, en, expected }: Pick<Figure, 'mechanism' | 'zh' | 'en' | 'expected'>,
  seen: Value,
  source: string,
  asOf: AsOfSeen,
): Figure {
  return {
    mechanism,
    zh,
    en,
    expected,
    seen,
    asOf,
    same: isDeepStrictEqual(seen, expected) && isDeepStrictEqual(asOf.value, expected),
    source,
  };
}

export function differing(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter(({ same }) => !same);
}

function seenIn(answer: never, pick: (answer: never) => Value): Value {
  // A part that is missing is a figure that differs, not a crash of the comparison.
  try {
    return pick(answer) ?? null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
