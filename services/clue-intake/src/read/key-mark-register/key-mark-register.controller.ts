import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { paging, Reads, Request, type RequestContext } from '@liandong/service-kit';
import { KeyMarkFilter, KeyMarkRegisterQuery } from './key-mark-register.query.js';

const CluesPage = z.strictObject(paging);

@ApiTags('key marks')
@Controller('api/clue-intake')
export class KeyMarkRegisterController {
  constructor(private readonly register: KeyMarkRegisterQuery) {}

  @Get('key-marks')
  @Reads('key-mark.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: KeyMarkFilter }) filter: KeyMarkFilter) {
    return this.register.list(principal, filter);
  }

  @Get('key-marks/:keyMarkId')
  @Reads('key-mark.read')
  get(@Request() { principal }: RequestContext, @Param('keyMarkId') keyMarkId: string) {
    return this.register.get(principal, keyMarkId);
  }

  @Get('key-marks/:keyMarkId/clues')
  @Reads('key-mark.read')
  cluesOf(
    @Request() { principal }: RequestContext,
    @Param('keyMarkId') keyMarkId: string,
    @Query({ schema: CluesPage }) page: z.output<typeof CluesPage>,
  ) {
    return this.register.cluesOf(principal, keyMarkId, page);
  }

  @Get('clues/:clueId/key-marks')
  @Reads('key-mark.read')
  marksOf(@Request() { principal }: RequestContext, @Param('clueId') clueId: string) {
    return this.register.marksOf(principal, clueId);
  }
}
