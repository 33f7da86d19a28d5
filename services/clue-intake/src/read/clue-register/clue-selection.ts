import type { SelectQueryBuilder } from 'typeorm';
import { endOfDay } from '@liandong/legal-time';
import { inBand } from '@liandong/service-kit';
import { goneStatuses } from '../../clue/clue.gone.js';
import { bigramsOf } from '../../similarity/similarity.js';
import { LibraryClue } from '../clue-library/clue-library.entity.js';
import type { ClueSelection } from './clue-register.dto.js';
import type { Clue } from './clue.entity.js';

/** The limit of B1.2 runs while no mode was approved and the clue is still ours. */
const UNDECIDED = `c.mode IS NULL AND c.disposalPausedAt IS NULL AND c.status NOT IN (${goneStatuses.map((status) => `'${status}'`).join(', ')})`;

/** 待反馈 · 已反馈、待签收 · 已签收 */
const FEEDBACK = {
  owed: 'c.feedbackDueAt IS NOT NULL AND c.feedbackGivenOn IS NULL',
  given: 'c.feedbackGivenOn IS NOT NULL AND c.feedbackAcknowledgedOn IS NULL',
  acknowledged: 'c.feedbackAcknowledgedOn IS NOT NULL',
} as const;

/** 承办部门: whoever it was routed to, the unit that was named before the zone; of what is merely proposed, or not routed, the department that it is with (B1.3, B1.5). */
const HANDLED_BY = `CASE WHEN c.zoneId IS NULL OR c.status = 'routing-proposed' THEN c.departmentId ELSE coalesce(c.handling ->> 'unitId', c.handling ->> 'departmentId', c.zoneId) END`;

/** The order of the register: what has priority and has not ended first (3.14), then the newest; what had priority before the rest of its day. As in the index, or every page would be sorted. */
const ORDER = 'urgent DESC, received_on DESC, priority DESC, clue_id DESC';

/** Narrows a query over `c` to what is meant at this moment. */
export function selected(query: SelectQueryBuilder<Clue>, selection: ClueSelection, now: string): SelectQueryBuilder<Clue> {
  const { status, source, mode, priority, problemKind, occasion, zone, level, handling, handlingUnit, crossed, raised, matter } = selection;
  const { overdue, band, feedback, feedbackOverdue, reviewDueBy, text, subject, unit, problemType, problemArea } = selection;
  const { receivedFrom, receivedUntil, disposedFrom, disposedUntil, department, leader, keeper, correction, limitChange, raise } =
    selection;
  if (status) query.andWhere('c.status = :status', { status });
  if (source) query.andWhere('c.sourceKind = :source', { source });
  if (mode) query.andWhere('c.mode = :mode', { mode });
  if (receivedFrom) query.andWhere('c.receivedOn >= :receivedFrom', { receivedFrom });
  if (receivedUntil) query.andWhere('c.receivedOn <= :receivedUntil', { receivedUntil });
  if (disposedFrom) query.andWhere('c.disposedOn >= :disposedFrom', { disposedFrom });
  if (disposedUntil) query.andWhere('c.disposedOn <= :disposedUntil', { disposedUntil });
  if (department) query.andWhere('c.departmentId = :department', { department });
  if (leader) query.andWhere('c.leaderPersonId = :leader', { leader });
  if (keeper) query.andWhere('c.keeper = :keeper', { keeper });
  if (priority !== undefined) query.andWhere('c.priority = :priority', { priority });
  if (problemKind) query.andWhere(`c.origin ->> 'problemKind' = :problemKind`, { problemKind });
  if (problemType) query.andWhere('c.problemTypes @> :problemType::jsonb', { problemType: JSON.stringify([problemType]) });
  if (problemArea) query.andWhere('c.problemAreas @> :problemArea::jsonb', { problemArea: JSON.stringify([problemArea]) });
  if (occasion) query.andWhere(`c.origin ->> 'occasion' = :occasion`, { occasion });
  if (zone) query.andWhere('c.zoneId = :zone', { zone });
  if (level) query.andWhere('c.level = :level', { level });
  if (handling) query.andWhere(`c.handling ->> 'kind' = :handling`, { handling });
  if (handlingUnit) query.andWhere(`${HANDLED_BY} = :handlingUnit`, { handlingUnit });
  if (crossed !== undefined) query.andWhere(`c.crossed IS ${crossed ? 'NOT ' : ''}NULL`);
  if (raised !== undefined) query.andWhere('c.raisedLevel = :raised', { raised });
  for (const [column, waits] of Object.entries({ correction, limitChange, raise }))
    if (waits !== undefined) query.andWhere(`c.${column} IS ${waits ? 'NOT ' : ''}NULL`);
  if (matter) query.andWhere('c.matterId = :matter', { matter });
  if (overdue !== undefined) query.andWhere(`${overdue ? '' : 'NOT '}(${UNDECIDED} AND c.disposalDueAt < :now)`, { now });
  if (band) inBand(query.andWhere(UNDECIDED), 'c.disposalDueAt', band, now);
  if (feedback) query.andWhere(FEEDBACK[feedback]);
  if (feedbackOverdue !== undefined)
    query.andWhere(
      `${feedbackOverdue ? '' : 'NOT '}((${FEEDBACK.owed} AND c.feedbackDueAt < :now) OR (${FEEDBACK.given} AND coalesce(c.feedbackReceiptDueAt < :now, false)))`,
      { now },
    );
  if (reviewDueBy) query.andWhere('c.reviewDueAt <= :reviewDueBy', { reviewDueBy: endOfDay(reviewDueBy) });
  if (text ?? subject ?? unit) {
    const library = query.connection.createQueryBuilder().select('l.clueId').from(LibraryClue, 'l');
    if (subject) library.andWhere('l.names @> ARRAY[:subject]', { subject });
    if (unit) library.andWhere('l.units @> ARRAY[:unit]', { unit });
    if (text) holding(library, text);
    query.andWhere(`c.clueId IN (${library.getQuery()})`).setParameters(library.getParameters());
  }
  return query;
}

