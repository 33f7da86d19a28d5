import { Inject, Injectable } from '@nestjs/common';
import { jurisdictionOf, type Principal, requireScope } from '@liandong/access';
import type { FigureAnswer } from '@liandong/contracts';
import { DomainError, ensure } from '@liandong/event-sourcing';
import { dateInChina, momentsOf, type Period, periodAround, periodNamed } from '@liandong/legal-time';
import { FiguresReader, type OfficersFigures, type Platform, PLATFORM, ServiceRuntime } from '@liandong/service-kit';
import type { DigestQuery, FigureQuery } from './figure-digest.dto.js';
import { digestErrors } from './figure-digest.errors.js';
import { figureOfPeriod, type FigureOfPeriod } from './figure-digest.js';

/** Figures of a period, of an organisation and those below it. */
export interface Digest {
  readonly organisationId: string;
  readonly period: Period;
  /** Asked for again with it, the digest is the same one, as long as the reader is kept from the same matters. */
  readonly position: string;
  readonly figures: readonly FigureOfPeriod[];
}

type Asked = Pick<DigestQuery, 'organisation' | 'period' | 'position'>;
interface Frame {
  readonly organisationId: string;
  readonly period: Period;
  readonly position: string;
  readonly before: string;
  readonly until: string;
  readonly shown: OfficersFigures;
}

/**
 * The figures of this service for those who hold its reviews (B1.22, B1.24). The audit service has each with the events behind it, and alone those of interventions and
 * breaches (B4.5, B4.6). Matters from which the reader is kept (B4.1, B4.9) do not count here: the numbers may be less than the published ones.
 */
@Injectable()
export class FigureDigestQuery {
  constructor(
    private readonly figures: FiguresReader,
    private readonly runtime: ServiceRuntime,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** Every figure by all of its dimensions. @throws DomainError figures.period-invalid, figures.period-in-future, access.wrong-organisation */
  async digest(principal: Principal, asked: Asked): Promise<Digest> {
    const frame = await this.frame(principal, asked);
    const figures: FigureOfPeriod[] = [];
    for (const { name } of frame.shown.list().figures) figures.push(await this.ofPeriod(name, frame, {}));
    const { organisationId, period, position } = frame;
    return { organisationId, period, position, figures };
  }

  /** One figure, by some of its dimensions. @throws DomainError those of `digest`, figures.unknown, figures.dimension-unknown, figures.filter-invalid */
  async figure(principal: Principal, { figure, by, where, ...asked }: FigureQuery): Promise<Digest> {
    const frame = await this.frame(principal, asked);
    const found = await this.ofPeriod(
      figure,
      frame,
      filterOf(where),
      by?.split(',').map((name) => name.trim()),
    );
    const { organisationId, period, position } = frame;
    return { organisationId, period, position, figures: [found] };
  }

  private async frame(principal: Principal, { organisation, period: name, position: at }: Asked): Promise<Frame> {
    const organisationId = organisation ?? jurisdictionOf(principal.organisationId);
    requireScope(principal, 'figure.read', organisationId);
    const now = this.platform.clock.now();
    const period = name === undefined ? periodAround('month', dateInChina(now)) : periodNamed(name);
    ensure(period !== undefined, digestErrors.periodInvalid);
    const { before, until } = momentsOf(period!);
    ensure(before < now, digestErrors.periodInFuture);
    const head = String(await this.runtime.store.head());
    return {
      organisationId,
      period: period!,
      position: at ?? head,
      before,
      until: until < now ? until : now,
      shown: this.figures.forOfficer(principal),
    };
  }

  private async ofPeriod(
    figure: string,
    { organisationId, position, before, until, shown }: Frame,
    dimensions: Readonly<Record<string, string>>,
    by?: readonly string[],
  ): Promise<FigureOfPeriod> {
    const at = (recordedUntil: string): Promise<FigureAnswer> =>
      shown.query({
        figure,
        position,
        recordedUntil,
        dimensions: { ...dimensions },
        withinOrganisation: organisationId,
        limit: 0,
        ...(by ? { by: [...by] } : {}),
      });
    return figureOfPeriod(...(await Promise.all([at(before), at(until)])), by);
  }
}

function filterOf(where: string | undefined): Readonly<Record<string, string>> {
  if (where === undefined) return {};
  const pairs = where.split(',').map((pair) => pair.split('='));
  if (pairs.some((pair) => pair.length !== 2 || pair.includes(''))) throw new DomainError(digestErrors.filterInvalid);
  return Object.fromEntries(pairs.map(([name, value]) => [name!.trim(), value!.trim()]));
}
