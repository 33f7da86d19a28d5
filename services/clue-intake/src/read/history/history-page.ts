import type { ObjectLiteral, Repository } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { type Page, pageOf, paging, withoutBarred } from '@liandong/service-kit';
import type { Term } from './history.js';
import type { HistoryLine } from './history-line.js';

export const HistoryFilter = z.strictObject({ ...paging });
export type HistoryFilter = z.output<typeof HistoryFilter>;

/** A step as it is shown. */
export interface ShownStep extends Omit<HistoryLine, 'recordId' | 'personId' | 'organisationId' | 'role' | 'standsIn'> {
  readonly term: Term;
  readonly by: Pick<HistoryLine, 'personId' | 'organisationId' | 'role' | 'standsIn'>;
}

/**
 * The steps of one record, the first one first. Whether the reader may see the record is its register's to say, and is asked before.
 *
 * @param terms what each step is called; read anew each time, so that a term may be put right without building anything
 */
export async function historyPage<L extends HistoryLine & ObjectLiteral>(
  lines: Repository<L>,
  recordId: string,
  principal: Principal,
  filter: HistoryFilter,
  terms: Readonly<Record<string, Term>>,
): Promise<Page<ShownStep>> {
  const query = withoutBarred(lines.createQueryBuilder('h').where('h.recordId = :recordId', { recordId }), 'h.record_id', principal);
  const page = await pageOf(query.orderBy('h.revision', 'ASC'), filter);
  return { ...page, items: page.items.map((line) => shown(line, terms)) };
}

function shown(
  { recordId: _record, personId, organisationId, role, standsIn, ...line }: HistoryLine,
  terms: Readonly<Record<string, Term>>,
) {
  return { ...line, term: terms[line.kind]!, by: { personId, organisationId, role, standsIn } };
}
