import { z } from 'zod';
import { selectionOfClues } from '../read/clue-register/clue-register.dto.js';

/** The register's own filters, without its pages. */
export const ExportQuery = z.strictObject({ ...selectionOfClues, format: z.enum(['xlsx', 'csv']).default('xlsx') });
export type ExportQuery = z.output<typeof ExportQuery>;
