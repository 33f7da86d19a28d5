import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ensure } from '@liandong/event-sourcing';
import { Operates, Request, type RequestContext } from '@liandong/service-kit';
import { LedgerRuntime } from '../ledger.runtime.js';
import { ledgerErrors } from './ledger.errors.js';

const ClearBody = z.strictObject({ reason: z.string().trim().min(1).max(2_000) }).meta({ id: 'ClearLedger' });

/** The operator's part of the ledger: check it, and clear what was found once it is clean again. */
@ApiTags('audit ops')
@Controller('api/audit/ops/ledger')
export class LedgerOpsController {
  constructor(private readonly runtime: LedgerRuntime) {}

  /** Starts a full check without pauses; how far it is stands in the ledger's status. */
  @Post('scrub')
  @Operates('ops.operate')
  scrub() {
    this.runtime.scrubNow();
    return { scrub: 'started' };
  }

  /** Clears all findings and the signer's refusal, with a reason; both stay on record. */
  @Post('clearance')
  @Operates('ops.operate')
  async clear(@Request() { principal }: RequestContext, @Body({ schema: ClearBody }) { reason }: z.infer<typeof ClearBody>) {
    const { findings, checkpoints } = this.runtime;
    const [open, refusal] = await Promise.all([findings.open(), checkpoints.refusal()]);
    ensure(open.length > 0 || refusal, ledgerErrors.nothingOpen);
    ensure(await findings.clear(principal.personId, reason, refusal?.refusedAt), ledgerErrors.notClean);
    return { cleared: { findings: open.map(({ id }) => id), refusal: refusal?.code ?? null } };
  }
}
