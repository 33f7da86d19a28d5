import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './person-enquiry.dto.js';
import { PersonEnquiryService } from './person-enquiry.service.js';

/** Whether there are clues about somebody, asked by letter and answered by letter (廉政意见回复). */
@ApiTags('person-enquiries')
@Controller('api/clue-intake/person-enquiries')
export class PersonEnquiryController {
  constructor(private readonly enquiries: PersonEnquiryService) {}

  @Post()
  @Command('person-enquiry.record')
  record(
    @Request() request: RequestContext,
    @Body({ schema: dto.RecordPersonEnquiryBody }) body: z.infer<typeof dto.RecordPersonEnquiryBody>,
  ) {
    return this.enquiries.record(request, newId(request, 'person-enquiry'), body);
  }

  @Post(':personEnquiryId/search')
  @Command('person-enquiry.handle')
  search(@Request() request: RequestContext, @Param('personEnquiryId') id: string) {
    return this.enquiries.search(request, id);
  }

  @Post(':personEnquiryId/reply-proposal')
  @Command('person-enquiry.handle')
  propose(
    @Request() request: RequestContext,
    @Param('personEnquiryId') id: string,
    @Body({ schema: dto.ProposeEnquiryReplyBody }) body: dto.ProposeEnquiryReplyBody,
  ) {
    return this.enquiries.propose(request, id, body);
  }

  @Post(':personEnquiryId/reply-approval')
  @Command('person-enquiry.approve')
  approve(@Request() request: RequestContext, @Param('personEnquiryId') id: string) {
    return this.enquiries.approve(request, id);
  }

  @Post(':personEnquiryId/reply-rejection')
  @Command('person-enquiry.approve')
  reject(
    @Request() request: RequestContext,
    @Param('personEnquiryId') id: string,
    @Body({ schema: dto.RejectEnquiryReplyBody }) body: z.infer<typeof dto.RejectEnquiryReplyBody>,
  ) {
    return this.enquiries.reject(request, id, body);
  }

  @Post(':personEnquiryId/reply')
  @Command('person-enquiry.send')
  send(
    @Request() request: RequestContext,
    @Param('personEnquiryId') id: string,
    @Body({ schema: dto.SendEnquiryReplyBody }) body: z.infer<typeof dto.SendEnquiryReplyBody>,
  ) {
    return this.enquiries.send(request, id, body);
  }

  @Post(':personEnquiryId/withdrawal')
  @Command('person-enquiry.record')
  withdraw(
    @Request() request: RequestContext,
    @Param('personEnquiryId') id: string,
    @Body({ schema: dto.WithdrawPersonEnquiryBody }) body: z.infer<typeof dto.WithdrawPersonEnquiryBody>,
  ) {
    return this.enquiries.withdraw(request, id, body);
  }
}
