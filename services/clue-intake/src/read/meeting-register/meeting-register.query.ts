import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { meetingView, type ShownMeeting } from '../../views/meeting.view.js';
import { Meeting } from './meeting.entity.js';
import type { MeetingFilter } from './meeting-register.dto.js';

/** The meetings about clues of a jurisdiction. */
@Injectable()
export class MeetingRegisterQuery {
  constructor(
    @InjectRepository(Meeting, 'clue-intake') private readonly meetings: Repository<Meeting>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The newest first. */
  async list(principal: Principal, filter: MeetingFilter): Promise<Page<Meeting>> {
    const query = this.visibleTo(principal);
    if (filter.kind) query.andWhere('m.kind = :kind', filter);
    if (filter.status) query.andWhere('m.status = :status', filter);
    if (filter.clue) query.andWhere('m.agenda @> :agenda::jsonb', { agenda: JSON.stringify([filter.clue]) });
    if (filter.participant)
      query.andWhere('m.participants @> :participants::jsonb', { participants: JSON.stringify([{ organisationId: filter.participant }]) });
    if (filter.from) query.andWhere('m.scheduledOn >= :from', filter);
    if (filter.to) query.andWhere('m.scheduledOn <= :to', filter);
    query.orderBy('m.scheduledOn', 'DESC').addOrderBy('m.meetingId', 'ASC');
    return pageOf(query, filter);
  }

  /** @throws DomainError screening-meeting.unknown: no such meeting, or none that this person may see */
  async get(principal: Principal, meetingId: string): Promise<ShownMeeting> {
    const meeting = await this.visibleTo(principal).andWhere('m.meetingId = :meetingId', { meetingId }).getOne();
    if (!meeting)
      throw new DomainError({ code: 'screening-meeting.unknown', kind: 'not-found', zh: '没有这次会议', en: 'There is no such meeting' });
    return meetingView.show(meeting, principal, this.platform.clock.now());
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<Meeting> {
    return withinScope(this.meetings.createQueryBuilder('m'), 'm.organisation_id', principal, 'meeting.read', 'm.meeting_id');
  }
}
