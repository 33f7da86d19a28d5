import { Injectable } from '@nestjs/common';
import { requireRole, requireScope } from '@liandong/access';
import { dateInChina } from '@liandong/legal-time';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { ensureKeeper } from '../library/ensure-keeper.js';
import type { ImportQuery } from './import.dto.js';
import { ledgerImport } from './import.decider.js';
import { readLedger } from './import.reading.js';
import { frameOf } from './import.rows.js';
import { ImportRunner } from './import.runner.js';
import { ImportStaging } from './import.staging.js';

/** One method per command. What is decided stands in import.decider.ts. */
@Injectable()
export class ImportService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly staging: ImportStaging,
    private readonly runner: ImportRunner,
  ) {}

  /**
   * ImportPrepared: the file is read and judged; nothing enters the library. Rules B1.4, B1.7: of a row about somebody whom the upper level
   * manages nothing is kept but its number in the file, and the file itself is kept nowhere.
   */
  async prepare(request: RequestContext, importId: string, asked: ImportQuery, file: Buffer) {
    const { principal } = request;
    const { organisationId, title, source: kind, agencyId = organisationId, mapping } = asked;
    const role = requireRole(principal, 'import.prepare');
    requireScope(principal, 'import.prepare', organisationId);
    await ensureKeeper(this.commands, organisationId, principal.personId, dateInChina(this.runner.now()));
    await this.runner.ready();
    const source = { kind, agencyId };
    const { state } = await this.commands.read(ledgerImport, importId);
    const known = state.status !== 'none';
    const frame = frameOf({
      organisationId,
      source,
      by: { personId: principal.personId, organisationId: principal.organisationId, role },
      at: state.prepared?.preparedAt ?? this.runner.now(),
    });
    if (!known) await this.staging.discard(importId);
    const read = await readLedger(file, mapping, frame, async (rows) => (known ? undefined : this.staging.add(importId, rows))).catch(
      async (error: unknown) => {
        if (!known) await this.staging.discard(importId);
        throw error;
      },
    );
    if (!known) await this.staging.passOverKnown(importId);
    // The content of the request is no part of what is remembered of its key.
    const { claim: _claim, ...own } = request;
    return this.commands.run(
      ledgerImport,
      importId,
      own,
      'import.prepare',
      { type: 'prepare', data: { organisationId, title, source, ...read } },
      { organisationId },
    );
  }

  /** ImportConfirmed, by the director of case management, while whoever prepared it is a keeper; the rows then enter in the background. Rules B1.3, B1.4. */
  async confirm(request: RequestContext, importId: string) {
    await this.commands.actorIn(ledgerImport, importId, request, 'import.confirm');
    const { status, prepared } = (await this.commands.read(ledgerImport, importId)).state;
    requireScope(request.principal, 'import.confirm', prepared?.organisationId);
    if (status === 'prepared' && prepared)
      await ensureKeeper(this.commands, prepared.organisationId, prepared.preparedBy.personId, dateInChina(this.runner.now()));
    const receipt = await this.commands.run(ledgerImport, importId, request, 'import.confirm', { type: 'confirm', data: {} });
    this.runner.wake(BigInt(receipt.position));
    return receipt;
  }

  /** ImportCancelled: before the approval or while it runs. What has entered stays. */
  async cancel(request: RequestContext, importId: string, data: { readonly reason: string }) {
    const receipt = await this.commands.run(ledgerImport, importId, request, 'import.cancel', { type: 'cancel', data });
    await this.staging.forget(importId);
    return receipt;
  }
}
