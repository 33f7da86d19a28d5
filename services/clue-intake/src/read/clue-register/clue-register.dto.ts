import { z } from 'zod';
import { clueSourceKinds } from '@liandong/contracts';
import { occasions, problemKinds } from '../../clue/clue.sources.js';
import { flag, paging } from '@liandong/service-kit';
import { assignmentKinds } from '../../assignment/assignment.events.js';
import { clueActions } from '../../clue/clue.allowed-actions.js';
import type { ClueStatus } from '../../clue/clue.state.js';

const statuses = Object.keys(clueActions).filter((status) => status !== 'none') as [ClueStatus, ...ClueStatus[]];

/** Filters of the clue register; all that are given must hold. */
export const selectionOfClues = {
  status: z.enum(statuses).optional(),
  source: z.enum(clueSourceKinds).optional(),
  /** Of what supervision found (1.10). */
  problemKind: z.enum(problemKinds).optional(),
  occasion: z.enum(occasions).optional(),
  /** No mode approved although the limit of B1.2 has passed. */
  overdue: flag.optional(),
  /** Owed to whoever handed it in, told, or signed for (0.14, B1.11). */
  feedback: z.enum(['owed', 'given', 'acknowledged']).optional(),
  /** Not told, or not signed for, though the limit has passed. */
  feedbackOverdue: flag.optional(),
  /** On hold, and to be looked at again by the end of that day (B2.36). */
  reviewDueBy: z.iso.date().optional(),
  /** A type that it is filed under, or the area of one (B1.22); retired ones find what was filed so. */
  problemType: z.string().max(100).optional(),
  problemArea: z.string().max(100).optional(),
  priority: flag.optional(),
  zone: z.string().max(100).optional(),
  level: z.enum(['county', 'township']).optional(),
  /** 自办 · 转办 · 交办 · 督办 · 协办 */
  handling: z.enum(assignmentKinds).optional(),
  /** 交叉 (2.8) */
  crossed: flag.optional(),
  /** 提级 (3.15) */
  raised: flag.optional(),
  matter: z.string().max(100).optional(),
  /** Part of title, number, summary or the sender's reference. */
  text: z.string().trim().min(1).max(100).optional(),
};

/** What of the register is meant. */
export type ClueSelection = z.output<z.ZodObject<typeof selectionOfClues>>;

export const ClueFilter = z.strictObject({
  ...paging,
  ...selectionOfClues,
  /** `next` of the page before: as fast deep in the list as at its beginning, and no clue twice though others come in. */
  after: z.string().min(1).max(110).optional(),
});
export type ClueFilter = z.output<typeof ClueFilter>;
