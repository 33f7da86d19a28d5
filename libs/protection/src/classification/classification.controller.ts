import { Body, Controller, Param, Post, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import { AdmitPersonBody, type ProposeBody, RejectClassificationBody, WithdrawAdmissionBody } from './classification.dto.js';
import { ClassificationService } from './classification.service.js';

/** How the matters of one service are classified (定密, B4.9). */
export function classificationController(service: string, proposal: ProposeBody): Type<unknown> {
  @ApiTags('classifications')
  @Controller(`api/${service}/classifications`)
  class ClassificationController {
    constructor(private readonly classifications: ClassificationService) {}

    @Post()
    @Command('classification.propose')
    propose(@Request() request: RequestContext, @Body({ schema: proposal }) body: z.infer<ProposeBody>) {
      return this.classifications.propose(request, body);
    }

    @Post(':matterId/approval')
    @Command('classification.decide')
    approve(@Request() request: RequestContext, @Param('matterId') matterId: string) {
      return this.classifications.approve(request, matterId);
    }

    @Post(':matterId/rejection')
    @Command('classification.decide')
    reject(
      @Request() request: RequestContext,
      @Param('matterId') matterId: string,
      @Body({ schema: RejectClassificationBody }) body: z.infer<typeof RejectClassificationBody>,
    ) {
      return this.classifications.reject(request, matterId, body);
    }

    @Post(':matterId/admissions')
    @Command('classification.decide')
    admit(
      @Request() request: RequestContext,
      @Param('matterId') matterId: string,
      @Body({ schema: AdmitPersonBody }) body: z.infer<typeof AdmitPersonBody>,
    ) {
      return this.classifications.admit(request, matterId, body);
    }

    @Post(':matterId/withdrawn-admissions')
    @Command('classification.decide')
    withdrawAdmission(
      @Request() request: RequestContext,
      @Param('matterId') matterId: string,
      @Body({ schema: WithdrawAdmissionBody }) body: z.infer<typeof WithdrawAdmissionBody>,
    ) {
      return this.classifications.withdrawAdmission(request, matterId, body);
    }
  }
  return ClassificationController;
}
