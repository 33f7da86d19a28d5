import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { WorkListQuery } from './work-list.query.js';

@ApiTags('work list')
@Controller('api/clue-intake/work-list')
export class WorkListController {
  constructor(private readonly work: WorkListQuery) {}

  @Get()
  @Reads('work-list.read')
  list(@Request() { principal }: RequestContext) {
    return this.work.of(principal);
  }
}
