import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { paging, Reads, Request, type RequestContext } from '@liandong/service-kit';
import { DirectForwardRegisterQuery } from './direct-forward-register.query.js';

const DirectForwardPage = z.strictObject(paging);

@ApiTags('direct forwards')
@Controller('api/clue-intake/direct-forwards')
export class DirectForwardRegisterController {
  constructor(private readonly register: DirectForwardRegisterQuery) {}

  @Get()
  @Reads('direct-forward.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: DirectForwardPage }) page: z.output<typeof DirectForwardPage>) {
    return this.register.list(principal, page);
  }

  @Get(':directForwardId')
  @Reads('direct-forward.read')
  get(@Request() { principal }: RequestContext, @Param('directForwardId') directForwardId: string) {
    return this.register.get(principal, directForwardId);
  }
}
