import { isWithin } from '@liandong/access';
import { type Actor, ensure } from '@liandong/event-sourcing';
import type { ClueState } from '../clue/clue.state.js';
import { unitOf } from '../clue/clue.routing.terms.js';
import type { TalkInquiryData } from './talk-inquiry.decider.js';
import { talkInquiryErrors } from './talk-inquiry.errors.js';
import type { TalkHandler, TalkInquiryEvent } from './talk-inquiry.events.js';
import type { TalkInquiryState } from './talk-inquiry.state.js';

/** Who handles the talks of a clue as it stands: the unit that it was routed to (B1.3), the department that it is with (B1.5, B1.8), or nobody yet. */
export function handlerOf({
  department,
  routing,
  status,
}: Pick<ClueState, 'department' | 'routing' | 'status'>): TalkHandler & Required<Pick<TalkHandler, 'departmentAs'>> {
  if (routing && status !== 'routing-proposed') {
    const departmentId = unitOf(routing);
    return { departmentId, departmentAs: departmentId === routing.zoneId ? 'zone' : 'routed', leaderPersonId: routing.leaderPersonId };
  }
  return department ? { departmentId: department.departmentId, departmentAs: 'department' } : { departmentAs: 'awaited' };
}

/** Whether somebody of a department may see it and act in it; what was opened before talks had one is any department's. */
export function handles(
  { departmentId, departmentAs, leaderPersonId }: TalkHandler,
  { personId, organisationId }: Pick<Actor, 'personId' | 'organisationId'>,
): boolean {
  return (
    departmentAs === undefined || leaderPersonId === personId || (departmentId !== undefined && isWithin(departmentId, organisationId))
  );
}

/**
 * B1.18: of the departments, the handling one alone; case management and those who approve whatever the department.
 *
 * @throws DomainError talk-inquiry.not-your-department
 */
export function ensureHandles(by: Actor, opening: TalkHandler): void {
  ensure(by.role !== 'supervisor' || handles(opening, by), talkInquiryErrors.notYourDepartment);
}

/**
 * B1.3: case management assigns what is with nobody, or names a department where only the zone was said; a routing that was approved moves it in any case.
 *
 * @throws DomainError talk-inquiry.department-unfit, talk-inquiry.handler-fixed
 */
export function assignHandler(
  { departmentId, departmentAs, leaderPersonId }: TalkInquiryData<'assign-handler'>,
  by: Actor,
  { opening }: TalkInquiryState,
): readonly TalkInquiryEvent[] {
  const before = opening!;
  const leader = departmentAs === 'assigned' ? before.leaderPersonId : leaderPersonId;
  if (before.departmentId === departmentId && before.leaderPersonId === leader) return [];
  ensure(departmentId !== before.organisationId && isWithin(departmentId, before.organisationId), talkInquiryErrors.departmentUnfit);
  const fixed = before.departmentAs === 'department' || before.departmentAs === 'routed';
  ensure(departmentAs !== 'assigned' || !fixed, talkInquiryErrors.handlerFixed(before.departmentId ?? ''));
  return [
    {
      type: 'TalkHandlerAssigned',
      data: { departmentId, departmentAs, ...(leader === undefined ? {} : { leaderPersonId: leader }), assignedBy: by.personId },
    },
  ];
}
