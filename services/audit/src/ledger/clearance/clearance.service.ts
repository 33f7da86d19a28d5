import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { LedgerRuntime } from '../ledger.runtime.js';
import { LEDGER_ID, ledgerClearance } from './clearance.decider.js';

export interface Cleared {
  readonly findings: readonly string[];
  /** Code of the signer's refusal; null where it had not refused. */
  readonly refusal: string | null;
}

/** What an operator decides about the ledger. Auditors find it in the timeline of the matter `ledger`. */
@Injectable()
export class ClearanceService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly runtime: LedgerRuntime,
  ) {}

  /**
   * LedgerCleared. All findings and refusals that are open, with a reason; they stay on record. The same request under the same key clears
   * nothing more, whatever has been found since, and gets the first answer.
   *
   * @throws DomainError access.role-required, ledger.nothing-to-clear, ledger.not-clean
   */
  async clear(request: RequestContext, reason: string): Promise<Cleared> {
    const { clearances, findings, checkpoints, scrubber } = this.runtime;
    await clearances.follow();
    const [open, refusals, { clean }] = await Promise.all([findings.open(), checkpoints.refusals(), scrubber.status()]);
    const data = {
      findings: open.map(({ details: _details, position, ...finding }) => ({
        ...finding,
        ...(position === undefined ? {} : { position: position.toString() }),
      })),
      refusals: refusals.map(({ id, code, refusedAt }) => ({ id, code, refusedAt: refusedAt.toISOString() })),
      reason,
      ...(clean ? { cleanPass: clean } : {}),
    };
    // The key was claimed for method, path and reason: what lay open is no part of what was asked, and differs when it is asked again.
    const receipt = await this.commands.run(
      ledgerClearance,
      LEDGER_ID,
      { ...request, idDecides: true },
      'ops.operate',
      { type: 'clear', data },
      { matterId: LEDGER_ID },
    );
    await clearances.follow();
    const cleared = await clearances.find(receipt.eventIds[0]);
    return { findings: cleared?.findings.map(({ id }) => id) ?? [], refusal: cleared?.refusals[0]?.code ?? null };
  }
}
