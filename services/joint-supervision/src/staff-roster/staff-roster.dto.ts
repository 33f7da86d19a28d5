import { z } from 'zod';
import { affiliations, duties } from './staff-roster.events.js';

const id = z.string().trim().min(1).max(100);

const person = z.strictObject({
  personId: id,
  name: z.string().trim().min(1).max(100),
  organisationId: id,
  affiliation: z.enum(affiliations),
  duty: z.enum(duties),
});

export const ListPersonsBody = z
  .strictObject({ organisationId: id, from: z.iso.date(), persons: z.array(person).min(1).max(500) })
  .meta({ id: 'ListPersons' });

export const ReleasePersonBody = z.strictObject({ personId: id, releasedOn: z.iso.date() }).meta({ id: 'ReleasePerson' });
