import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './verification-register.dto.js';
import { VerificationRegisterQuery } from './verification-register.query.js';

@ApiTags('verifications')
@Controller('api/joint-supervision')
export class VerificationRegisterController {
  constructor(private readonly register: VerificationRegisterQuery) {}

  @Get('verifications')
  @Reads('verification.read')
  list(@Request() request: RequestContext, @Query({ schema: dto.VerificationFilter }) filter: dto.VerificationFilter) {
    return this.register.list(request.principal, filter);
  }

  /** Those in which I have a place, or which I lead. */
  @Get('my-verifications')
  @Reads('verification.read-own')
  listOwn(@Request() request: RequestContext, @Query({ schema: dto.VerificationFilter }) filter: dto.VerificationFilter) {
    return this.register.listOwn(request.principal, filter);
  }

  @Get('verifications/:verificationId')
  @Reads('verification.read')
  get(@Request() request: RequestContext, @Param('verificationId') verificationId: string) {
    return this.register.get(request.principal, verificationId);
  }

  /** Measures, findings, draft and signatures, for those who work on it. */
  @Get('verifications/:verificationId/file')
  @Reads('verification.read-file')
  getFile(@Request() request: RequestContext, @Param('verificationId') verificationId: string) {
    return this.register.getFile(request.principal, verificationId);
  }
}
