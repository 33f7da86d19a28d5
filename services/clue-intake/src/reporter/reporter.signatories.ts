import type { CommandRunner } from '@liandong/service-kit';
import { mostReporters, reporter } from './reporter.decider.js';
import type { ReporterState } from './reporter.state.js';

/** Which reporter of a clue: 1 is the first, or only one. */
export interface WhichReporter {
  readonly clueId: string;
  readonly number: number;
}

export const first = (clueId: string): WhichReporter => ({ clueId, number: 1 });

/** Under which id a reporter stands, is answered and has a key: the first under the clue's, as when there was only one. */
export function reporterIdOf({ clueId, number }: WhichReporter): string {
  return number === 1 ? clueId : `${clueId}.${number}`;
}

/** All that are registered, in their order: they are numbered without gaps. */
export async function reportersOf(
  commands: Pick<CommandRunner, 'read'>,
  clueId: string,
): Promise<readonly (WhichReporter & { readonly state: ReporterState })[]> {
  const found: (WhichReporter & { readonly state: ReporterState })[] = [];
  for (let number = 1; number <= mostReporters; number += 1) {
    const { state } = await commands.read(reporter, reporterIdOf({ clueId, number }));
    if (state.status === 'none') break;
    found.push({ clueId, number, state });
  }
  return found;
}

/** B1.16: a signature that nobody has checked yet may be a real name. */
export const mayBeNamed = ({ status, checked, identity }: ReporterState): boolean =>
  status === 'real-name' || (!checked && identity?.fields.name !== undefined);
