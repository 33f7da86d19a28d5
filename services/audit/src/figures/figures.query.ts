import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readableRange } from '@liandong/access';
import { type FigureAnswer, figuresList, figuresQuery, type FigureTitle } from '@liandong/contracts';
import { DomainError, StoreUnavailable } from '@liandong/event-sourcing';
import { type Platform, PLATFORM, type RequestContext } from '@liandong/service-kit';
import { Owners } from '../owners.js';
import type { Moment } from '../timeline/moment.js';

/** `?at=`, paging, and the figure's own dimensions by their names. */
export const FigureFilter = z
  .object({
    /** A global position, or an RFC 3339 instant: the figure as it stood then. */
    at: z.string().max(40).optional(),
    /** Up to ten dimensions with commas between them, by which it is divided. */
    by: z
      .string()
      .max(200)
      .regex(/^[^,]+(,[^,]+){0,9}$/)
      .optional(),
    /** `next` of the page before. */
    after: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(1_000).default(200),
  })
  .catchall(z.string().min(1).max(200));
export type FigureFilter = z.output<typeof FigureFilter>;

export interface PublishedFigures {
  readonly figures: readonly (FigureTitle & { readonly service: string })[];
  /** Services that did not answer: their figures are missing here. */
  readonly unavailable: readonly string[];
}

/** Every published figure, from the service that owns it. */
@Injectable()
export class FiguresQuery {
  constructor(
    private readonly owners: Owners,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  async list(request: RequestContext): Promise<PublishedFigures> {
    const unavailable: string[] = [];
    const answers = this.owners.all.map(async (service) => {
      try {
        const { figures } = await this.owners.ask(request, service, figuresList, {});
        return figures.map((figure) => ({ service, ...figure }));
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        unavailable.push(service);
        return [];
      }
    });
    return {
      figures: (await Promise.all(answers)).flat().toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      unavailable: unavailable.toSorted(),
    };
  }

  /** @throws DomainError figures.unknown, figures.dimension-unknown, figures.page-invalid, audit.moment-in-future */
  async of(
    request: RequestContext,
    figure: string,
    moment: Moment | undefined,
    { at: _at, by, after, limit, ...dimensions }: FigureFilter,
  ): Promise<FigureAnswer> {
    const [service = ''] = figure.split('.', 1);
    if (!this.owners.all.includes(service))
      throw new DomainError({ code: 'figures.unknown', kind: 'not-found', zh: '没有这一数字', en: 'There is no such figure' });
    if (moment && 'position' in moment) await this.ensurePast(moment.position);
    const within = readableRange(request.principal, 'audit.read-figures');
    return this.owners.ask(request, service, figuresQuery, {
      figure,
      dimensions: dimensions as Readonly<Record<string, string>>,
      limit,
      ...(by === undefined ? {} : { by: by.split(',').map((name) => name.trim()) }),
      ...(moment && 'position' in moment ? { position: moment.position } : {}),
      ...(moment && 'recordedUntil' in moment ? { recordedUntil: moment.recordedUntil.toISOString() } : {}),
      ...(within === undefined ? {} : { withinOrganisation: within }),
      ...(after === undefined ? {} : { after }),
    });
  }

  private async ensurePast(position: string): Promise<void> {
    if (BigInt(position) <= (await this.platform.eventStore('audit').head())) return;
    throw new DomainError({
      code: 'audit.moment-in-future',
      kind: 'invalid',
      zh: '不能查询将来的时刻',
      en: 'A moment in the future has no figures yet',
    });
  }
}
