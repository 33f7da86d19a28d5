import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { TalkInquiryFilter } from './talk-inquiry-register.dto.js';
import { TalkInquiryRegisterQuery } from './talk-inquiry-register.query.js';

@ApiTags('talk-inquiries')
@Controller('api/clue-intake/talk-inquiries')
export class TalkInquiryRegisterController {
  constructor(private readonly register: TalkInquiryRegisterQuery) {}

  @Get()
  @Reads('talk-inquiry.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: TalkInquiryFilter }) filter: TalkInquiryFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':talkInquiryId')
  @Reads('talk-inquiry.read')
  get(@Request() { principal }: RequestContext, @Param('talkInquiryId') talkInquiryId: string) {
    return this.register.get(principal, talkInquiryId);
  }
}
