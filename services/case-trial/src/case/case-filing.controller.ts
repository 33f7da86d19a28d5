import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './case.dto.js';
import { CaseFilingService } from './case-filing.service.js';

/** 立案审查调查, command by command. Which is allowed when stands in case.allowed-actions.ts. */
@ApiTags('cases')
@Controller('api/case-trial/cases')
export class CaseFilingController {
  constructor(private readonly cases: CaseFilingService) {}

  @Post(':caseId/filing-proposal')
  @Command('case.propose-filing')
  proposeFiling(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.ProposeFilingBody }) body: z.infer<typeof dto.ProposeFilingBody>,
  ) {
    return this.cases.proposeFiling(request, caseId, body);
  }

  /** The principal; for a county-managed person on the party track the party chief after that (B2.4). */
  @Post(':caseId/filing-approval')
  @Command('case.approve-filing')
  approveFiling(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.ApproveFilingBody }) body: z.infer<typeof dto.ApproveFilingBody>,
  ) {
    return this.cases.approveFiling(request, caseId, body);
  }

  @Post(':caseId/filing-rejection')
  @Command('case.approve-filing')
  rejectFiling(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.RejectFilingBody }) body: z.infer<typeof dto.RejectFilingBody>,
  ) {
    return this.cases.rejectFiling(request, caseId, body);
  }

  @Post(':caseId/investigators')
  @Command('case.appoint-investigators')
  appointInvestigators(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.AppointInvestigatorsBody }) body: z.infer<typeof dto.AppointInvestigatorsBody>,
  ) {
    return this.cases.appointInvestigators(request, caseId, body);
  }

  @Post(':caseId/filing-announcement')
  @Command('case.announce-filing')
  announceFiling(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.AnnounceFilingBody }) body: z.infer<typeof dto.AnnounceFilingBody>,
  ) {
    return this.cases.announceFiling(request, caseId, body);
  }

  /** Who the unidentified subject of a case on a matter is (查明身份): proposes the supplementary filing (补充立案). */
  @Post(':caseId/subject-identification')
  @Command('case.identify-subject')
  identifySubject(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.IdentifyCaseSubjectBody }) body: z.infer<typeof dto.IdentifyCaseSubjectBody>,
  ) {
    return this.cases.identifySubject(request, caseId, body);
  }

  /** By those who approve a filing against such a subject, in their order (B2.4). */
  @Post(':caseId/supplementary-filing-approval')
  @Command('case.approve-filing')
  approveSupplementaryFiling(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.ApproveSupplementaryFilingBody }) body: z.infer<typeof dto.ApproveSupplementaryFilingBody>,
  ) {
    return this.cases.approveSupplementaryFiling(request, caseId, body);
  }

  @Post(':caseId/supplementary-filing-rejection')
  @Command('case.approve-filing')
  rejectSupplementaryFiling(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.RejectSupplementaryFilingBody }) body: z.infer<typeof dto.RejectSupplementaryFilingBody>,
  ) {
    return this.cases.rejectSupplementaryFiling(request, caseId, body);
  }

  @Post(':caseId/investigative-measures')
  @Command('case.record-measure')
  recordMeasure(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.RecordMeasureBody }) body: z.infer<typeof dto.RecordMeasureBody>,
  ) {
    return this.cases.recordMeasure(request, caseId, body);
  }

  /** The drafter signs with it. */
  @Post(':caseId/investigation-report')
  @Command('case.report-investigation')
  reportInvestigation(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.ReportInvestigationBody }) body: z.infer<typeof dto.ReportInvestigationBody>,
  ) {
    return this.cases.reportInvestigation(request, caseId, body);
  }

  @Post(':caseId/report-signature')
  @Command('case.sign-report')
  signReport(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.SignReportBody }) body: z.infer<typeof dto.SignReportBody>,
  ) {
    return this.cases.signReport(request, caseId, body);
  }

  @Post(':caseId/report-return')
  @Command('case.hand-over')
  returnReport(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.ReturnReportBody }) body: z.infer<typeof dto.ReturnReportBody>,
  ) {
    return this.cases.returnReport(request, caseId, body);
  }

  @Post(':caseId/trial-hand-over')
  @Command('case.hand-over')
  handOver(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.HandOverBody }) body: z.infer<typeof dto.HandOverBody>,
  ) {
    return this.cases.handOver(request, caseId, body);
  }
}
