import { z } from 'zod';

/** The day (`YYYY-MM-DD`) that is asked about; it is always said, so that the same question gets the same answer. */
export const OnDay = z.strictObject({ on: z.iso.date() }).meta({ id: 'OnDay' });
