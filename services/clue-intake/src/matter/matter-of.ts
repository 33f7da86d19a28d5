import { ensure, type Refusal } from '@liandong/event-sourcing';
import type { CommandRunner } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { report } from '../report/report.decider.js';
import type { NamedRecord } from './named-record.js';

/**
 * The matter of a record, and whose it is, as the event store says.
 *
 * @throws DomainError the refusal: there is no such record
 */
export async function matterOf(commands: CommandRunner, { kind, id }: NamedRecord, unknown: Refusal): Promise<{ readonly matterId: string; readonly organisationId: string }> {
  const { state, matterId } = kind === 'clue' ? await commands.read(clue, id) : await commands.read(report, id);
  const { organisationId } = state;
  ensure(matterId !== undefined && organisationId !== undefined, unknown);
  return { matterId, organisationId };
}
