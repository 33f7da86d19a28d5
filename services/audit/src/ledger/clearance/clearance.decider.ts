import { type Ask, type Decider, ensure } from '@liandong/event-sourcing';
import { ledgerErrors } from '../http/ledger.errors.js';

/** What was found wrong, as it lay before the operator. Positions and places are decimal texts or numbers; no content of events. */
export interface ClearedFinding {
  readonly id: string;
  readonly kind: string;
  readonly foundBy: string;
  readonly foundAt: string;
  readonly leafIndex?: number;
  readonly eventId?: string;
  readonly position?: string;
}

/** A refusal of the signer, as it lay before the operator. */
export interface ClearedRefusal {
  readonly id: string;
  readonly code: string;
  readonly refusedAt: string;
}

/** The full check that found everything as it should be. */
export interface CleanPass {
  readonly startedAt: string;
  readonly endedAt: string;
  /** Leaves that it checked. */
  readonly size: number;
}

interface Open {
  readonly findings: readonly ClearedFinding[];
  readonly refusals: readonly ClearedRefusal[];
}

/** Everything that was open is cleared (解除异常), after a full check that began later had ended clean. */
export interface LedgerCleared {
  readonly type: 'LedgerCleared';
  readonly data: Open & { readonly reason: string; readonly cleanPass: CleanPass; readonly clearedBy: string };
}

/** What is open and the last clean check are facts that the service reads. */
export type ClearanceCommand = Ask<'clear', Open & { readonly reason: string; readonly cleanPass?: CleanPass }>;

/** Ids of what was cleared so far. */
export interface ClearanceState {
  readonly findings: readonly string[];
  readonly refusals: readonly string[];
}

/** The one ledger of the system. */
export const LEDGER_ID = 'ledger';

const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);

/** An operator's decisions on what was found wrong with the ledger; the only events of the audit service that are no record of reading. */
export const ledgerClearance: Decider<ClearanceState, ClearanceCommand, LedgerCleared> = {
  category: 'ledgerClearance',
  initial: { findings: [], refusals: [] },
  evolve: (state, { data }) => ({
    findings: [...state.findings, ...ids(data.findings)],
    refusals: [...state.refusals, ...ids(data.refusals)],
  }),
  decide: ({ data: { reason, cleanPass, ...open }, by }, state) => {
    const findings = open.findings.filter(({ id }) => !state.findings.includes(id));
    const refusals = open.refusals.filter(({ id }) => !state.refusals.includes(id));
    ensure(findings.length + refusals.length > 0, ledgerErrors.nothingOpen);
    const latest = Math.max(
      ...[...findings.map(({ foundAt }) => foundAt), ...refusals.map(({ refusedAt }) => refusedAt)].map((at) => Date.parse(at)),
    );
    ensure(cleanPass && Date.parse(cleanPass.startedAt) > latest, ledgerErrors.notClean);
    return [{ type: 'LedgerCleared', data: { findings, refusals, reason, cleanPass, clearedBy: by.personId } }];
  },
};
