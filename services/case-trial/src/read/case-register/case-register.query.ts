import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Band, warningBand } from '@liandong/legal-time';
import { type Page, pageOf, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { caseView, type ShownCase } from '../../views/case.view.js';
import type { CaseFilter } from './case-register.dto.js';
import { RegisteredCase } from './registered-case.entity.js';

/** Under which permission the register is read: the county's, one's own cases, one's own township's. */
export type CaseView = 'case.read' | 'case.read-assigned' | 'case.read-township';

export type CaseLine = RegisteredCase & {
  /** Colour of the trial's running limit (B1.23) at the moment of reading; null while none runs. */
  readonly band: Band | null;
};

/** The trial's limit runs from acceptance to deliberation, and not while evidence is supplemented (B2.15). */
const RUNNING = 'c.acceptedOn IS NOT NULL AND c.deliberatedOn IS NULL AND NOT c.trialPaused';

/** The case register (案件台账). */
@Injectable()
export class CaseRegisterQuery {
  constructor(
    @InjectRepository(RegisteredCase, 'case-trial') private readonly cases: Repository<RegisteredCase>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The newest filing first; those not yet filed before them. */
  async list(principal: Principal, view: CaseView, filter: CaseFilter): Promise<Page<CaseLine>> {
    const query = this.visibleTo(principal, view);
    if (filter.status) query.andWhere('c.status = :status', filter);
    if (filter.number) query.andWhere('c.number = :number', filter);
    if (filter.subject) query.andWhere('c.subjectId = :subject', filter);
    if (filter.clue) query.andWhere('c.clueId = :clue', filter);
    if (filter.matter) query.andWhere('c.matterId = :matter', filter);
    if (filter.person)
      query.andWhere('(c.investigators @> to_jsonb(CAST(:person AS text)) OR c.panel @> to_jsonb(CAST(:person AS text)))', filter);
    if (filter.overdue !== undefined)
      query.andWhere(`${filter.overdue ? '' : 'NOT '}(${RUNNING} AND c.trialDueAt < :now)`, { now: this.platform.clock.now() });
    const page = await pageOf(query.orderBy('c.filedOn', 'DESC', 'NULLS FIRST').addOrderBy('c.caseId', 'ASC'), filter);
    return { ...page, items: page.items.map((found) => this.line(found)) };
  }

  /** @throws DomainError case.unknown: no such case, or none that this person may see */
  async get(principal: Principal, view: CaseView, caseId: string): Promise<ShownCase> {
    const found = await this.visibleTo(principal, view).andWhere('c.caseId = :caseId', { caseId }).getOne();
    if (!found) throw new DomainError({ code: 'case.unknown', kind: 'not-found', zh: '没有这个案件', en: 'There is no such case' });
    return caseView.show(found, principal, this.platform.clock.now());
  }

  private visibleTo(principal: Principal, view: CaseView): SelectQueryBuilder<RegisteredCase> {
    const query = withinScope(
      this.cases.createQueryBuilder('c'),
      view === 'case.read-township' ? 'c.township_id' : 'c.organisation_id',
      principal,
      view,
    );
    if (view !== 'case.read-assigned') return query;
    return query.andWhere('(c.investigators @> to_jsonb(CAST(:reader AS text)) OR c.verifiers @> to_jsonb(CAST(:reader AS text)))', {
      reader: principal.personId,
    });
  }

  private line(found: RegisteredCase): CaseLine {
    const running = found.trialDueAt !== null && found.deliberatedOn === null && !found.trialPaused;
    return { ...found, band: running ? warningBand(found.trialDueAt!.toISOString(), this.platform.clock.now()) : null };
  }
}
