import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { MeetingFilter } from './meeting-register.dto.js';
import { MeetingRegisterQuery } from './meeting-register.query.js';

@ApiTags('screening-meetings')
@Controller('api/clue-intake/screening-meetings')
export class MeetingRegisterController {
  constructor(private readonly register: MeetingRegisterQuery) {}

  @Get()
  @Reads('meeting.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: MeetingFilter }) filter: MeetingFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':meetingId')
  @Reads('meeting.read')
  get(@Request() { principal }: RequestContext, @Param('meetingId') meetingId: string) {
    return this.register.get(principal, meetingId);
  }
}
