import { z } from 'zod';
import { flag, paging } from '@liandong/service-kit';
import { caseActions } from '../../case/case.allowed-actions.js';
import type { CaseStatus } from '../../case/case.status.state.js';

const id = z.string().min(1).max(100);
const statuses = Object.keys(caseActions).filter((status) => status !== 'none') as [CaseStatus, ...CaseStatus[]];

/** Filters of the case register; all that are given must hold. */
export const CaseFilter = z.strictObject({
  ...paging,
  status: z.enum(statuses).optional(),
  number: z.string().trim().min(1).max(100).optional(),
  subject: id.optional(),
  clue: id.optional(),
  matter: id.optional(),
  /** On whose panel or among whose investigators this person is. */
  person: id.optional(),
  /** A trial that runs, is not paused, and has passed its limit (B2.15). */
  overdue: flag.optional(),
});
export type CaseFilter = z.output<typeof CaseFilter>;
