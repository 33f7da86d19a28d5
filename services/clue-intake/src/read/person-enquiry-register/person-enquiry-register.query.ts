import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { personEnquiryErrors } from '../../person-enquiry/person-enquiry.errors.js';
import { personEnquiryView, type ShownPersonEnquiry } from '../../views/person-enquiry.view.js';
import type { PersonEnquiryFilter } from './person-enquiry-register.dto.js';
import { PersonEnquiry } from './person-enquiry.entity.js';

/** A line of the list: what was found and said of whom stands in the enquiry itself, each reading of which is on record. */
export type PersonEnquiryLine = Omit<PersonEnquiry, 'found' | 'opinions'>;

/** The enquiries of a jurisdiction. Whoever is kept from a clue that was found is kept from the enquiry (B4.1, B4.9). */
@Injectable()
export class PersonEnquiryRegisterQuery {
  constructor(
    @InjectRepository(PersonEnquiry, 'clue-intake') private readonly enquiries: Repository<PersonEnquiry>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** What is due first comes first. */
  async list(principal: Principal, filter: PersonEnquiryFilter): Promise<Page<PersonEnquiryLine>> {
    const query = this.visibleTo(principal);
    if (filter.status) query.andWhere('e.status = :status', filter);
    if (filter.purpose) query.andWhere('e.purpose = :purpose', filter);
    if (filter.next) query.andWhere('e.nextApprover = :next', filter);
    if (filter.overdue !== undefined)
      query.andWhere(`${filter.overdue ? '' : 'NOT '}(e.status NOT IN ('sent', 'withdrawn') AND e.dueAt < :now)`, {
        now: this.platform.clock.now(),
      });
    const page = await pageOf(query.orderBy('e.dueAt', 'ASC').addOrderBy('e.personEnquiryId', 'ASC'), filter);
    return { ...page, items: page.items.map(({ found: _found, opinions: _opinions, ...line }) => line) };
  }

  /** @throws DomainError person-enquiry.unknown: no such enquiry, or none that this person may see */
  async get(principal: Principal, personEnquiryId: string): Promise<ShownPersonEnquiry> {
    const row = await this.visibleTo(principal).andWhere('e.personEnquiryId = :personEnquiryId', { personEnquiryId }).getOne();
    if (!row) throw new DomainError(personEnquiryErrors.unknown);
    return personEnquiryView.show(
      { ...row, dueAt: row.dueAt.toISOString(), searchedAt: row.searchedAt?.toISOString() ?? null },
      principal,
      this.platform.clock.now(),
    );
  }

  private visibleTo(principal: Principal) {
    return withinScope(
      this.enquiries.createQueryBuilder('e'),
      'e.organisation_id',
      principal,
      'person-enquiry.read',
      'e.person_enquiry_id',
    );
  }
}
