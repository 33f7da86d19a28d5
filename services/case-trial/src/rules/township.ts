import { isWithin, jurisdictionOf } from '@liandong/access';
import { isPerson, type Subject } from '@liandong/contracts';
import { localRows, ownRowOn } from '@liandong/legal-time';

/** The township of a township's or village's person: the first two segments of the organisation's path. Null: tried by the county directly, as cases of institutions and matters are. */
export function townshipOf(subject: Subject): string | null {
  const { managedBy, organisationId } = subject;
  if (!isPerson(subject) || (managedBy !== 'township' && managedBy !== 'village')) return null;
  const [commission, township] = organisationId.split('.');
  return township === undefined ? null : `${commission}.${township}`;
}

/** Whether it is one of the townships and streets that the installation lists in this jurisdiction on that day; any is where none is listed. */
export function isTownshipOn(townshipId: string, date: string): boolean {
  const rows = localRows('organisations').filter(({ organisationId }) => isWithin(organisationId, jurisdictionOf(townshipId)));
  const isListed = (id: string) => (ownRowOn(rows, id, date)?.kind ?? 'department') !== 'department';
  return isListed(townshipId) || !rows.some(({ organisationId }) => isListed(organisationId));
}
