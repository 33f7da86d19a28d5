import { z } from 'zod';

const text = z.string().trim().min(1).max(20_000);
const id = z.string().min(1).max(100);

/** `figuresAt`: the position of the digest that lay before them; default: the log's end. */
export const HoldReviewBody = z
  .strictObject({
    organisationId: id,
    kind: id,
    period: z.string().max(20),
    heldOn: z.iso.date(),
    participants: z.array(id).min(1).max(100),
    conclusions: text,
    figuresAt: z
      .string()
      .regex(/^\d{1,19}$/)
      .optional(),
  })
  .meta({ id: 'HoldReview' });
export type HoldReviewBody = z.output<typeof HoldReviewBody>;
