import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Operates, Request, type RequestContext } from '@liandong/service-kit';
import { ClearanceService } from '../clearance/clearance.service.js';
import { LedgerRuntime } from '../ledger.runtime.js';

const ClearBody = z.strictObject({ reason: z.string().trim().min(1).max(2_000) }).meta({ id: 'ClearLedger' });

/** The operator's part of the ledger: check it, and clear what was found once it is clean again. */
@ApiTags('audit ops')
@Controller('api/audit/ops/ledger')
export class LedgerOpsController {
  constructor(
    private readonly runtime: LedgerRuntime,
    private readonly clearances: ClearanceService,
  ) {}

  /** Starts a full check without pauses; how far it is stands in the ledger's status. */
  @Post('scrub')
  @Operates('ops.operate')
  scrub() {
    this.runtime.scrubNow();
    return { scrub: 'started' };
  }

  /** Clears all findings and the signer's refusal, with a reason: an event of the operator's (LedgerCleared); what was cleared stays on record. */
  @Post('clearance')
  @Operates('ops.operate', { keyed: true })
  async clear(@Request() request: RequestContext, @Body({ schema: ClearBody }) { reason }: z.infer<typeof ClearBody>) {
    return { cleared: await this.clearances.clear(request, reason) };
  }
}
