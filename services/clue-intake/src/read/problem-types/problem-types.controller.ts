import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { dateInChina, problemTypesOn, type ProblemTypeTable } from '@liandong/legal-time';
import { type Platform, PLATFORM, Reads, Request, type RequestContext } from '@liandong/service-kit';

/** `on`: the day, in China; default: today. */
export const ProblemTypesQuery = z.strictObject({ on: z.iso.date().optional() });
export type ProblemTypesQuery = z.output<typeof ProblemTypesQuery>;

@ApiTags('clues')
@Controller('api/clue-intake/problem-types')
export class ProblemTypesController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  /** 问题类型表: the two levels that are in force on a day for the reader's organisation, with its own and the names that it added (B1.22). */
  @Get()
  @Reads('problem-types.read')
  table(
    @Request() { principal }: RequestContext,
    @Query({ schema: ProblemTypesQuery }) { on }: ProblemTypesQuery,
  ): ProblemTypeTable & { readonly on: string } {
    const day = on ?? dateInChina(this.platform.clock.now());
    return { on: day, ...problemTypesOn(day, principal.organisationId) };
  }
}
