import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './screening-meeting.dto.js';
import { ScreeningMeetingService } from './screening-meeting.service.js';

/** Meetings about clues (0.7, 4.8), command by command. */
@ApiTags('screening-meetings')
@Controller('api/clue-intake/screening-meetings')
export class ScreeningMeetingController {
  constructor(private readonly meetings: ScreeningMeetingService) {}

  @Post()
  @Command('meeting.convene')
  convene(@Request() request: RequestContext, @Body({ schema: dto.ConveneMeetingBody }) body: z.infer<typeof dto.ConveneMeetingBody>) {
    return this.meetings.convene(request, newId(request, 'screening-meeting'), body);
  }

  @Post(':meetingId/agenda')
  @Command('meeting.convene')
  addClue(
    @Request() request: RequestContext,
    @Param('meetingId') id: string,
    @Body({ schema: dto.AddClueToMeetingBody }) body: z.infer<typeof dto.AddClueToMeetingBody>,
  ) {
    return this.meetings.addClue(request, id, body.clueId);
  }

  @Post(':meetingId/volumes')
  @Command('meeting.read-volumes')
  readVolumes(
    @Request() request: RequestContext,
    @Param('meetingId') id: string,
    @Body({ schema: dto.ReadVolumesBody }) body: z.infer<typeof dto.ReadVolumesBody>,
  ) {
    return this.meetings.readVolumes(request, id, body);
  }

  @Post(':meetingId/opinions')
  @Command('meeting.record')
  recordOpinion(
    @Request() request: RequestContext,
    @Param('meetingId') id: string,
    @Body({ schema: dto.RecordMeetingOpinionBody }) body: z.infer<typeof dto.RecordMeetingOpinionBody>,
  ) {
    return this.meetings.recordOpinion(request, id, body);
  }

  @Post(':meetingId/minutes')
  @Command('meeting.sign')
  signMinutes(
    @Request() request: RequestContext,
    @Param('meetingId') id: string,
    @Body({ schema: dto.SignMinutesBody }) body: z.infer<typeof dto.SignMinutesBody>,
  ) {
    return this.meetings.signMinutes(request, id, body);
  }

  @Post(':meetingId/cancellation')
  @Command('meeting.convene')
  cancel(
    @Request() request: RequestContext,
    @Param('meetingId') id: string,
    @Body({ schema: dto.CancelMeetingBody }) body: z.infer<typeof dto.CancelMeetingBody>,
  ) {
    return this.meetings.cancel(request, id, body);
  }
}
