import type { CommandRunner } from '@liandong/service-kit';
import { custody, type CustodyState, type UnsignedStep, waitingStep } from '../custody/custody.decider.js';
import { clue } from './clue.decider.js';
import type { ClueState } from './clue.state.js';

/** Undefined once everybody has signed, and for a clue that never left the library. Every routing opens its step a moment later, and lacks both signatures until then. Rule B1.4. */
export async function unsignedStepOf(commands: CommandRunner, clueId: string): Promise<UnsignedStep | undefined> {
  return unsignedStep((await commands.read(custody, clueId)).state, (await commands.read(clue, clueId)).state);
}

/** Routings of before were not counted: of those, the first step tells. */
export function unsignedStep(hands: CustodyState, { routing, routings }: Pick<ClueState, 'routing' | 'routings'>): UnsignedStep | undefined {
  const waiting = waitingStep(hands);
  if (waiting) return { step: waiting.step, status: waiting.status };
  const awaited = routings > hands.routingNo || (routing !== undefined && hands.status === 'none');
  return awaited ? { step: hands.steps.length + 1, status: 'open' } : undefined;
}
