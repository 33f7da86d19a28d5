import { isWithin } from '@liandong/access';
import { type Actor, ensure } from '@liandong/event-sourcing';
import { intakeErrors } from './clue.intake.errors.js';
import type { ReceiveClue } from './clue.intake.decider.js';
import { clueSources } from './clue.sources.js';
import type { ClueState } from './clue.state.js';

/** How a department came to a clue: 自办 what it found itself, 移交 what another one found (B1.5), 分送 a first report (B1.8). */
export const departmentTies = ['kept', 'handed-over', 'issued'] as const;

/** Names the giving of a clue to the department that it was handed over or issued to (B1.5, B1.8). */
export const clueGiving = 'department';

/** The department (部门) that a clue is with: it reads the clue, and may propose its disposal. Case management (案管) has the clue in its library all the same. */
export interface ClueDepartment {
  readonly departmentId: string;
  readonly as: (typeof departmentTies)[number];
}

/** Who enters findings of their own department alone. */
const ofDepartments: readonly string[] = ['supervisor', 'township-secretary'];

/**
 * B1.5: who keeps what it found, or whom it is handed over to; B1.8: to whom a first report is issued. Undefined: case management distributes it.
 *
 * @throws DomainError clue.department-unfit, clue.not-your-finding
 */
export function departmentOf(data: ReceiveClue, by: Actor): ClueDepartment | undefined {
  const { source, origin, departmentId, organisationId } = data;
  // Nobody enters findings in another department's name, nor gives its reading away.
  ensure(
    origin?.handling === undefined || !ofDepartments.includes(by.role) || isWithin(source.agencyId, by.organisationId),
    intakeErrors.notYourFinding,
  );
  if (origin?.handling === 'reported-for-record') {
    ensure(
      isDepartment(source.agencyId, organisationId) && (departmentId ?? source.agencyId) === source.agencyId,
      intakeErrors.departmentUnfit,
    );
    return { departmentId: source.agencyId, as: 'kept' };
  }
  if (departmentId === undefined) return undefined;
  const { issued } = clueSources[source.kind];
  ensure(
    (issued || origin?.handling === 'handed-over') && isDepartment(departmentId, organisationId) && departmentId !== source.agencyId,
    intakeErrors.departmentUnfit,
  );
  return { departmentId, as: issued ? 'issued' : 'handed-over' };
}

/**
 * B1.5: a department proposes about its own clues alone, and what it keeps case management has for the record: there its director steps in, where need be.
 *
 * @throws DomainError clue.not-your-department, clue.kept-by-department
 */
export function ensureMayPropose({ role, organisationId }: Actor, { department, status }: Pick<ClueState, 'department' | 'status'>): void {
  // What was routed is with whom it was routed to.
  ensure(
    role !== 'supervisor' || (department && isWithin(department.departmentId, organisationId) && status !== 'routed'),
    intakeErrors.notYourDepartment,
  );
  if (department?.as === 'kept') ensure(role !== 'intake-officer', intakeErrors.keptByDepartment(department.departmentId));
}

function isDepartment(departmentId: string, organisationId: string): boolean {
  return departmentId !== organisationId && isWithin(departmentId, organisationId);
}
