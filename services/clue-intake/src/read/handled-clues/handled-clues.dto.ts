import { z } from 'zod';
import { paging } from '@liandong/service-kit';
import { clueActions } from '../../clue/clue.allowed-actions.js';
import type { ClueStatus } from '../../clue/clue.state.js';

const statuses = Object.keys(clueActions).filter((status) => status !== 'none') as [ClueStatus, ...ClueStatus[]];

export const HandledClueFilter = z.strictObject({ ...paging, status: z.enum(statuses).optional() });
export type HandledClueFilter = z.output<typeof HandledClueFilter>;
