import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { FORM_TYPE, Public, Request, type RequestContext, Unhurried } from '@liandong/service-kit';
import { PublicReportService } from './public-report.service.js';
import * as dto from './report.dto.js';

/** The public channel: the only routes of the system that take no token and no trace of who asks. Mechanisms 4.15, 4.16. */
@ApiTags('public')
@Controller('api/clue-intake/public')
export class PublicReportController {
  constructor(private readonly reports: PublicReportService) {}

  @Get('channels/:organisationId')
  @Public('report-channel.look')
  channel(@Param('organisationId') organisationId: string) {
    return this.reports.terms(organisationId);
  }

  /** Not repeatable: the code is in the first answer alone, and nothing ties a second sending to the first. */
  @Post('reports')
  @ApiCreatedResponse({ standardSchema: dto.SubmittedReport, description: '回执码只显示这一次 / the receipt code is shown this once' })
  @Public('report.submit')
  submit(@Request() request: RequestContext, @Body({ schema: dto.SubmitReportBody }) body: z.infer<typeof dto.SubmitReportBody>) {
    return this.reports.submit(request, body);
  }

  @Post('receipt')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: dto.FollowedReport })
  @Public('report.follow')
  follow(@Body({ schema: dto.FollowReportBody }) body: z.infer<typeof dto.FollowReportBody>) {
    return this.reports.follow(body.code);
  }

  @Post('receipt/answers')
  @ApiCreatedResponse({ standardSchema: dto.FollowedReport })
  @Public('report.follow')
  answer(
    @Request() request: RequestContext,
    @Body({ schema: dto.AnswerQuestionBody }) { code, number, text }: z.infer<typeof dto.AnswerQuestionBody>,
  ) {
    return this.reports.answer(request, code, number, text);
  }

  @Post('receipt/supplements')
  @ApiCreatedResponse({ standardSchema: dto.FollowedReport })
  @Public('report.follow')
  supplement(
    @Request() request: RequestContext,
    @Body({ schema: dto.SupplementReportBody }) { code, text }: z.infer<typeof dto.SupplementReportBody>,
  ) {
    return this.reports.supplement(request, code, text);
  }

  /** One photograph: what is kept is made anew from what is to be seen in it. Its name, place, time and device are left behind. */
  @Post('receipt/photographs')
  @ApiConsumes(FORM_TYPE)
  @ApiBody({
    schema: {
      type: 'object',
      required: ['code', 'photograph'],
      properties: {
        code: { type: 'string' },
        photograph: { type: 'string', format: 'binary', description: 'JPEG, PNG, WebP; 12 MiB, 50 000 000 px, 20 per report' },
      },
    },
  })
  @ApiCreatedResponse({ standardSchema: dto.FollowedReport })
  @Public('report.follow')
  @Unhurried()
  async photograph(@Request() request: RequestContext, @Body() form: unknown) {
    return this.reports.addPhotograph(request, await this.reports.receivePhotograph(form));
  }
}
