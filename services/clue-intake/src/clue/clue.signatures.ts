import type { CommandRunner } from '@liandong/service-kit';
import { custody } from '../custody/custody.decider.js';
import { type CustodyState, type UnsignedStep, waitingStep } from '../custody/custody.state.js';
import { talkGivings } from '../talk-inquiry/talk-inquiry.ids.js';
import { talksOf } from '../talk-inquiry/talks-of.js';
import { clue } from './clue.decider.js';
import { clueGiving } from './clue.department.js';
import type { ClueState } from './clue.state.js';

/**
 * Undefined once everybody has signed, and for a clue that never left the library. Every routing, and whatever gives the clue to a department, opens its step
 * a moment later, and lacks both signatures until then. Rule B1.4.
 */
export async function unsignedStepOf(commands: CommandRunner, clueId: string): Promise<UnsignedStep | undefined> {
  const { state } = await commands.read(clue, clueId);
  return unsignedStep((await commands.read(custody, clueId)).state, state, await givingsOf(commands, clueId, state));
}

/** Routings of before were not counted: of those, the first step tells. `givings`: what gave it to departments. */
export function unsignedStep(
  hands: CustodyState,
  { routing, routings }: Pick<ClueState, 'routing' | 'routings'>,
  givings: readonly string[] = [],
): UnsignedStep | undefined {
  const waiting = waitingStep(hands);
  if (waiting) return { step: waiting.step, status: waiting.status };
  const awaited =
    routings > hands.routingNo || (routing !== undefined && hands.status === 'none') || givings.some((name) => !hands.named.includes(name));
  return awaited ? { step: hands.steps.length + 1, status: 'open' } : undefined;
}

async function givingsOf(
  commands: CommandRunner,
  clueId: string,
  { givenTo, talkRound }: Pick<ClueState, 'givenTo' | 'talkRound'>,
): Promise<readonly string[]> {
  const givings = givenTo === undefined ? [] : [clueGiving];
  for (let round = 1; round <= talkRound; round += 1) {
    for (const { id, state } of await talksOf(commands, clueId, round)) givings.push(...talkGivings(id, state.assignments));
  }
  return givings;
}
