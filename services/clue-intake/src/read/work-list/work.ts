import type { Permission } from '@liandong/access';

/** Registers of the service: the address of each one's list, and what reading it takes. */
export const registers = {
  clues: { path: 'clues', reads: 'clue.read' },
  'department-clues': { path: 'department-clues', reads: 'clue.read-department' },
  assignments: { path: 'assignments', reads: 'assignment.read' },
  'clue-copies': { path: 'clue-copies', reads: 'clue-copy.read' },
  transfers: { path: 'outgoing-transfers', reads: 'outgoing-transfer.read' },
  reports: { path: 'reports', reads: 'report.read' },
  replies: { path: 'replies', reads: 'reply.read' },
  talks: { path: 'talk-inquiries', reads: 'talk-inquiry.read' },
  meetings: { path: 'screening-meetings', reads: 'meeting.read' },
  clarifications: { path: 'clarifications', reads: 'clarification.read' },
  accusations: { path: 'false-accusations', reads: 'false-accusation.read' },
  'person-enquiries': { path: 'person-enquiries', reads: 'person-enquiry.read' },
  imports: { path: 'imports', reads: 'import.read' },
  custody: { path: 'custody', reads: 'custody.read' },
  reconciliations: { path: 'reconciliations', reads: 'reconciliation.read' },
  'quarterly-lists': { path: 'quarterly-lists', reads: 'quarterly-list.read' },
  classifications: { path: 'classifications', reads: 'classification.read' },
  recusals: { path: 'recusals', reads: 'recusal.read' },
} as const satisfies Record<string, { readonly path: string; readonly reads: Permission }>;
export type RegisterName = keyof typeof registers;

/** Records that wait for one thing to be done: those that a filter of their register finds, for whoever may do it. */
export interface Work {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly in: RegisterName;
  /** As in the query of the register's list. `today`: the day of asking. */
  readonly where: Readonly<Record<string, string>>;
  /** Whoever may do what is waited for. */
  readonly for: Permission;
}

/** Stands for the day of asking. */
export const TODAY = 'today';

/** The filter on that day. */
export function whereOn(where: Work['where'], today: string): Record<string, string> {
  return Object.fromEntries(Object.entries(where).map(([name, value]) => [name, value === TODAY ? today : value]));
}

/** One line of the table. */
export const waiting = (name: string, zh: string, en: string, within: RegisterName, where: Work['where'], may: Permission): Work => ({
  name,
  zh,
  en,
  in: within,
  where,
  for: may,
});
