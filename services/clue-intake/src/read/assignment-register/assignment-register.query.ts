import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, paging, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { assignmentActions } from '../../assignment/assignment.allowed-actions.js';
import { assignmentErrors } from '../../assignment/assignment.errors.js';
import { assignmentKinds } from '../../assignment/assignment.events.js';
import type { AssignmentStatus } from '../../assignment/assignment.state.js';
import { assignmentView, type ShownAssignment } from '../../views/assignment.view.js';
import { Assignment } from './assignment.entity.js';

const statuses = Object.keys(assignmentActions).filter((status) => status !== 'none') as [AssignmentStatus, ...AssignmentStatus[]];

/** What of the register is meant; all that is given must hold. */
export const selectionOfAssignments = {
  direction: z.enum(['from-above', 'to-below']).optional(),
  kind: z.enum(assignmentKinds).optional(),
  status: z.enum(statuses).optional(),
  clueId: z.string().max(100).optional(),
  /** Only what has not been reported although its limit has passed (B1.12). */
  overdue: z.enum(['true']).optional(),
};
export type AssignmentSelection = z.output<z.ZodObject<typeof selectionOfAssignments>>;

export const AssignmentFilter = z.strictObject({ ...paging, ...selectionOfAssignments });
export type AssignmentFilter = z.output<typeof AssignmentFilter>;

/** Rows that are read together where every row is wanted. */
const TOGETHER = 1_000;

/** What upper bodies gave a commission, and what it gave to those below. */
@Injectable()
export class AssignmentRegisterQuery {
  constructor(
    @InjectRepository(Assignment, 'clue-intake') private readonly assignments: Repository<Assignment>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** What is due first comes first. */
  list(principal: Principal, filter: AssignmentFilter): Promise<Page<Assignment>> {
    const query = this.selected(this.visibleTo(principal), filter);
    return pageOf(query.orderBy('a.dueAt', 'ASC', 'NULLS LAST').addOrderBy('a.assignmentId', 'ASC'), filter);
  }

  /** Every assignment that is meant, each once. Holds a page at a time. */
  async *all(principal: Principal, selection: AssignmentSelection): AsyncGenerator<Assignment> {
    for (let last = ''; ;) {
      const query = this.selected(this.visibleTo(principal, 'assignment.export'), selection);
      const rows = await query.andWhere('a.assignmentId > :last', { last }).orderBy('a.assignmentId', 'ASC').limit(TOGETHER).getMany();
      yield* rows;
      if (rows.length < TOGETHER) return;
      last = rows.at(-1)!.assignmentId;
    }
  }

  /** @throws DomainError assignment.unknown: no such assignment, or none that this person may see */
  async get(principal: Principal, assignmentId: string): Promise<ShownAssignment> {
    const found = await this.visibleTo(principal).andWhere('a.assignmentId = :assignmentId', { assignmentId }).getOne();
    if (!found) throw new DomainError(assignmentErrors.unknown);
    return assignmentView.show(found, principal, this.platform.clock.now());
  }

  private selected(query: SelectQueryBuilder<Assignment>, selection: AssignmentSelection): SelectQueryBuilder<Assignment> {
    if (selection.direction) query.andWhere('a.direction = :direction', selection);
    if (selection.kind) query.andWhere('a.kind = :kind', selection);
    if (selection.status) query.andWhere('a.status = :status', selection);
    if (selection.clueId) query.andWhere('a.clueId = :clueId', selection);
    if (selection.overdue) query.andWhere('a.dueAt < :now AND a.reportedOn IS NULL', { now: this.platform.clock.now() });
    return query;
  }

  private visibleTo(principal: Principal, permission: 'assignment.read' | 'assignment.export' = 'assignment.read') {
    return withinScope(this.assignments.createQueryBuilder('a'), 'a.organisation_id', principal, permission, 'a.assignment_id');
  }
}
