import { z } from 'zod';

/** RFC 9457 problem details, with our extensions. The text is Chinese first, English second. */
export const ProblemSchema = z
  .object({
    /** `urn:liandong:problem:<code>` */
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    /** The request's id, as in the logs. */
    instance: z.string(),
    /** Stable code: programs decide by it. */
    code: z.string(),
    /** Rule behind the refusal. */
    rule: z.string().optional(),
    /** Commands that are allowed now. */
    allowed: z.array(z.string()).optional(),
    /** What is wrong where, for content that was not understood. */
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof ProblemSchema>;
