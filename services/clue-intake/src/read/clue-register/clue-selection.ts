import type { Repository, SelectQueryBuilder } from 'typeorm';
import { bigramsOf } from '../../similarity/similarity.js';
import { LibraryClue } from '../clue-library/clue-library.entity.js';
import type { ClueSelection } from './clue-register.dto.js';
import type { Clue } from './clue.entity.js';

/** The limit of B1.2 runs while no mode was approved and the clue is still ours. */
const UNDECIDED = `c.mode IS NULL AND c.disposalPausedAt IS NULL AND c.status NOT IN ('forwarded', 'returned', 'repeat-kept')`;

/** The order of the register: the newest first; priority (3.14) before the rest of its day. As in the index, or every page would be sorted. */
const ORDER = 'received_on DESC, priority DESC, clue_id DESC';

/** Narrows a query over `c` to what is meant at this moment. */
export function selected(query: SelectQueryBuilder<Clue>, selection: ClueSelection, now: string): SelectQueryBuilder<Clue> {
  const { status, source, priority, problemKind, occasion, zone, matter, overdue, text } = selection;
  if (status) query.andWhere('c.status = :status', { status });
  if (source) query.andWhere('c.sourceKind = :source', { source });
  if (priority !== undefined) query.andWhere('c.priority = :priority', { priority });
  if (problemKind) query.andWhere(`c.origin ->> 'problemKind' = :problemKind`, { problemKind });
  if (occasion) query.andWhere(`c.origin ->> 'occasion' = :occasion`, { occasion });
  if (zone) query.andWhere('c.zoneId = :zone', { zone });
  if (matter) query.andWhere('c.matterId = :matter', { matter });
  if (overdue !== undefined) query.andWhere(`${overdue ? '' : 'NOT '}(${UNDECIDED} AND c.disposalDueAt < :now)`, { now });
  const pairs = bigramsOf(text ?? '');
  // The index narrows, strpos decides: pairs may stand in another order.
  if (pairs.length > 0) query.andWhere((outer) => `c.clueId IN ${outer.subQuery().select('l.clueId').from(LibraryClue, 'l').where('l.searched @> :pairs').getQuery()}`, { pairs });
  // strpos takes the text as it is: no wildcards to escape.
  if (text) query.andWhere('(strpos(lower(c.title), lower(:text)) > 0 OR strpos(c.number, :text) > 0 OR strpos(c.summary, :text) > 0 OR strpos(c.sourceReference, :text) > 0)', { text });
  return query;
}

/** Where a clue stands in the order of the register. */
export type Place = Pick<Clue, 'receivedOn' | 'priority' | 'clueId'>;

export function behind(query: SelectQueryBuilder<Clue>, { receivedOn, priority, clueId }: Place): SelectQueryBuilder<Clue> {
  return query.andWhere('(c.receivedOn, c.priority, c.clueId) < (CAST(:placeDay AS date), CAST(:placePriority AS boolean), :placeId)', { placeDay: receivedOn, placePriority: priority, placeId: clueId });
}

export function ordered(query: SelectQueryBuilder<Clue>): SelectQueryBuilder<Clue> {
  return query.orderBy('c.receivedOn', 'DESC').addOrderBy('c.priority', 'DESC').addOrderBy('c.clueId', 'DESC');
}

/**
 * Ids of one page, and how many clues there are on all. A text is looked for once for both; without one, both follow from indexes, and
 * only the rows of the page itself are read.
 *
 * @param whole everything that is meant; `rest`: what of it stands behind the page before
 */
export async function pageOfIds(clues: Repository<Clue>, whole: SelectQueryBuilder<Clue>, rest: SelectQueryBuilder<Clue>, { text, limit, offset }: { readonly text?: string | undefined; readonly limit: number; readonly offset: number }): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  if (!text || rest !== whole) {
    const [rows, total] = await Promise.all([ordered(rest.clone().select('c.clueId', 'id')).limit(limit).offset(offset).getRawMany<{ id: string }>(), whole.getCount()]);
    return { ids: rows.map(({ id }) => id), total };
  }
  const [found, values] = whole.clone().select(['c.clueId AS clue_id', 'c.receivedOn AS received_on', 'c.priority AS priority']).getQueryAndParameters();
  const [row] = await clues.query<{ ids: string[]; total: number }[]>(
    `WITH found AS MATERIALIZED (${found}) SELECT (SELECT count(*)::int FROM found) AS total, ARRAY(SELECT clue_id FROM found ORDER BY ${ORDER} LIMIT ${limit} OFFSET ${offset}) AS ids`,
    values as unknown[],
  );
  return row!;
}
