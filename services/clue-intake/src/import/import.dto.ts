import { z } from 'zod';
import { clueSourceKinds } from '@liandong/contracts';

const id = z.string().min(1).max(100);
const text = z.string().trim().min(1).max(200);

const mapping = z
  .string()
  .max(2_000)
  .transform((value, context): Record<string, string> => {
    try {
      return z.record(z.string(), z.string()).parse(JSON.parse(value));
    } catch {
      context.addIssue({ code: 'custom', message: '应为 JSON 对象:字段 → 表头 / a JSON object of field → header' });
      return z.NEVER;
    }
  });

/** What is said of a ledger beside the file itself. */
export const ImportQuery = z.strictObject({
  organisationId: id,
  /** What the ledger is, such as 2012—2019 年问题线索台账. */
  title: text,
  /** The source of rows that name none. */
  source: z.enum(clueSourceKinds),
  /** Whose ledger it is; default: the organisation itself. */
  agencyId: id.optional(),
  mapping: mapping.default({}),
});
export type ImportQuery = z.output<typeof ImportQuery>;

export const CancelImportBody = z.strictObject({ reason: text }).meta({ id: 'CancelImport' });
