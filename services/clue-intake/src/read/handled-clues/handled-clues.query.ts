import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository, type SelectQueryBuilder } from 'typeorm';
import { isWithin, type Principal, type Role, rolesOpening } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import type { AssignmentStatus } from '../../assignment/assignment.state.js';
import { clueView } from '../../views/clue.view.js';
import { Assignment } from '../assignment-register/assignment.entity.js';
import { Clue } from '../clue-register/clue.entity.js';
import { TalkInquiry } from '../talk-inquiry-register/talk-inquiry.entity.js';
import { ClueHandlers } from './clue-handlers.entity.js';
import { type HandledClue, handledClue, type Tie } from './handled-clue.js';
import type { HandledClueFilter } from './handled-clues.dto.js';

/** Who reads what their unit has: whoever heads it. */
const heads: readonly Role[] = ['supervisor', 'township-secretary'];

/** Assignments that the deputy approved, and that were not taken back (B1.13). */
const standing: readonly AssignmentStatus[] = ['open', 'result-proposed', 'result-reviewed', 'result-approved', 'reported'];

const byUnit = (column: string) => `(${column} = :unit OR starts_with(${column}, :unitBelow))`;

/** What was routed, assigned or given to the reader's unit, or is verified by the reader (B1.3, B1.13, B1.18, 0.3). */
@Injectable()
export class HandledCluesQuery {
  constructor(
    @InjectRepository(Clue, 'clue-intake') private readonly clues: Repository<Clue>,
    @InjectRepository(ClueHandlers, 'clue-intake') private readonly handlers: Repository<ClueHandlers>,
    @InjectRepository(Assignment, 'clue-intake') private readonly assignments: Repository<Assignment>,
    @InjectRepository(TalkInquiry, 'clue-intake') private readonly talks: Repository<TalkInquiry>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The newest first. */
  async list(principal: Principal, filter: HandledClueFilter): Promise<Page<HandledClue>> {
    const query = this.handledBy(principal);
    if (filter.status) query.andWhere('c.status = :status', filter);
    const page = await pageOf(query.orderBy('c.receivedOn', 'DESC').addOrderBy('c.clueId', 'ASC'), filter);
    return { ...page, items: await this.shown(principal, page.items) };
  }

  /** @throws DomainError clue.unknown: no such clue, or not with the reader or the reader's unit */
  async get(principal: Principal, clueId: string): Promise<HandledClue> {
    const found = await this.handledBy(principal).andWhere('c.clueId = :clueId', { clueId }).getOne();
    if (!found) throw new DomainError({ code: 'clue.unknown', kind: 'not-found', zh: '没有这条线索', en: 'There is no such clue' });
    return (await this.shown(principal, [found]))[0]!;
  }

  private handledBy(principal: Principal): SelectQueryBuilder<Clue> {
    const query = withinScope(this.clues.createQueryBuilder('c'), 'c.organisation_id', principal, 'clue.read-handled');
    const conditions = [
      this.verified(),
      ...(headsUnit(principal) ? [this.routedToUnit(), this.assignedToUnit(), this.talkedByUnit()] : []),
    ];
    return query.andWhere(`(${conditions.join(' OR ')})`, reader(principal));
  }

  /** By the reader, as long as the routing under which the team was drawn stands: it is not with the team of another one, of whichever zone, any more. */
  private verified(): string {
    const query = this.handlers.createQueryBuilder('v').select('v.clueId');
    const ofZone = 'v.verifiers_zone_id IS NULL OR v.verifiers_zone_id = v.zone_id';
    const underIt = `v.level IS NOT NULL AND COALESCE(v.verifiers_routing_no = v.routing_no, ${ofZone})`;
    return `c.clueId IN (${query.where(`${underIt} AND v.verifiers @> CAST(:personJson AS jsonb)`).getQuery()})`;
  }

  private routedToUnit(): string {
    return `c.clueId IN (${this.handlers.createQueryBuilder('h').select('h.clueId').where('h.reach @> CAST(:unitJson AS jsonb)').getQuery()})`;
  }

  private assignedToUnit(): string {
    const query = this.assignments.createQueryBuilder('a').select('a.clueId');
    return `c.clueId IN (${query.where(`a.direction = 'to-below' AND a.status IN (:...standing) AND ${byUnit('a.body')}`).getQuery()})`;
  }

  private talkedByUnit(): string {
    const query = this.talks.createQueryBuilder('t').select('t.clueId');
    return `c.clueId IN (${query.where(`t.status <> 'discontinued' AND ${byUnit('t.department_id')}`).getQuery()})`;
  }

  private async shown(principal: Principal, clues: readonly Clue[]): Promise<HandledClue[]> {
    const ties = await this.tiesOf(
      principal,
      clues.map(({ clueId }) => clueId),
    );
    const roles = rolesOpening(principal, 'clue.read-handled');
    // What the clue allows anybody; what of it is this reader's follows from the ties.
    const anybody = { ...principal, roles: ['case-director' as const] };
    const now = this.platform.clock.now();
    return clues.map((clue) =>
      handledClue(
        clue,
        clueView.show(clue, anybody, now),
        ties.filter(({ clueId }) => clueId === clue.clueId).map(({ tie }) => tie),
        roles,
      ),
    );
  }

  /** As what the reader's unit has each of these clues. */
  private async tiesOf(
    principal: Principal,
    clueIds: readonly string[],
  ): Promise<readonly { readonly clueId: string; readonly tie: Tie }[]> {
    if (clueIds.length === 0) return [];
    const heading = headsUnit(principal);
    const own = (unitId: string) => heading && isWithin(unitId, principal.organisationId);
    const parameters = { ...reader(principal), clueIds };
    const [handlers, assignments, talks] = await Promise.all([
      this.handlers.find({ where: { clueId: In([...clueIds]) } }),
      !heading
        ? []
        : this.assignments
            .createQueryBuilder('a')
            .where(
              `a.clueId IN (:...clueIds) AND a.direction = 'to-below' AND a.status IN (:...standing) AND ${byUnit('a.body')}`,
              parameters,
            )
            .orderBy('a.assignmentId')
            .getMany(),
      !heading
        ? []
        : this.talks
            .createQueryBuilder('t')
            .where(`t.clueId IN (:...clueIds) AND t.status <> 'discontinued' AND ${byUnit('t.department_id')}`, parameters)
            .orderBy('t.talkInquiryId')
            .getMany(),
    ]);
    return [
      ...handlers.flatMap(({ clueId, units }) => units.filter(({ unitId }) => own(unitId)).map((tie) => ({ clueId, tie }))),
      ...handlers
        .filter((row) => verifyUnderRouting(row) && row.verifiers.includes(principal.personId))
        .map(({ clueId }) => ({ clueId, tie: { as: 'verifying' as const } })),
      ...assignments.map(({ clueId, body: unitId, assignmentId, kind, documentNumber, requirement, dueAt, status }) => ({
        clueId: clueId!,
        tie: { as: 'assigned' as const, unitId, assignmentId, kind, documentNumber, requirement, dueAt, status },
      })),
      ...talks.map(({ clueId, departmentId, talkInquiryId, subject, dueAt, status }) => ({
        clueId,
        tie: { as: 'talk' as const, unitId: departmentId!, talkInquiryId, subjectId: subject.subjectId, dueAt, status },
      })),
    ];
  }
}

/** Whether those who verify it do so for the routing that stands. */
function verifyUnderRouting({ level, zoneId, routingNo, verifiersZoneId, verifiersRoutingNo }: ClueHandlers): boolean {
  if (level === null) return false;
  // Routings that were not counted are known by their zone.
  if (routingNo !== null && verifiersRoutingNo !== null) return verifiersRoutingNo === routingNo;
  return verifiersZoneId === null || verifiersZoneId === zoneId;
}

function headsUnit(principal: Principal): boolean {
  return rolesOpening(principal, 'clue.read-handled').some((role) => heads.includes(role));
}

function reader({ organisationId, personId }: Principal) {
  return {
    personJson: JSON.stringify([personId]),
    unit: organisationId,
    unitBelow: `${organisationId}.`,
    unitJson: JSON.stringify([organisationId]),
    standing,
  };
}
