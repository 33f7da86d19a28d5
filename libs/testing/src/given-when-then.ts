/** A decider, as far as its specification asks. */
export interface Decides<S, C, E> {
  readonly initial: S;
  evolve(state: S, event: E): S;
  decide(command: C, state: S): readonly E[];
}

/**
 * A decider's specification in three words:
 * `given(clue, [ClueReceived…]).when(command).then([…])`, or `.thenRefused('clue.not-allowed')`.
 */
export function given<S, C, E extends { type: string }>(decider: Decides<S, C, E>, history: readonly E[]) {
  const state = history.reduce((current, event) => decider.evolve(current, event), decider.initial);
  return {
    state,
    when(command: C) {
      return {
        /** The command yields exactly these events. */
        then(expected: readonly E[]) {
          expect(decider.decide(command, state)).toEqual(expected);
        },
        /** The command yields events of these types, in this order. */
        thenTypes(...types: E['type'][]) {
          expect(decider.decide(command, state).map((event) => event.type)).toEqual(types);
        },
        /** A repeated command: nothing new happens. */
        thenNothing() {
          expect(decider.decide(command, state)).toEqual([]);
        },
        /** The command is refused with this stable code; the error is returned for closer looks. */
        thenRefused(code: string): unknown {
          let refusal: unknown;
          try {
            decider.decide(command, state);
          } catch (error) {
            refusal = error;
          }
          expect(refusal).toMatchObject({ code });
          return refusal;
        },
      };
    },
  };
}

/** One command of a random history: what it met, what it yielded, what stood afterwards. */
export interface Step<S, C, E> {
  readonly command: C;
  readonly before: S;
  readonly events: readonly E[];
  readonly after: S;
}

/** A refusal of the domain (`DomainError`), told by its name and looked at as it is: specs of every library use this one. */
export interface Refused extends Error {
  readonly name: 'DomainError';
  readonly code: string;
  readonly refusal: { readonly zh: string; readonly en: string; readonly allowed?: readonly string[] };
}

export function isRefused(answer: unknown): answer is Refused {
  return answer instanceof Error && answer.name === 'DomainError';
}

/** What a command yields; nothing when the domain refuses it. Any other failure is a defect, and is thrown. */
export function attempt<S, C, E>(decider: Pick<Decides<S, C, E>, 'decide'>, command: C, state: S): readonly E[] {
  try {
    return decider.decide(command, state);
  } catch (error) {
    if (isRefused(error)) return [];
    throw error;
  }
}
