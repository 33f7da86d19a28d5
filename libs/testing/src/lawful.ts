import { dateInChina } from '@liandong/legal-time';
import fc from 'fast-check';
import { type Decides, isRefused, type Refused, type Step } from './given-when-then.js';
import { type Histories, histories } from './histories.js';

interface Asked {
  readonly type: string;
  readonly data: object;
  readonly by: { readonly personId: string };
  readonly at: string;
}

type Actions<Status extends string, Type extends string> = Readonly<Record<Status, readonly Type[]>>;

interface Law<Status extends string, Type extends string> {
  /** Which command is allowed in which status. */
  readonly actions: Actions<Status, Type>;
  /** After these nothing is to be done any more; from every other status something leads on. */
  readonly ends: readonly Status[];
  /** Every code by which it refuses; each of them is met. */
  readonly refusals: readonly string[];
  /** What is written again when it is asked again at once; anything else has its effect once. */
  readonly again?: readonly Type[];
  /** What follows by itself and stands in no row. */
  readonly own?: readonly Type[];
  /** What is asked again of what stands: answered with nothing where its row has it not, and never refused. */
  readonly settled?: readonly Type[];
}

/** Mostly what the status allows, now and then anything. */
function mostly<S extends { readonly status: string }, Type extends string>(
  actions: Actions<S['status'], Type>,
  all: readonly Type[],
  own: readonly Type[],
): (state: S) => fc.Arbitrary<Type> {
  const of = (types: readonly Type[]) => fc.constantFrom(...(types.length > 0 ? types : all));
  const ofRow = (row: readonly Type[]) =>
    fc.oneof({ weight: 1, arbitrary: of(own) }, { weight: 1, arbitrary: of(all) }, { weight: 9, arbitrary: of(row) });
  const byStatus = new Map(Object.entries<readonly Type[]>(actions).map(([status, row]) => [status, ofRow(row)]));
  return ({ status }) => byStatus.get(status)!;
}

/** Random histories of an aggregate, and what holds of every aggregate whatever it is about: `itIsLawful()` writes the tests. */
export function lawful<S extends { readonly status: string }, C extends Asked, E extends { readonly type: string; readonly data: object }>(
  decider: Decides<S, C, E>,
  { actions, ends, refusals, again = [], own = [], settled = [] }: Law<S['status'], C['type']>,
  { asks = 30, next, ...options }: Omit<Histories<S, C>, 'next' | 'asks'> & Partial<Pick<Histories<S, C>, 'next' | 'asks'>>,
) {
  const all = Object.keys(options.data) as C['type'][];
  const random = histories<S, C, E>(decider, { asks, next: next ?? mostly<S, C['type']>(actions, all, own), ...options });
  type Taken = Step<S, C, E>;
  const rowOf = (state: S) => actions[state.status as S['status']];
  /** The same command, asked of the same state: what it yields, or the refusal. */
  const answer = (command: C, state: S): readonly E[] | Refused => {
    try {
      return decider.decide(command, state);
    } catch (error) {
      if (isRefused(error)) return error;
      throw error;
    }
  };
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

  /** What is amiss about the answer to one command. */
  function amissInAnswer({ command: { type }, before, events }: Taken, answered: readonly E[] | Refused): readonly string[] {
    const row = rowOf(before);
    if (!isRefused(answered))
      return [
        ...(own.includes(type) || row.includes(type) || (settled.includes(type) && events.length === 0) ? [] : ['allowed by no row']),
        ...(same(answered, events) ? [] : ['two answers']),
      ];
    const { code, refusal } = answered;
    if (!refusals.includes(code) || refusal.zh === '' || refusal.en === '') return [`unknown refusal ${code}`];
    return code.endsWith('.not-allowed') && (row.includes(type) || refusal.allowed !== row) ? ['its row does not refuse it'] : [];
  }

  /** What is amiss in the events of one command: somebody else than who asked, or a day that has not come. */
  function amissInEvents({ command, events }: Taken): readonly string[] {
    const asked = command.data as Readonly<Record<string, unknown>>;
    const fields = events.flatMap(({ data }) => Object.entries(data));
    const others = fields.filter(
      ([field, value]) => field.endsWith('By') && typeof value === 'string' && !(field in asked) && value !== command.by.personId,
    );
    const ahead = fields.filter(([field, value]) => field.endsWith('On') && field in asked && (value as string) > dateInChina(command.at));
    return [...others.map(([field]) => `${field} is somebody else`), ...ahead.map(([field]) => `${field} lies in the future`)];
  }

  function amissWhenRepeated({ command, events, after }: Taken): readonly string[] {
    if (events.length === 0 || again.includes(command.type)) return [];
    const repeated = answer(command, after);
    return isRefused(repeated) || repeated.length === 0 ? [] : ['has its effect again'];
  }

  function amissIn(step: Taken): readonly string[] {
    const found = [
      ...(Object.hasOwn(actions, step.after.status) ? [] : ['leads nowhere']),
      ...amissInAnswer(step, answer(step.command, step.before)),
      ...amissInEvents(step),
      ...amissWhenRepeated(step),
    ];
    return found.map((what) => `${step.before.status}: ${step.command.type}: ${what}`);
  }

  return {
    ...random,
    itIsLawful(): void {
      it('answers by its table, or by a refusal that it knows; writes who asked and no day ahead; has its effect once; its stored events give the same state', () => {
        random.check((steps) => {
          expect(steps.flatMap(amissIn)).toEqual([]);
          const stored = JSON.parse(JSON.stringify(steps.flatMap(({ events }) => events))) as readonly E[];
          expect(stored.reduce((state, event) => decider.evolve(state, event), decider.initial)).toEqual(steps.at(-1)!.after);
        });
      });

      // Of one seed: what is reached must not hang on chance.
      it('from every status but the ends something leads on: its histories reach every row of its table, and every refusal', () => {
        expect(
          Object.keys(actions)
            .filter((status) => actions[status as S['status']].length === 0)
            .sort(),
        ).toEqual([...ends].sort());
        const rows = Object.entries<readonly C['type'][]>(actions).flatMap(([status, types]) => types.map((type) => `${status}: ${type}`));
        const reached = random.reached(({ command, before, events }) => {
          const answered = answer(command, before);
          if (own.includes(command.type)) return events.length > 0 ? [command.type] : [];
          return isRefused(answered) ? [answered.code] : rowOf(before).includes(command.type) ? [`${before.status}: ${command.type}`] : [];
        });
        expect(reached).toEqual([...rows, ...own, ...refusals].sort());
      });
    },
  };
}
