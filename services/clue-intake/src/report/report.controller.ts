import { Body, Controller, Header, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './report.dto.js';
import { ReportService } from './report.service.js';

/** What the handlers do with reports. Which command is allowed when stands in report.allowed-actions.ts. */
@ApiTags('reports')
@Controller('api/clue-intake/reports/:reportId')
export class ReportController {
  constructor(private readonly reports: ReportService) {}

  /** Answers what was told, once the reading is stored. */
  @Post('reading')
  @Header('cache-control', 'no-store')
  @ApiCreatedResponse({ standardSchema: dto.OpenedReport, description: '查看已留痕,附内容 / the reading was recorded; the content' })
  @Command('report.read-content')
  read(@Request() request: RequestContext, @Param('reportId') reportId: string) {
    return this.reports.readContent(request, reportId);
  }

  /** Answers one photograph, once the reading is stored. */
  @Post('photographs/:number/reading')
  @Header('cache-control', 'no-store')
  @ApiCreatedResponse({ standardSchema: dto.OpenedPhotograph, description: '查看已留痕,附照片 / the reading was recorded; the photograph' })
  @Command('report.read-content')
  readPhotograph(@Request() request: RequestContext, @Param('reportId') reportId: string, @Param('number', ParseIntPipe) number: number) {
    return this.reports.readPhotograph(request, reportId, number);
  }

  @Post('questions')
  @Command('report.converse', { sealsBody: true })
  ask(
    @Request() request: RequestContext,
    @Param('reportId') reportId: string,
    @Body({ schema: dto.MessageBody }) body: z.infer<typeof dto.MessageBody>,
  ) {
    return this.reports.ask(request, reportId, body.text);
  }

  @Post('notices')
  @Command('report.converse', { sealsBody: true })
  tell(
    @Request() request: RequestContext,
    @Param('reportId') reportId: string,
    @Body({ schema: dto.MessageBody }) body: z.infer<typeof dto.MessageBody>,
  ) {
    return this.reports.tell(request, reportId, body.text);
  }

  @Post('clue')
  @Command('report.take-in')
  takeIn(
    @Request() request: RequestContext,
    @Param('reportId') reportId: string,
    @Body({ schema: dto.TakeInReportBody }) body: z.infer<typeof dto.TakeInReportBody>,
  ) {
    return this.reports.takeIn(request, reportId, body);
  }

  @Post('decline-proposal')
  @Command('report.propose-decline', { sealsBody: true })
  proposeDecline(
    @Request() request: RequestContext,
    @Param('reportId') reportId: string,
    @Body({ schema: dto.ProposeDeclineBody }) body: z.infer<typeof dto.ProposeDeclineBody>,
  ) {
    return this.reports.proposeDecline(request, reportId, body);
  }

  @Post('decline-approval')
  @Command('report.decide-decline')
  approveDecline(@Request() request: RequestContext, @Param('reportId') reportId: string) {
    return this.reports.approveDecline(request, reportId);
  }

  @Post('decline-rejection')
  @Command('report.decide-decline')
  rejectDecline(
    @Request() request: RequestContext,
    @Param('reportId') reportId: string,
    @Body({ schema: dto.RejectDeclineBody }) body: z.infer<typeof dto.RejectDeclineBody>,
  ) {
    return this.reports.rejectDecline(request, reportId, body);
  }

  @Post('repeat')
  @Command('report.keep-repeat', { sealsBody: true })
  keepRepeat(
    @Request() request: RequestContext,
    @Param('reportId') reportId: string,
    @Body({ schema: dto.KeepReportRepeatBody }) body: z.infer<typeof dto.KeepReportRepeatBody>,
  ) {
    return this.reports.keepRepeat(request, reportId, body);
  }

  @Post('direct-forward')
  @Command('report.find-direct-forward')
  findDirectForward(
    @Request() request: RequestContext,
    @Param('reportId') reportId: string,
    @Body({ schema: dto.DirectForwardBody }) body: z.infer<typeof dto.DirectForwardBody>,
  ) {
    return this.reports.findDirectForward(request, reportId, body);
  }

  @Post('sending-up')
  @Command('report.send-up')
  sendUp(
    @Request() request: RequestContext,
    @Param('reportId') reportId: string,
    @Body({ schema: dto.SendUpBody }) body: z.infer<typeof dto.SendUpBody>,
  ) {
    return this.reports.sendUp(request, reportId, body);
  }
}
