import type { Client } from '../client.js';
import type { Value } from './story.js';

/** A published figure as it stood at a moment (`GET /api/audit/figures/{name}?at=`): the part of the answer that the demo looks at. */
export interface FigureAnswer {
  readonly value: number;
  readonly groups: readonly { readonly dimensions: Readonly<Record<string, string>>; readonly value: number }[];
  readonly events: readonly { readonly eventId: string }[];
}

type Where = Readonly<Record<string, string>>;

/** Which published figures say what a read model says, and how. */
export interface AsOf {
  readonly questions: readonly { readonly name: string; readonly where: Where }[];
  readonly pick: (...answers: readonly FigureAnswer[]) => Value;
}

/** What was told from the events, and which events those are. */
export interface AsOfSeen {
  /** Names of the published figures. */
  readonly figures: readonly string[];
  /** Global position. */
  readonly at: string;
  readonly value: Value;
  readonly eventIds: readonly string[];
}

/** Several figures together. */
export function asOf(questions: readonly (readonly [name: string, where?: Where])[], pick: AsOf['pick']): AsOf {
  return { questions: questions.map(([name, where = {}]) => ({ name, where })), pick };
}

/** The number itself. */
export function total(name: string, where: Where = {}): AsOf {
  return asOf([[name, where]], ({ value } = none) => value);
}

/** The member of a dimension of everything that counts, in the order of the alphabet: two closed cases are `['closed', 'closed']`. */
export function each(name: string, dimension: string, where: Where = {}, read: (member: string) => Value = (member) => member): AsOf {
  return asOf([[name, where]], (answer = none) => members(answer, dimension).map(read));
}

/** The member of a dimension of the one thing that counts; null where there is none, or several. */
export function the(name: string, dimension: string, where: Where = {}, read: (member: string) => Value = (member) => member): AsOf {
  return asOf([[name, where]], (answer = none) => (answer.value === 1 ? read(members(answer, dimension)[0]!) : null));
}

/** How much counts of each of these members. */
export function amounts({ groups }: FigureAnswer = none, dimension: string, wanted: readonly string[]): readonly number[] {
  return wanted.map((member) =>
    groups.filter(({ dimensions }) => dimensions[dimension] === member).reduce((sum, { value }) => sum + value, 0),
  );
}

export const flag = (member: string): boolean => member === 'true';

const none: FigureAnswer = { value: 0, groups: [], events: [] };

function members({ groups }: FigureAnswer, dimension: string): readonly string[] {
  return groups.flatMap(({ dimensions, value }) => Array.from({ length: Math.max(0, value) }, () => dimensions[dimension] ?? '')).sort();
}

/** Asks the audit service as the auditor of a jurisdiction, within one matter or, where the figure belongs to none, within one commission. Each answer is asked for once. */
export class AsOfReader {
  private readonly answers = new Map<string, Promise<FigureAnswer>>();

  constructor(
    private readonly client: Client,
    private readonly matterId: string,
    private readonly at: string,
  ) {}

  async read({ questions, pick }: AsOf, jurisdiction: string): Promise<AsOfSeen> {
    const answers = await Promise.all(questions.map(({ name, where }) => this.answer(name, where, jurisdiction)));
    return {
      figures: questions.map(({ name }) => name),
      at: this.at,
      value: pick(...answers),
      eventIds: [...new Set(answers.flatMap(({ events }) => events.map(({ eventId }) => eventId)))],
    };
  }

  private answer(name: string, where: Where, jurisdiction: string): Promise<FigureAnswer> {
    const within = 'organisation' in where ? where : { ...where, matter: this.matterId };
    const path = `/figures/${name}?${new URLSearchParams({ at: this.at, limit: '1000', ...within }).toString()}`;
    const known = this.answers.get(path) ?? this.client.read<FigureAnswer>(`${jurisdiction}-auditor`, 'audit', path, this.at);
    this.answers.set(path, known);
    return known;
  }
}
