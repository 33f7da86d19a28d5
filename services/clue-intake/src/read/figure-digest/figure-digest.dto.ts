import { z } from 'zod';

const digest = {
  /** Whose figures, with those below it; default: the reader's commission. */
  organisation: z.string().min(1).max(100).optional(),
  /** `2020`, `2020-Q2`, `2020-06`, `2020-W24` or `2020-06-11`, in China; default: the month that goes on. */
  period: z.string().max(20).optional(),
  /** The period as it was counted when the log had reached this position. */
  position: z
    .string()
    .regex(/^\d{1,19}$/)
    .optional(),
};

export const DigestQuery = z.strictObject({ ...digest, format: z.enum(['json', 'xlsx', 'csv']).default('json') });
export type DigestQuery = z.output<typeof DigestQuery>;

/** `by`: dimensions with commas between them; all of the figure's without it. `where`: `dimension=value`, with commas between several; never `matter`, which auditors alone ask for. */
export const FigureQuery = z.strictObject({
  ...digest,
  figure: z.string().min(1).max(200),
  by: z.string().max(200).optional(),
  where: z.string().max(400).optional(),
});
export type FigureQuery = z.output<typeof FigureQuery>;
