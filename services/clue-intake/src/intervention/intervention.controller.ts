import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import { RecordInterventionBody } from './intervention.dto.js';
import { InterventionService } from './intervention.service.js';

@ApiTags('interventions')
@Controller('api/clue-intake/interventions')
export class InterventionController {
  constructor(private readonly interventions: InterventionService) {}

  @Post()
  @Command('intervention.record')
  record(@Request() request: RequestContext, @Body({ schema: RecordInterventionBody }) body: z.infer<typeof RecordInterventionBody>) {
    return this.interventions.record(request, newId(request, 'intervention'), body);
  }
}
