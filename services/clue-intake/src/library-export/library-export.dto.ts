import { z } from 'zod';
import { selectionOfAssignments } from '../read/assignment-register/assignment-register.query.js';
import { selectionOfClues } from '../read/clue-register/clue-register.dto.js';

/** The register's own filters, without its pages. */
export const ExportQuery = z.strictObject({ ...selectionOfClues, format: z.enum(['xlsx', 'csv']).default('xlsx') });
export type ExportQuery = z.output<typeof ExportQuery>;

export const AssignmentExportQuery = z.strictObject({ ...selectionOfAssignments, format: z.enum(['xlsx', 'csv']).default('xlsx') });
export type AssignmentExportQuery = z.output<typeof AssignmentExportQuery>;
