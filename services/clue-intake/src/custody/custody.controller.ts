import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import { CustodyService } from './custody.service.js';

const id = z.string().min(1).max(100);
/** `personId`: who is to sign; without it, whoever of the organisation does. */
const PassOnBody = z
  .strictObject({
    kind: z.enum(['passing-on', 'return']),
    to: z.strictObject({ organisationId: id, personId: id.optional() }),
    handedOn: z.iso.date(),
  })
  .meta({ id: 'PassOnClue' });
const HandOverBody = z.strictObject({ handedOn: z.iso.date() }).meta({ id: 'HandOverStep' });
const ReceiveBody = z.strictObject({ receivedOn: z.iso.date() }).meta({ id: 'ReceiveStep' });
const SendBackBody = z.strictObject({ reason: z.string().trim().min(1).max(2_000) }).meta({ id: 'SendBackStep' });
const WithdrawBody = z.strictObject({ reason: z.string().trim().min(1).max(2_000) }).meta({ id: 'WithdrawStep' });

/** Through whose hands a clue goes, each step signed on both sides (B1.4). */
@ApiTags('custody')
@Controller('api/clue-intake/custody')
export class CustodyController {
  constructor(private readonly custody: CustodyService) {}

  @Post(':clueId/steps')
  @Command('custody.hand-over')
  passOn(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: PassOnBody }) { to, ...body }: z.infer<typeof PassOnBody>,
  ) {
    const { personId, organisationId } = to;
    return this.custody.passOn(request, clueId, {
      ...body,
      to: personId === undefined ? { organisationId } : { organisationId, personId },
    });
  }

  @Post(':clueId/handing-over')
  @Command('custody.hand-over')
  handOver(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: HandOverBody }) body: z.infer<typeof HandOverBody>,
  ) {
    return this.custody.handOver(request, clueId, body);
  }

  @Post(':clueId/receipt')
  @Command('custody.receive')
  receive(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: ReceiveBody }) body: z.infer<typeof ReceiveBody>,
  ) {
    return this.custody.receive(request, clueId, body);
  }

  @Post(':clueId/sending-back')
  @Command('custody.receive')
  sendBack(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: SendBackBody }) body: z.infer<typeof SendBackBody>,
  ) {
    return this.custody.sendBack(request, clueId, body);
  }

  /** The step waits for nobody any more: whoever was to sign is recused, has left, or was named by mistake. */
  @Post(':clueId/withdrawal')
  @Command('custody.withdraw')
  withdraw(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: WithdrawBody }) body: z.infer<typeof WithdrawBody>,
  ) {
    return this.custody.withdraw(request, clueId, body);
  }
}
