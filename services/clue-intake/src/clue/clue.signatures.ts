import type { CommandRunner } from '@liandong/service-kit';
import { custody, type UnsignedStep, waitingStep } from '../custody/custody.decider.js';
import { clue } from './clue.decider.js';

/** Undefined once everybody has signed, and for a clue that never left the library. A routing opens its step a moment later, and lacks both signatures until then. Rule B1.4. */
export async function unsignedStepOf(commands: CommandRunner, clueId: string): Promise<UnsignedStep | undefined> {
  const { state } = await commands.read(custody, clueId);
  const waiting = waitingStep(state);
  if (waiting) return { step: waiting.step, status: waiting.status };
  const { routing } = (await commands.read(clue, clueId)).state;
  return routing && state.status === 'none' ? { step: 1, status: 'open' } : undefined;
}
