import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { ReporterRegisterQuery } from './reporter-register.query.js';

@ApiTags('reporters')
@Controller('api/clue-intake/clues/:clueId/reporter')
export class ReporterRegisterController {
  constructor(private readonly register: ReporterRegisterQuery) {}

  @Get()
  @Reads('reporter.read')
  get(@Request() { principal }: RequestContext, @Param('clueId') clueId: string) {
    return this.register.get(principal, clueId);
  }
}

/** 联名举报、集体访: all of them. */
@ApiTags('reporters')
@Controller('api/clue-intake/clues/:clueId/reporters')
export class SignatoriesRegisterController {
  constructor(private readonly register: ReporterRegisterQuery) {}

  @Get()
  @Reads('reporter.read')
  list(@Request() { principal }: RequestContext, @Param('clueId') clueId: string) {
    return this.register.list(principal, clueId);
  }

  @Get(':signatory')
  @Reads('reporter.read')
  get(@Request() { principal }: RequestContext, @Param('clueId') clueId: string, @Param('signatory') signatory: string) {
    return this.register.get(principal, clueId, /^\d{1,3}$/.test(signatory) ? Number(signatory) : 0);
  }
}
