import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import { keyMarkKinds } from './key-mark.decider.js';
import { KeyMarkService } from './key-mark.service.js';

const id = z.string().min(1).max(100);
const reason = z.string().trim().min(1).max(2_000);
const SetKeyMarkBody = z
  .strictObject({
    organisationId: id,
    kind: z.enum(keyMarkKinds),
    name: z.string().trim().min(2).max(100),
    unit: id.optional(),
    reason,
    markedOn: z.iso.date(),
  })
  .meta({ id: 'SetKeyMark' });
const LiftKeyMarkBody = z.strictObject({ reason, liftedOn: z.iso.date() }).meta({ id: 'LiftKeyMark' });

@ApiTags('key marks')
@Controller('api/clue-intake/key-marks')
export class KeyMarkController {
  constructor(private readonly marks: KeyMarkService) {}

  @Post()
  @Command('key-mark.set')
  set(@Request() request: RequestContext, @Body({ schema: SetKeyMarkBody }) body: z.infer<typeof SetKeyMarkBody>) {
    return this.marks.set(request, newId(request, 'key-mark'), body);
  }

  @Post(':keyMarkId/lifting')
  @Command('key-mark.set')
  lift(
    @Request() request: RequestContext,
    @Param('keyMarkId') keyMarkId: string,
    @Body({ schema: LiftKeyMarkBody }) body: z.infer<typeof LiftKeyMarkBody>,
  ) {
    return this.marks.lift(request, keyMarkId, body);
  }
}
