import { createHash } from 'node:crypto';
import { DomainError, RevisionConflict } from '@liandong/event-sourcing';
import { type CommandReceipt, type CommandRunner, idFrom, type RequestContext } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { clueNumbers, seriesOf } from '../clue/clue.numbers.js';
import { digestLine } from './import.reading.js';
import type { Settled, StagedRow } from './import.staging.js';
import { stepsOf } from './import.steps.js';
import type { ImportState } from './import.state.js';

/** What a block of rows led to, all of them or some; `position` of the last event, if any. */
export interface BlockResult {
  readonly settled: readonly Settled[];
  readonly position: bigint;
}

type Prepared = NonNullable<ImportState['prepared']>;

/** Whether the rows are those that were approved. */
export async function isApproved(rows: AsyncIterable<StagedRow>, { rowsDigest }: Prepared): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const { rowNumber, row } of rows) hash.update(digestLine(rowNumber, row));
  return hash.digest('hex') === rowsDigest;
}

/**
 * A block of rows enters: numbers without gaps, one append per series; then every clue with one append of its own, all of them with few
 * commits. Done again after a stop, numbers and events are the same ones. Rules B1.2, B1.4.
 */
export async function enter(
  commands: CommandRunner,
  importId: string,
  { prepared, confirmedAt }: ImportState,
  rows: readonly StagedRow[],
): Promise<BlockResult> {
  const { personId, organisationId: own } = prepared!.preparedBy;
  const request: RequestContext = {
    principal: { personId, organisationId: own, roles: ['intake-officer'] },
    commandId: idFrom('import', importId),
    causationId: idFrom('import', importId),
  };
  const numbers = await numbersOf(commands, request, rows);
  // Those without one come with the next block: a stop before this one left numbers that are used first.
  const entering = rows.filter(({ clueId }) => numbers.has(clueId));
  const outcomes = await Promise.all(
    entering.map(async ({ rowNumber, clueId, row }): Promise<Settled & { readonly position: bigint }> => {
      try {
        const { position } = await enterOne(
          commands,
          { ...request, commandId: idFrom('import-row', importId, clueId) },
          { clueId, row, number: numbers.get(clueId)!, at: confirmedAt! },
        );
        return { rowNumber, outcome: 'imported', position: BigInt(position) };
      } catch (error) {
        return { rowNumber, position: 0n, ...refusalOf(error) };
      }
    }),
  );
  return {
    settled: outcomes.map(({ position: _position, ...outcome }) => outcome),
    position: outcomes.reduce((last, { position }) => (position > last ? position : last), 0n),
  };
}

async function numbersOf(
  commands: CommandRunner,
  request: RequestContext,
  rows: readonly StagedRow[],
): Promise<ReadonlyMap<string, string>> {
  const groups = new Map<string, StagedRow[]>();
  for (const one of rows) {
    const { id } = seriesOf({ ...one.row, kind: one.row.source.kind });
    const members = groups.get(id);
    if (members) members.push(one);
    else groups.set(id, [one]);
  }
  const numbers = new Map<string, string>();
  await Promise.all(
    [...groups].map(async ([series, members]) => {
      const { numberOf } = seriesOf({ ...members[0]!.row, kind: members[0]!.row.source.kind });
      const block = await commands.nextNumbers(
        clueNumbers,
        series,
        members.map(({ clueId }) => clueId),
        request,
      );
      for (const [clueId, number] of block) numbers.set(clueId, numberOf(number));
    }),
  );
  return numbers;
}

function enterOne(
  commands: CommandRunner,
  request: RequestContext,
  { clueId, row, number, at }: { readonly clueId: string; readonly row: StagedRow['row']; readonly number: string; readonly at: string },
): Promise<CommandReceipt> {
  return commands.create(clue, clueId, request, stepsOf(row, number), { organisationId: row.organisationId, at });
}

/** A clue that stands already was entered by hand or by another file meanwhile; what the domain refuses has its code. Everything else stops the run. */
function refusalOf(error: unknown): Pick<Settled, 'outcome' | 'errors'> {
  if (error instanceof RevisionConflict) return { outcome: 'skipped', errors: [{ column: 'reference', code: 'import.in-library' }] };
  if (error instanceof DomainError) return { outcome: 'refused', errors: [{ column: null, code: error.code }] };
  throw error;
}
