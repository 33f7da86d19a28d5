import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { SupervisionInputFilter, SupervisionInputsQuery } from '../supervision-inputs/supervision-inputs.query.js';
import { ClueCopyFilter, ClueCopyRegisterQuery } from './clue-copy-register.query.js';

@ApiTags('clue-copies')
@Controller('api/clue-intake')
export class ClueCopyRegisterController {
  constructor(
    private readonly register: ClueCopyRegisterQuery,
    private readonly inputs: SupervisionInputsQuery,
  ) {}

  @Get('clue-copies')
  @Reads('clue-copy.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: ClueCopyFilter }) filter: ClueCopyFilter) {
    return this.register.list(principal, filter);
  }

  @Get('clue-copies/:copyId')
  @Reads('clue-copy.read')
  get(@Request() { principal }: RequestContext, @Param('copyId') copyId: string) {
    return this.register.get(principal, copyId);
  }

  /** What the reader's own agency copied, and what it was told. */
  @Get('own-clue-copies')
  @Reads('clue-copy.read-own')
  own(@Request() { principal }: RequestContext, @Query({ schema: ClueCopyFilter }) filter: ClueCopyFilter) {
    return this.register.own(principal, filter);
  }

  @Get('own-clue-copies/:copyId')
  @Reads('clue-copy.read-own')
  ownOne(@Request() { principal }: RequestContext, @Param('copyId') copyId: string) {
    return this.register.ownOne(principal, copyId);
  }

  /** What an approved analysis gave the reader's department for daily supervision, or to prepare a prompt. */
  @Get('supervision-inputs')
  @Reads('clue-copy.read-inputs')
  supervisionInputs(@Request() { principal }: RequestContext, @Query({ schema: SupervisionInputFilter }) filter: SupervisionInputFilter) {
    return this.inputs.list(principal, filter);
  }
}
