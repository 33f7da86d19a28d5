import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { paging, Reads, Request, type RequestContext } from '@liandong/service-kit';
import { ClueLibraryQuery } from './clue-library.query.js';

const SeriesPage = z.strictObject(paging);

@ApiTags('clues')
@Controller('api/clue-intake')
export class ClueLibraryController {
  constructor(private readonly library: ClueLibraryQuery) {}

  @Get('clues/:clueId/duplicate-candidates')
  @Reads('clue.read')
  candidates(@Request() { principal }: RequestContext, @Param('clueId') clueId: string) {
    return this.library.candidates(principal, clueId);
  }

  @Get('series/:seriesId')
  @Reads('clue.read')
  ofSeries(
    @Request() { principal }: RequestContext,
    @Param('seriesId') seriesId: string,
    @Query({ schema: SeriesPage }) page: z.output<typeof SeriesPage>,
  ) {
    return this.library.ofSeries(principal, seriesId, page);
  }
}
