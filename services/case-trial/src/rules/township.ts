import { isPerson, type Subject } from '@liandong/contracts';

/** The township of a township's or village's person: the first two segments of the organisation's path. Null: tried by the county directly, as cases of institutions and matters are. */
export function townshipOf(subject: Subject): string | null {
  const { managedBy, organisationId } = subject;
  if (!isPerson(subject) || (managedBy !== 'township' && managedBy !== 'village')) return null;
  const [commission, township] = organisationId.split('.');
  return township === undefined ? null : `${commission}.${township}`;
}
