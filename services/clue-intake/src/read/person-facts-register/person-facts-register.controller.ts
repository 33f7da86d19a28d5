import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { PersonFactsFilter, PersonFactsRegisterQuery } from './person-facts-register.query.js';

@ApiTags('person-facts')
@Controller('api/clue-intake/person-facts')
export class PersonFactsRegisterController {
  constructor(private readonly register: PersonFactsRegisterQuery) {}

  @Get()
  @Reads('person-facts.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: PersonFactsFilter }) filter: PersonFactsFilter) {
    return this.register.list(principal, filter);
  }
}
