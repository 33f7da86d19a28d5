import fc from 'fast-check';
import { attempt, type Decides, type Step } from './given-when-then.js';

interface Command {
  readonly type: string;
  readonly data: unknown;
  readonly by: unknown;
  readonly at: string;
}

/** What each command may carry: a type without data of its own does not compile. */
export type DrawnData<C extends Command> = { readonly [T in C['type']]: fc.Arbitrary<Extract<C, { readonly type: T }>['data']> };

/** Who asks, and when, whatever is asked; or by the type of the command. */
type Drawn<C extends Command, V> = fc.Arbitrary<V> | ((type: C['type']) => fc.Arbitrary<V>);

/** Any command of a type: its data, by somebody, at some moment. */
export function commandsOf<C extends Command>(
  data: DrawnData<C>,
  by: Drawn<C, C['by']>,
  at: Drawn<C, string>,
): (type: C['type']) => fc.Arbitrary<C> {
  const of = <V>(drawn: Drawn<C, V>, type: C['type']) => (typeof drawn === 'function' ? drawn(type) : drawn);
  return (type) =>
    fc.record({ type: fc.constant(type), data: data[type], by: of(by, type), at: of(at, type) }) as unknown as fc.Arbitrary<C>;
}

/** Asks so many times, whatever comes: what the decider refuses changes nothing. */
export function played<S, C, E>(decider: Decides<S, C, E>, asks: number, ask: (state: S, index: number) => C): readonly Step<S, C, E>[] {
  let state = decider.initial;
  return Array.from({ length: asks }, (_, index) => {
    const before = state;
    const command = ask(before, index);
    const events = attempt(decider, command, before);
    state = events.reduce((current, event) => decider.evolve(current, event), before);
    return { command, before, events, after: state };
  });
}

/** How the random histories of a decider come about. */
export interface Histories<S, C extends Command> {
  readonly data: DrawnData<C>;
  readonly by: Drawn<C, C['by']>;
  readonly at: Drawn<C, string>;
  /** How often somebody asks. */
  readonly asks: number;
  /** What is asked next, as things stand; mostly what gets far. */
  readonly next: (state: S) => fc.Arbitrary<C['type']>;
  /** The drawn command as people would give it, where chance alone would hardly ever do. */
  readonly adjust?: (command: C, state: S) => C;
}

type Parameters = Pick<fc.Parameters<unknown>, 'numRuns' | 'seed'>;

/** Random histories of a decider, and what holds of all of them. */
export function histories<S, C extends Command, E extends { readonly type: string }>(
  decider: Decides<S, C, E>,
  { data, by, at, asks, next, adjust = (command) => command }: Histories<S, C>,
) {
  const commandOf = commandsOf(data, by, at);
  // A state as an argument of `draw` would be compared with every state that was drawn from.
  const play = (draw: fc.GeneratorValue) =>
    played(decider, asks, (state) =>
      adjust(
        draw(
          commandOf,
          draw(() => next(state)),
        ),
        state,
      ),
    );
  const check = (holds: (steps: readonly Step<S, C, E>[]) => void, parameters: Parameters = {}) =>
    fc.assert(
      fc.property(fc.gen(), (draw) => holds(play(draw))),
      { numRuns: 200, endOnFailure: true, ...parameters },
    );
  return {
    play,
    /** Holds of 200 histories, or of `numRuns`. */
    check,
    /** What the histories of one seed reach, sorted: it must not hang on chance whether the properties say something. Unless told otherwise, the types of the events. */
    reached(
      of: (step: Step<S, C, E>) => readonly string[] = ({ events }) => events.map(({ type }) => type),
      numRuns = 600,
    ): readonly string[] {
      const seen = new Set<string>();
      check((steps) => steps.forEach((step) => of(step).forEach((one) => seen.add(one))), { numRuns, seed: 20_200_611 });
      return [...seen].sort();
    },
  };
}
