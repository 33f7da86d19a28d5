import type { ClueStatus } from './clue.state.js';

/** A clue that has left the library, is kept with the first one or was voided: no limit of B1.2 runs, and whom it is about counts where it went, if anywhere (B1.6, B1.8, B1.10). */
export const goneStatuses = ['forwarded', 'returned', 'repeat-kept', 'voided'] as const satisfies readonly ClueStatus[];
export const isGone = (status: string): boolean => (goneStatuses as readonly string[]).includes(status);
