import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DomainError, StoreUnavailable } from '@liandong/event-sourcing';
import { Lease, Rest } from '@liandong/projections';
import { CommandRunner, idFrom, type Platform, PLATFORM, type RequestContext, ServiceRuntime } from '@liandong/service-kit';
import { automationPrincipal } from '@liandong/access';
import { ledgerImport } from './import.decider.js';
import type { ImportResult } from './import.events.js';
import { enter, isApproved } from './import.run.js';
import { ImportStaging, type Settled } from './import.staging.js';
import type { ImportState } from './import.state.js';

/** Rows that enter together. */
const BLOCK = 500;
/** How far the read models may fall behind, in blocks: others want to read what they write. */
const AHEAD = 3;
const WAIT_MS = 60_000;
/** How often another process's imports are looked for, in ms. */
const REST_MS = 5_000;

/** Brings approved imports into the library, one after the other, in whichever process holds the lease. Goes on where a stop left off. */
@Injectable()
export class ImportRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('import');
  private readonly rest = new Rest();
  private readonly lease: Lease;
  private stopping = false;
  private woken = false;
  private until = 0n;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly commands: CommandRunner,
    private readonly staging: ImportStaging,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {
    this.lease = new Lease(runtime.pool, runtime.schema, 'imports');
  }

  now(): string {
    return this.platform.clock.now();
  }

  /** @throws StoreUnavailable the service has just started: its read models are not there yet */
  async ready(): Promise<void> {
    if (!(await this.runtime.waitFor(0n, REST_MS))) throw new StoreUnavailable('the read models are not there yet');
  }

  onApplicationBootstrap(): void {
    this.running = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.rest.end();
    await this.running;
    await this.lease.release().catch(() => undefined);
  }

  /** An import was approved by the event at this position. */
  wake(position: bigint): void {
    this.until = position;
    this.woken = true;
    this.rest.end();
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      try {
        if ((await this.runtime.waitFor(this.until, REST_MS)) && (await this.lease.hold())) await this.work();
      } catch (error) {
        if (!this.stopping) this.logger.warn({ err: error }, 'an import did not go on; it is tried again');
      }
      if (!this.stopping && !this.woken) await this.rest.for(REST_MS);
    }
  }

  private async work(): Promise<void> {
    await this.staging.forgetOld();
    const { rows } = await this.runtime.pool.query<{ id: string }>(
      `SELECT import_id AS id FROM clue_intake.import_register WHERE status = 'running' ORDER BY confirmed_at, import_id`,
    );
    for (const { id } of rows) if (!this.stopping) await this.run(id);
  }

  /** Until every row has entered or not, or somebody cancels. */
  private async run(importId: string): Promise<void> {
    const { state } = await this.commands.read(ledgerImport, importId);
    if (state.status !== 'running') return;
    if (!(await this.begin(importId, state))) return;
    const positions: bigint[] = [];
    let last = 0;
    // Counted row by row before and after; in between what every block led to is added, or a long import would count itself again and again.
    let result = await this.result(importId);
    while (!this.stopping && (await this.lease.hold())) {
      const rows = await this.staging.pending(importId, last, BLOCK);
      if (rows.length === 0) {
        // Finished means that the register shows every row.
        await this.followed(positions.at(-1) ?? 0n);
        result = await this.result(importId);
      }
      if (!(await this.tell(importId, state, rows.length === 0 ? 'finish' : 'record-progress', result)))
        return void (await this.staging.forget(importId));
      if (rows.length === 0) return void (await this.staging.forget(importId));
      const { settled, position } = await enter(this.commands, importId, state, rows);
      await this.staging.settle(importId, settled);
      if (settled.length === rows.length) last = rows.at(-1)!.rowNumber;
      result = withSettled(result, settled);
      positions.push(position);
      await this.followed(positions.length > AHEAD ? positions.shift()! : 0n);
    }
  }

  private async followed(position: bigint): Promise<void> {
    if (!(await this.runtime.waitFor(position, WAIT_MS))) throw new Error('the read models do not follow');
  }

  private async result(importId: string): Promise<ImportResult> {
    const { pending: _pending, ...result } = await this.staging.counts(importId);
    return result;
  }

  /** What was approved is what runs; and what the library has got meanwhile is passed over. */
  private async begin(importId: string, state: ImportState): Promise<boolean> {
    const { imported } = await this.result(importId);
    if (imported === 0 && !(await isApproved(this.staging.contents(importId), state.prepared!))) {
      this.logger.error({ importId }, 'the rows of an import are not those that were approved');
      await this.commands.run(ledgerImport, importId, this.request(importId, state, 'altered'), 'import.cancel', {
        type: 'cancel',
        data: { reason: '暂存内容与获批内容不符 / the rows are not those that were approved' },
      });
      await this.staging.forget(importId);
      return false;
    }
    await this.runtime.waitFor(await this.runtime.store.head(), WAIT_MS);
    await this.staging.passOverOthers(importId);
    return true;
  }

  /** @returns false when it was cancelled meanwhile */
  private async tell(importId: string, state: ImportState, step: 'finish' | 'record-progress', data: ImportResult): Promise<boolean> {
    const request = this.request(importId, state, step, data);
    try {
      if (step === 'finish') await this.commands.run(ledgerImport, importId, request, 'import.run', { type: 'finish', data });
      else await this.commands.run(ledgerImport, importId, request, 'import.run', { type: 'record-progress', data });
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'import.not-allowed') return false;
      throw error;
    }
  }

  /** The same step of the same import is the same command. */
  private request(importId: string, { prepared }: ImportState, step: string, data?: ImportResult): RequestContext {
    return {
      principal: automationPrincipal('clue-intake', prepared!.organisationId),
      commandId: idFrom('import-step', importId, step, JSON.stringify(data ?? null)),
    };
  }
}

function withSettled(result: ImportResult, settled: readonly Settled[]): ImportResult {
  const of = (wanted: Settled['outcome']) => settled.filter(({ outcome }) => outcome === wanted).length;
  return { imported: result.imported + of('imported'), skipped: result.skipped + of('skipped'), refused: result.refused + of('refused') };
}
