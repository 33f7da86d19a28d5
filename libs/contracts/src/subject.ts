import { z } from 'zod';

/** Who manages the person (管理权限), which decides who may approve what. */
export const managementLevels = ['upper', 'county', 'township', 'village'] as const;

/** The person a clue is about (被反映人), as far as other services need it. */
export const subject = z.object({
  subjectId: z.string(),
  name: z.string(),
  organisationId: z.string(),
  position: z.string(),
  managedBy: z.enum(managementLevels),
  /** Village cadres' tour clues are handled at a raised level (B3.6). */
  villageCadre: z.boolean(),
});
export type Subject = z.infer<typeof subject>;

/** What a verification or a trial ended with for one person. `file` 立案 · `admonish` 诫勉谈话 · `criticise-educate` 批评教育 · `no-case` 了结 */
export const personOutcomes = ['file', 'admonish', 'criticise-educate', 'no-case'] as const;
export type PersonOutcome = (typeof personOutcomes)[number];
