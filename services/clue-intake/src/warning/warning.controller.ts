import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './warning.dto.js';
import { WarningService } from './warning.service.js';

/** What people do about a warning. Warnings are raised by timers, letters are asked for by an automation. */
@ApiTags('warnings')
@Controller('api/clue-intake/warnings')
export class WarningController {
  constructor(private readonly warnings: WarningService) {}

  @Post(':warningId/call')
  @Command('warning.act')
  recordCall(
    @Request() request: RequestContext,
    @Param('warningId') warningId: string,
    @Body({ schema: dto.RecordCallBody }) body: z.infer<typeof dto.RecordCallBody>,
  ) {
    return this.warnings.recordCall(request, warningId, body);
  }

  @Post(':warningId/talk')
  @Command('warning.act')
  recordTalk(
    @Request() request: RequestContext,
    @Param('warningId') warningId: string,
    @Body({ schema: dto.RecordWarningTalkBody }) body: z.infer<typeof dto.RecordWarningTalkBody>,
  ) {
    return this.warnings.recordTalk(request, warningId, body);
  }
}
