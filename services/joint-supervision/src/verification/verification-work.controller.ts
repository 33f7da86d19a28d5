import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './verification.dto.js';
import { VerificationService } from './verification.service.js';

/** What the teams do in a verification, from the first measure to the conclusion. */
@ApiTags('verifications')
@Controller('api/joint-supervision/verifications')
export class VerificationWorkController {
  constructor(private readonly verifications: VerificationService) {}

  @Post(':verificationId/measures')
  @Command('verification.take-measure')
  takeMeasure(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.TakeMeasureBody }) body: z.infer<typeof dto.TakeMeasureBody>,
  ) {
    return this.verifications.takeMeasure(request, id, body);
  }

  @Post(':verificationId/subjects')
  @Command('verification.add-subjects')
  addSubjects(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.AddSubjectsBody }) body: z.infer<typeof dto.AddSubjectsBody>,
  ) {
    return this.verifications.addSubjects(request, id, body);
  }

  /** Who an unidentified subject turned out to be (查明身份). */
  @Post(':verificationId/subject-identification')
  @Command('verification.add-subjects')
  identifySubject(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.IdentifySubjectBody }) body: z.infer<typeof dto.IdentifySubjectBody>,
  ) {
    return this.verifications.identifySubject(request, id, body);
  }

  @Post(':verificationId/subject-approvals')
  @Command('verification.approve-subjects')
  approveSubjects(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.ApproveSubjectsBody }) body: z.infer<typeof dto.ApproveSubjectsBody>,
  ) {
    return this.verifications.approveSubjects(request, id, body);
  }

  @Post(':verificationId/subject-rejections')
  @Command('verification.approve-subjects')
  rejectSubjects(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.RejectSubjectsBody }) body: z.infer<typeof dto.RejectSubjectsBody>,
  ) {
    return this.verifications.rejectSubjects(request, id, body);
  }

  @Post(':verificationId/findings')
  @Command('verification.record-finding')
  recordFinding(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.RecordFindingBody }) body: z.infer<typeof dto.RecordFindingBody>,
  ) {
    return this.verifications.recordFinding(request, id, body);
  }

  @Post(':verificationId/report')
  @Command('verification.draft-report')
  draftReport(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.DraftReportBody }) body: z.infer<typeof dto.DraftReportBody>,
  ) {
    return this.verifications.draftReport(request, id, body);
  }

  @Post(':verificationId/report-signatures')
  @Command('verification.sign-report')
  signReport(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.SignReportBody }) body: z.infer<typeof dto.SignReportBody>,
  ) {
    return this.verifications.signReport(request, id, body);
  }

  @Post(':verificationId/report-submission')
  @Command('verification.submit-report')
  submitReport(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.SubmitReportBody }) body: z.infer<typeof dto.SubmitReportBody>,
  ) {
    return this.verifications.submitReport(request, id, body);
  }

  @Post(':verificationId/report-return')
  @Command('verification.conclude')
  returnReport(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.ReasonBody }) body: z.infer<typeof dto.ReasonBody>,
  ) {
    return this.verifications.returnReport(request, id, body);
  }

  @Post(':verificationId/conclusion')
  @Command('verification.conclude')
  conclude(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.ConcludeBody }) body: z.infer<typeof dto.ConcludeBody>,
  ) {
    return this.verifications.conclude(request, id, body);
  }
}
