import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './library.dto.js';
import { LibraryService } from './library.service.js';

/** Who holds the clue library of an organisation, and the hand-over between keepers (B1.3, B1.4). */
@ApiTags('libraries')
@Controller('api/clue-intake/libraries')
export class LibraryController {
  constructor(private readonly libraries: LibraryService) {}

  @Post(':organisationId')
  @Command('library.entrust')
  entrust(
    @Request() request: RequestContext,
    @Param('organisationId') id: string,
    @Body({ schema: dto.EntrustLibraryBody }) body: z.infer<typeof dto.EntrustLibraryBody>,
  ) {
    return this.libraries.entrust(request, id, body);
  }

  @Post(':organisationId/keepers')
  @Command('library.entrust')
  appoint(
    @Request() request: RequestContext,
    @Param('organisationId') id: string,
    @Body({ schema: dto.AppointKeeperBody }) body: z.infer<typeof dto.AppointKeeperBody>,
  ) {
    return this.libraries.appoint(request, id, body);
  }

  @Post(':organisationId/handover')
  @Command('library.hand-over')
  prepareHandover(
    @Request() request: RequestContext,
    @Param('organisationId') id: string,
    @Body({ schema: dto.PrepareHandoverBody }) body: z.infer<typeof dto.PrepareHandoverBody>,
  ) {
    return this.libraries.prepareHandover(request, id, body);
  }

  @Post(':organisationId/handover/differences')
  @Command('library.hand-over')
  noteDifference(
    @Request() request: RequestContext,
    @Param('organisationId') id: string,
    @Body({ schema: dto.NoteDifferenceBody }) body: z.infer<typeof dto.NoteDifferenceBody>,
  ) {
    return this.libraries.noteDifference(request, id, body);
  }

  @Post(':organisationId/handover/signatures')
  @Command('library.hand-over')
  sign(
    @Request() request: RequestContext,
    @Param('organisationId') id: string,
    @Body({ schema: dto.SignHandoverBody }) body: z.infer<typeof dto.SignHandoverBody>,
  ) {
    return this.libraries.sign(request, id, body);
  }

  @Post(':organisationId/reconciled-periods')
  @Command('library.close-period')
  closePeriod(
    @Request() request: RequestContext,
    @Param('organisationId') id: string,
    @Body({ schema: dto.ClosePeriodBody }) body: z.infer<typeof dto.ClosePeriodBody>,
  ) {
    return this.libraries.closePeriod(request, id, body);
  }

  @Post(':organisationId/handover/cancellation')
  @Command('library.hand-over')
  cancel(
    @Request() request: RequestContext,
    @Param('organisationId') id: string,
    @Body({ schema: dto.CancelHandoverBody }) body: z.infer<typeof dto.CancelHandoverBody>,
  ) {
    return this.libraries.cancel(request, id, body);
  }
}
