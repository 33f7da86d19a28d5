import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { reporterErrors } from '../../reporter/reporter.errors.js';
import { reporterView, type ShownReporter } from '../../views/reporter.view.js';
import { Reporter } from './reporter.entity.js';

/** The masked state of reporters: standing, requests and readings, nothing of the identity. */
@Injectable()
export class ReporterRegisterQuery {
  constructor(
    @InjectRepository(Reporter, 'clue-intake') private readonly reporters: Repository<Reporter>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** @throws DomainError reporter.unknown: none registered, or none that this person may see */
  async get(principal: Principal, clueId: string): Promise<ShownReporter> {
    const found = await withinScope(this.reporters.createQueryBuilder('r'), 'r.organisation_id', principal, 'reporter.read', 'r.clue_id')
      .andWhere('r.clueId = :clueId', { clueId })
      .getOne();
    if (!found) throw new DomainError(reporterErrors.unknown);
    return reporterView.show(found, principal, this.platform.clock.now());
  }
}
