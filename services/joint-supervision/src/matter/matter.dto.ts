import { z } from 'zod';

const reason = z.string().trim().min(1).max(2_000);

export const CloseMatterBody = z.strictObject({ reason, closedOn: z.iso.date() }).meta({ id: 'CloseMatter' });

export const ReopenMatterBody = z.strictObject({ reason, reopenedOn: z.iso.date() }).meta({ id: 'ReopenMatter' });
