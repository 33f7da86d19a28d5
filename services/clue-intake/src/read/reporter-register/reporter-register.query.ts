import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { mostReporters } from '../../reporter/reporter.decider.js';
import { reporterErrors } from '../../reporter/reporter.errors.js';
import { reporterView, type ShownReporter } from '../../views/reporter.view.js';
import { Reporter } from './reporter.entity.js';

const isReporterNumber = (number: number) => Number.isInteger(number) && number >= 1 && number <= mostReporters;

/** The masked state of reporters: standing, requests and readings, nothing of the identity. */
@Injectable()
export class ReporterRegisterQuery {
  constructor(
    @InjectRepository(Reporter, 'clue-intake') private readonly reporters: Repository<Reporter>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** @throws DomainError reporter.unknown: none registered, or none that this person may see */
  async get(principal: Principal, clueId: string, number = 1): Promise<ShownReporter> {
    const found = isReporterNumber(number)
      ? await this.visibleTo(principal, clueId).andWhere('r.number = :number', { number }).getOne()
      : null;
    if (!found) throw new DomainError(reporterErrors.unknown);
    return this.shown(found, principal);
  }

  /**
   * All of a clue, in their order. B1.16: the clue is a real-name one where at least one of them was verified.
   *
   * @throws DomainError reporter.unknown: none registered, or none that this person may see
   */
  async list(principal: Principal, clueId: string): Promise<{ readonly realName: boolean; readonly items: readonly ShownReporter[] }> {
    const found = await this.visibleTo(principal, clueId).orderBy('r.number', 'ASC').getMany();
    if (found.length === 0) throw new DomainError(reporterErrors.unknown);
    // What was verified stays so when the identity is forgotten.
    const realName = found.some(({ checkOutcome }) => checkOutcome === 'verified');
    return { realName, items: found.map((one) => this.shown(one, principal)) };
  }

  private visibleTo(principal: Principal, clueId: string) {
    return withinScope(this.reporters.createQueryBuilder('r'), 'r.organisation_id', principal, 'reporter.read', 'r.clue_id').andWhere(
      'r.clueId = :clueId',
      { clueId },
    );
  }

  private shown(found: Reporter, principal: Principal): ShownReporter {
    return reporterView.show(found, principal, this.platform.clock.now());
  }
}
