import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import { SeriesService } from './series.service.js';

const id = z.string().min(1).max(100);
const reason = z.string().trim().min(1).max(2_000);
const FormSeriesBody = z.strictObject({ organisationId: id, clueIds: z.array(id).min(2).max(50), reason }).meta({ id: 'FormSeries' });
const JoinSeriesBody = z.strictObject({ clueIds: z.array(id).min(1).max(50), reason }).meta({ id: 'JoinSeries' });
const ReleaseFromSeriesBody = z.strictObject({ clueIds: z.array(id).min(1).max(50), reason }).meta({ id: 'ReleaseFromSeries' });

@ApiTags('series')
@Controller('api/clue-intake/series')
export class SeriesController {
  constructor(private readonly series: SeriesService) {}

  @Post()
  @Command('series.form')
  form(@Request() request: RequestContext, @Body({ schema: FormSeriesBody }) body: z.infer<typeof FormSeriesBody>) {
    return this.series.form(request, newId(request, 'series'), body);
  }

  @Post(':seriesId/clues')
  @Command('series.form')
  join(
    @Request() request: RequestContext,
    @Param('seriesId') seriesId: string,
    @Body({ schema: JoinSeriesBody }) body: z.infer<typeof JoinSeriesBody>,
  ) {
    return this.series.join(request, seriesId, body);
  }

  @Post(':seriesId/releases')
  @Command('series.form')
  release(
    @Request() request: RequestContext,
    @Param('seriesId') seriesId: string,
    @Body({ schema: ReleaseFromSeriesBody }) body: z.infer<typeof ReleaseFromSeriesBody>,
  ) {
    return this.series.release(request, seriesId, body);
  }
}
