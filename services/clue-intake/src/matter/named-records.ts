import type { NamedRecords } from '@liandong/protection';
import { clue } from '../clue/clue.decider.js';
import { report } from '../report/report.decider.js';
import type { NamedRecord } from './named-record.js';

/** By which records a matter of this service is named. */
export const namedRecords = { clue, report } as const satisfies NamedRecords & Readonly<Record<NamedRecord['kind'], unknown>>;
