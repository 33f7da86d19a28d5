import { z } from 'zod';
import { departureGrounds, secrecyPosts } from '../rules/departure-terms.js';

const id = z.string().trim().min(1).max(100);
const date = z.iso.date();

/** `post`: how the post that is left was classified (涉密岗位); `none`: not at all. */
export const RecordDepartureBody = z
  .strictObject({ organisationId: id, personId: id, ground: z.enum(departureGrounds), post: z.enum(secrecyPosts), departedOn: date })
  .meta({ id: 'RecordDeparture' });

export const RecordReturnBody = z.strictObject({ returnedOn: date }).meta({ id: 'RecordReturn' });
