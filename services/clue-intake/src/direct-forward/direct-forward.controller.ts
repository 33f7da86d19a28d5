import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import { envelopeRecipients } from './direct-forward.decider.js';
import { DirectForwardService } from './direct-forward.service.js';

const PassEnvelopeBody = z
  .strictObject({
    organisationId: z.string().min(1).max(100),
    envelope: z.string().regex(/^[A-Z0-9-]{1,20}$/),
    recipient: z.enum(envelopeRecipients),
    receivedOn: z.iso.date(),
  })
  .meta({ id: 'PassEnvelope' });
const SendUpEnvelopeBody = z.strictObject({ sentOn: z.iso.date() }).meta({ id: 'SendUpEnvelope' });

@ApiTags('direct forwards')
@Controller('api/clue-intake/direct-forwards')
export class DirectForwardController {
  constructor(private readonly forwards: DirectForwardService) {}

  @Post()
  @Command('direct-forward.pass')
  pass(@Request() request: RequestContext, @Body({ schema: PassEnvelopeBody }) body: z.infer<typeof PassEnvelopeBody>) {
    return this.forwards.pass(request, newId(request, 'direct-forward'), body);
  }

  @Post(':directForwardId/sending-up')
  @Command('direct-forward.send-up')
  sendUp(
    @Request() request: RequestContext,
    @Param('directForwardId') directForwardId: string,
    @Body({ schema: SendUpEnvelopeBody }) body: z.infer<typeof SendUpEnvelopeBody>,
  ) {
    return this.forwards.sendUp(request, directForwardId, body);
  }
}
