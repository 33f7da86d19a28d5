import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { reportErrors } from '../../report/report.errors.js';
import { reportView, type ShownReport } from '../../views/report.view.js';
import { ReportLine } from './report-line.entity.js';
import type { ReportFilter } from './report-register.dto.js';

const UNREAD = 'r.unread > 0 OR jsonb_array_length(r.unopened_photographs) > 0';

/** The reports of the public channel, without a word of what was told. */
@Injectable()
export class ReportRegisterQuery {
  constructor(
    @InjectRepository(ReportLine, 'clue-intake') private readonly reports: Repository<ReportLine>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The oldest first: that one has waited longest. */
  list(principal: Principal, filter: ReportFilter): Promise<Page<ReportLine>> {
    const query = this.visibleTo(principal);
    if (filter.status) query.andWhere('r.status = :status', filter);
    if (filter.channel) query.andWhere('r.channel = :channel', filter);
    if (filter.unread !== undefined) query.andWhere(filter.unread ? `(${UNREAD})` : `NOT (${UNREAD})`);
    return pageOf(query.orderBy('r.receivedOn', 'ASC').addOrderBy('r.reportId', 'ASC'), filter);
  }

  /** @throws DomainError report.unknown: no such report, or none that this person may see */
  async get(principal: Principal, reportId: string): Promise<ShownReport> {
    const found = await this.visibleTo(principal).andWhere('r.reportId = :reportId', { reportId }).getOne();
    if (!found) throw new DomainError(reportErrors.unknown);
    return reportView.show(found, principal, this.platform.clock.now());
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<ReportLine> {
    const query = withinScope(this.reports.createQueryBuilder('r'), 'r.organisation_id', principal, 'report.read');
    if (principal.roles.includes('reception-officer')) return query;
    // B1.7: the principal learns of what he sends up, and never of a report about himself; others of nothing that is for the upper level.
    const forPrincipal = principal.roles.includes('principal') ? `r.directForwardGround = 'upper-managed'` : 'FALSE';
    const forDeputy = principal.roles.includes('deputy') ? 'r.directForwardGround IS NULL' : 'FALSE';
    return query.andWhere(`(${forPrincipal} OR ${forDeputy})`);
  }
}
