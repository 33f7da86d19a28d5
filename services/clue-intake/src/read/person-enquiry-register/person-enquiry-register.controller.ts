import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { PersonEnquiryFilter } from './person-enquiry-register.dto.js';
import { PersonEnquiryRegisterQuery } from './person-enquiry-register.query.js';

@ApiTags('person-enquiries')
@Controller('api/clue-intake/person-enquiries')
export class PersonEnquiryRegisterController {
  constructor(private readonly register: PersonEnquiryRegisterQuery) {}

  @Get()
  @Reads('person-enquiry.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: PersonEnquiryFilter }) filter: PersonEnquiryFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':personEnquiryId')
  @Reads('person-enquiry.read')
  get(@Request() { principal }: RequestContext, @Param('personEnquiryId') personEnquiryId: string) {
    return this.register.get(principal, personEnquiryId);
  }
}
