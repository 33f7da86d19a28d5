import { clueGivenToDepartment } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';
import type { OpenStep } from '../custody/custody.events.js';

/** B1.4: what is handed over or issued to a department, or assigned to it for a talk, is a step that both sides sign, too. */
export const whenClueGivenToDepartmentThenOpenStep = automation(
  'when-clue-given-to-department-then-open-step',
  clueGivenToDepartment,
  ({ data: { clueId, clueNumber, organisationId, departmentId, way, givingId } }) => [
    {
      type: 'open',
      id: clueId,
      organisationId,
      data: { organisationId, clueNumber, kind: way, to: { organisationId: departmentId }, name: givingId } satisfies OpenStep,
    },
  ],
);
