import { z } from 'zod';
import { clueSourceKinds } from '@liandong/contracts';
import { occasions, problemKinds } from '../../clue/clue.sources.js';
import { bands } from '@liandong/legal-time';
import { flag, paging } from '@liandong/service-kit';
import { assignmentKinds } from '../../assignment/assignment.events.js';
import { clueActions } from '../../clue/clue.allowed-actions.js';
import type { ClueStatus } from '../../clue/clue.state.js';
import { pastModes } from '../../rules/disposal-modes.js';

const statuses = Object.keys(clueActions).filter((status) => status !== 'none') as [ClueStatus, ...ClueStatus[]];

/** Filters of the clue register; all that are given must hold. */
export const selectionOfClues = {
  status: z.enum(statuses).optional(),
  source: z.enum(clueSourceKinds).optional(),
  /** Received from, and until the end of, these days, whenever it was entered. */
  receivedFrom: z.iso.date().optional(),
  receivedUntil: z.iso.date().optional(),
  /** The current mode (B1.1), or that of an old ledger (B1.22); and the days between which it was approved. */
  mode: z.enum(pastModes).optional(),
  disposedFrom: z.iso.date().optional(),
  disposedUntil: z.iso.date().optional(),
  /** The whole name of a person that it is about. */
  subject: z.string().trim().min(1).max(100).optional(),
  /** That it is about, or that a person it is about belongs to. */
  unit: z.string().max(100).optional(),
  /** The department that it is with (B1.5, B1.8). */
  department: z.string().max(100).optional(),
  /** Who handles it: the unit or zone that it was routed to, else the department that it is with (B1.3, B1.5, B1.13); who leads it, and who keeps it (B1.4). */
  handlingUnit: z.string().max(100).optional(),
  leader: z.string().max(100).optional(),
  keeper: z.string().max(100).optional(),
  /** Proposed and not decided: a correction (B1.4), a change of the limit of B1.2, a raised level (3.15). */
  correction: flag.optional(),
  limitChange: flag.optional(),
  raise: flag.optional(),
  /** Colour of the running limit of B1.2 (B1.23). */
  band: z.enum(bands).optional(),
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
