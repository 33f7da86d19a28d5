import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { mediaTypes, writeTable } from '@liandong/spreadsheets';
import { groupText } from '../../figures/figure.terms.js';
import { DigestQuery, FigureQuery } from './figure-digest.dto.js';
import { type Digest, FigureDigestQuery } from './figure-digest.query.js';

const HEAD = ['数字', 'figure', '分项 / by', '期末 / standing', '期内 / within', '占比% / share'] as const;
const binary = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('figures')
@Controller('api/clue-intake')
export class FigureDigestController {
  constructor(private readonly figures: FigureDigestQuery) {}

  /** All figures of a period: what is laid before a monthly study or a quarterly bulletin (B1.24), as far as the reader may see: matters from which the reader is kept (B4.1, B4.9) are left out, so that it may be less than what auditors publish. */
  @Get('digests')
  @Reads('figure.read')
  @ApiOkResponse({
    content: { 'application/json': { schema: { type: 'object' } }, [mediaTypes.xlsx]: binary, 'text/csv': { schema: { type: 'string' } } },
  })
  async digest(
    @Request() { principal }: RequestContext,
    @Query({ schema: DigestQuery }) { format, ...asked }: DigestQuery,
  ): Promise<Digest | StreamableFile> {
    const digest = await this.figures.digest(principal, asked);
    if (format === 'json') return digest;
    const { organisationId, period } = digest;
    const table = writeTable(format, `${organisationId} ${period.name}`, HEAD, linesOf(digest));
    return new StreamableFile(table, {
      type: mediaTypes[format],
      disposition: `attachment; filename="figures-${organisationId}-${period.name}.${format}"`,
    });
  }

  /** One figure of a period by the dimensions that are asked for, with the share of each (B1.22, 1.7, 2.10); as far as the reader may see, as the digest. */
  @Get('figures')
  @Reads('figure.read')
  figure(@Request() { principal }: RequestContext, @Query({ schema: FigureQuery }) asked: FigureQuery): Promise<Digest> {
    return this.figures.figure(principal, asked);
  }
}

/** A line for the whole of a figure, then one for each of its groups. */
async function* linesOf({ figures, organisationId }: Digest): AsyncGenerator<readonly (string | number | null)[]> {
  for (const { figure, title, standing, within, groups } of figures) {
    yield [title.zh, figure, '合计 / total', standing, within, null];
    for (const { dimensions, ...line } of groups) {
      const by = groupText(figure, dimensions, organisationId);
      if (by !== '') yield [title.zh, figure, by, line.standing, line.within, line.share];
    }
  }
}
