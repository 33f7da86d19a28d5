import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './clue.dto.js';
import { ClueSubjectsService } from './clue-subjects.service.js';

/** Whom or what a clue is about, as that becomes known (查明身份). */
@ApiTags('clues')
@Controller('api/clue-intake/clues')
export class ClueSubjectsController {
  constructor(private readonly subjects: ClueSubjectsService) {}

  /** Of an unidentified subject: which person or institution it is. */
  @Post(':clueId/subject-identification')
  @Command('clue.change-subjects')
  identify(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.IdentifySubjectBody }) body: z.infer<typeof dto.IdentifySubjectBody>,
  ) {
    return this.subjects.identify(request, clueId, body);
  }

  @Post(':clueId/subject-addition')
  @Command('clue.change-subjects')
  add(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.ChangeSubjectBody }) body: z.infer<typeof dto.ChangeSubjectBody>,
  ) {
    return this.subjects.add(request, clueId, body);
  }

  @Post(':clueId/subject-correction')
  @Command('clue.change-subjects')
  correct(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.ChangeSubjectBody }) body: z.infer<typeof dto.ChangeSubjectBody>,
  ) {
    return this.subjects.correct(request, clueId, body);
  }
}
