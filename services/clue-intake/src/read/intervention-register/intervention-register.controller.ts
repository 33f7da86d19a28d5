import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Discreet, Reads, Request, type RequestContext } from '@liandong/service-kit';
import { InterventionFilter, InterventionRegisterQuery } from './intervention-register.query.js';

@ApiTags('interventions')
@Controller('api/clue-intake/interventions')
export class InterventionRegisterController {
  constructor(private readonly register: InterventionRegisterQuery) {}

  @Get()
  @Reads('intervention.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: InterventionFilter }) filter: InterventionFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':interventionId')
  @Reads('intervention.read')
  get(@Request() { principal }: RequestContext, @Param('interventionId') interventionId: string) {
    return this.register.get(principal, interventionId);
  }
}

/** Beside a clue: that somebody asked about it (B4.6). */
@ApiTags('interventions')
@Controller('api/clue-intake/clues')
export class ClueInterventionsController {
  constructor(private readonly register: InterventionRegisterQuery) {}

  @Get(':clueId/interventions')
  @Reads('clue.read')
  @Discreet()
  ofClue(@Request() { principal }: RequestContext, @Param('clueId') clueId: string) {
    return this.register.ofClue(principal, clueId);
  }
}
