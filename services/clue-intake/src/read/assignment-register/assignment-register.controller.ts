import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { AssignmentFilter, AssignmentRegisterQuery } from './assignment-register.query.js';

@ApiTags('assignments')
@Controller('api/clue-intake/assignments')
export class AssignmentRegisterController {
  constructor(private readonly register: AssignmentRegisterQuery) {}

  @Get()
  @Reads('assignment.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: AssignmentFilter }) filter: AssignmentFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':assignmentId')
  @Reads('assignment.read')
  get(@Request() { principal }: RequestContext, @Param('assignmentId') assignmentId: string) {
    return this.register.get(principal, assignmentId);
  }
}