/** Where a clue stands in the order of the register. */
export type Place = Pick<Clue, 'urgent' | 'receivedOn' | 'priority' | 'clueId'>;

export function behind(query: SelectQueryBuilder<Clue>, { urgent, ...place }: Place): SelectQueryBuilder<Clue> {
  return query.andWhere(
    '(c.urgent, c.receivedOn, c.priority, c.clueId) < (CAST(:placeUrgent AS boolean), CAST(:placeDay AS date), CAST(:placePriority AS boolean), :placeId)',
    { placeUrgent: urgent, ...dayPlace(place) },
  );
}

export function ordered(query: SelectQueryBuilder<Clue>): SelectQueryBuilder<Clue> {
  return query
    .orderBy('c.urgent', 'DESC')
    .addOrderBy('c.receivedOn', 'DESC')
    .addOrderBy('c.priority', 'DESC')
    .addOrderBy('c.clueId', 'DESC');
}

/** The same two by day alone: a place that nothing moves while a whole register is read. */
export function behindByDay(query: SelectQueryBuilder<Clue>, place: Omit<Place, 'urgent'>): SelectQueryBuilder<Clue> {
  return query.andWhere(
    '(c.receivedOn, c.priority, c.clueId) < (CAST(:placeDay AS date), CAST(:placePriority AS boolean), :placeId)',
    dayPlace(place),
  );
}

export function orderedByDay(query: SelectQueryBuilder<Clue>): SelectQueryBuilder<Clue> {
  return query.orderBy('c.receivedOn', 'DESC').addOrderBy('c.priority', 'DESC').addOrderBy('c.clueId', 'DESC');
}

const dayPlace = ({ receivedOn, priority, clueId }: Omit<Place, 'urgent'>) => ({
  placeDay: receivedOn,
  placePriority: priority,
  placeId: clueId,
});

/** Marks in `next` that a page ended among what stands first: the clue may end before the following page is asked for. */
const FIRST = 'first:';

/** What `next` says about the last clue of a page. */
export function nextAfter({ clueId, urgent }: Pick<Place, 'clueId' | 'urgent'>): string {
  return urgent ? `${FIRST}${clueId}` : clueId;
}

/** The clue that `next` names, and whether it stood first when that was said. */
export function namedBy(after: string): Pick<Place, 'clueId' | 'urgent'> {
  return after.startsWith(FIRST) ? { clueId: after.slice(FIRST.length), urgent: true } : { clueId: after, urgent: false };
}

/** Narrows a query over `l`, the library, to clues that hold a text. The index narrows, strpos decides: pairs may stand in another order. */
export function holding(query: SelectQueryBuilder<LibraryClue>, text: string): SelectQueryBuilder<LibraryClue> {
  const pairs = bigramsOf(text);
  if (pairs.length > 0) query.andWhere('l.searched @> :pairs', { pairs });
  // It takes the text as it is: no wildcards to escape.
  return query.andWhere('strpos(l.text, :part) > 0', { part: text.toLowerCase() });
}

/** Ids of one page, in the order of the register, and how many clues there are on all of them. */
export interface FoundIds {
  readonly ids: readonly string[];
  readonly total: number;
}

/**
 * Without a text, both follow from indexes, and only the rows of the page itself are read.
 *
 * @param rest what stands behind the page before; `total`: how many clues are meant in all
 */
export async function pageOfIds(
  rest: SelectQueryBuilder<Clue>,
  total: Promise<number>,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<FoundIds> {
  const rows = ordered(rest.clone().select('c.clueId', 'id')).limit(limit).offset(offset).getRawMany<{ id: string }>();
  const [page, all] = await Promise.all([rows, total]);
  return { ids: page.map(({ id }) => id), total: all };
}

/**
 * How many clues are meant without those of matters that somebody is kept from (B4.1). No index for counting holds the matter, so that
 * asking each clue for it would read every row: those few are counted by themselves, in the same statement.
 */
export async function countWithout(meant: SelectQueryBuilder<Clue>, barredFrom: readonly string[]): Promise<number> {
  if (barredFrom.length === 0) return meant.getCount();
  const barred = meant.clone().andWhere('c.matterId = ANY(:barredFrom)', { barredFrom }).select('count(*)');
  const { total } = (await meant
    .clone()
    .select(`(count(*) - (${barred.getQuery()}))::int`, 'total')
    .setParameters(barred.getParameters())
    .getRawOne<{ total: number }>())!;
  return total;
}

/** The same for a text, which is looked for once, for the page and for the number. */
export async function pageOfFound(
  whole: SelectQueryBuilder<Clue> | SelectQueryBuilder<LibraryClue>,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<FoundIds> {
  const { alias } = whole;
  const [found, values] = whole
    .clone()
    .select([
      `${alias}.clueId AS clue_id`,
      `${alias}.urgent AS urgent`,
      `${alias}.receivedOn AS received_on`,
      `${alias}.priority AS priority`,
    ])
    .getQueryAndParameters();
  const [row] = await whole.connection.query<{ ids: string[]; total: number }[]>(
    `WITH found AS MATERIALIZED (${found}) SELECT (SELECT count(*)::int FROM found) AS total, ARRAY(SELECT clue_id FROM found ORDER BY ${ORDER} LIMIT ${limit} OFFSET ${offset}) AS ids`,
    values as unknown[],
  );
  return row!;
}
