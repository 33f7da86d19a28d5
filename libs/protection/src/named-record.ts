import { type Decider, ensure, type Refusal } from '@liandong/event-sourcing';
import type { CommandRunner } from '@liandong/service-kit';

/** A record by which a matter can be named, such as a clue or a case. Which kinds there are, the service says that keeps them. */
export interface NamedRecord {
  readonly kind: string;
  readonly id: string;
}

/** A decider, as far as it tells whose record it is: whatever its commands and events. */
export type RecordDecider = Pick<Decider<never, never, never>, 'category' | 'upcasters'> & {
  readonly initial: unknown;
  owner?(state: never): string | undefined;
};

/** The kinds of records by which a service’s matters are named, each with its decider. */
export type NamedRecords = Readonly<Record<string, RecordDecider>>;

/** Of a schema: at least one. */
export function kindsOf(records: NamedRecords): [string, ...string[]] {
  return Object.keys(records) as [string, ...string[]];
}

/**
 * The matter of a record, and whose it is, as the event store says.
 *
 * @throws DomainError the refusal: there is no such record
 */
export async function matterOf(
  commands: CommandRunner,
  records: NamedRecords,
  { kind, id }: NamedRecord,
  unknown: Refusal,
): Promise<{ readonly matterId: string; readonly organisationId: string }> {
  ensure(Object.hasOwn(records, kind), unknown);
  const decider = records[kind] as unknown as Decider<unknown, never, never>;
  const { state, matterId } = await commands.read(decider, id);
  const organisationId = decider.owner?.(state);
  ensure(matterId !== undefined && organisationId !== undefined, unknown);
  return { matterId, organisationId };
}
