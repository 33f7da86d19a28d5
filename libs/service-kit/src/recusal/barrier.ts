import type pg from 'pg';
import {
  aboveClearance,
  actingChiefRoles,
  barredByRecusal,
  clearanceOf,
  isOutsider,
  type Principal,
  type Role,
  secrecyLevels,
  tokenlessRoles,
} from '@liandong/access';
import { type CommandHandler, DomainError, type Refusal, StoreUnavailable, streamName } from '@liandong/event-sourcing';
import type { Recusals, Secrecy } from './recusals.js';

/** Keeps whoever is recused, or not cleared, from commands: the event store is asked, so nothing gets past while a read model lags. */
export class CommandBarrier {
  constructor(
    private readonly handler: Pick<CommandHandler, 'read'>,
    private readonly recusals: Recusals,
    private readonly secrecy?: Secrecy,
  ) {}

  /**
   * B4.1: no work in the matter until the recusal is decided. B4.9: none above the clearance, except for whoever was admitted to it or
   * stands in for the chief, whose every matter it is (B4.2).
   *
   * @param unseen what an outsider is told of what is above their clearance: that there is no such record
   * @returns the stream of the recusals by which the person stands in for the chief of the matter (B4.2), if so
   * @throws DomainError access.barred-by-recusal, access.above-clearance
   */
  async ensureFree({ personId, roles }: Principal, matterId: string, unseen: Refusal = aboveClearance): Promise<string | undefined> {
    // What this system does by itself is nobody's work.
    if (roles.some((role) => tokenlessRoles.includes(role))) return undefined;
    const { recusals, secrecy } = this;
    // Two short streams, at once: every command waits for them.
    const [recused, classified] = await Promise.all([
      this.handler.read(recusals.decider, matterId),
      secrecy && this.handler.read(secrecy.decider, matterId),
    ]);
    if (recusals.isBarred(recused.state, personId)) throw new DomainError(barredByRecusal);
    const standsIn = mayActAsChief(roles) && recusals.actingChief?.(recused.state) === personId;
    if (!standsIn && secrecy && classified && secrecy.isKeptFrom(classified.state, personId, clearanceOf(roles)))
      throw new DomainError(isOutsider(roles) ? unseen : aboveClearance);
    return standsIn ? streamName(recusals.decider.category, matterId) : undefined;
  }
}

/** Whom nobody appoints. */
const NOBODY = '';
const mayActAsChief = (roles: readonly Role[]) => roles.some((role) => actingChiefRoles.includes(role));

/** How long a reader of a service that has just been started waits for these read models, in ms. */
const WAIT_MS = 20_000;

/** A record that somebody is kept from, and what they are told. */
export interface KeptOut {
  readonly id: string;
  readonly refusal: Refusal;
}

const byReason = { recusal: barredByRecusal, level: aboveClearance } as const;

/** Keeps whoever is recused, or not cleared, from reading: by the read models, which are as old as whatever else there is to read. */
export class ReadBarrier {
  constructor(
    private readonly pool: Pick<pg.Pool, 'query'>,
    private readonly schema: string,
    /** Resolves with true once the read models are there. */
    private readonly ready: (timeoutMs: number) => Promise<boolean>,
    private readonly levels: boolean,
  ) {}

  /**
   * The matters that the person is kept from, every record in them, and the records that are about those.
   *
   * @throws StoreUnavailable it cannot be told: nobody is let in on a guess
   */
  async keptFrom(principal: Principal): Promise<readonly KeptOut[]> {
    const found = await this.found(principal, WAIT_MS);
    if (!found) throw new StoreUnavailable('whom recusals and levels keep out cannot be told now');
    return found;
  }

  /** The same, as far as it is known at once: for commands, which the event store keeps out of the matter itself whatever the read models say. */
  async knownToKeepFrom(principal: Principal): Promise<readonly KeptOut[]> {
    return (await this.found(principal, 0)) ?? [];
  }

  private async found(principal: Principal, timeoutMs: number): Promise<readonly KeptOut[] | undefined> {
    const found = (await this.ready(timeoutMs)) ? await this.ask(principal).catch(() => undefined) : undefined;
    return found?.rows.map(({ id, reason }) => ({ id, refusal: byReason[reason] }));
  }

  private ask({ personId, roles }: Principal): Promise<pg.QueryResult<{ id: string; reason: keyof typeof byReason }>> {
    const { schema } = this;
    const levels = this.levels
      ? `UNION ALL SELECT l.matter_id, 'level' FROM ${schema}.matter_levels l LEFT JOIN ${schema}.matter_levels own ON own.matter_id = l.matter_id AND own.source = ''
           WHERE l.level > $2 AND NOT $1 = ANY (l.admitted) AND NOT $1 = ANY (coalesce(own.admitted, '{}'))
           AND $3 IS DISTINCT FROM (
             SELECT chief->>'personId' FROM jsonb_array_elements(coalesce(own.acting_chiefs, '[]')) WITH ORDINALITY AS a (chief, place)
             WHERE chief->>'personId' IS NOT NULL
               AND NOT EXISTS (SELECT FROM ${schema}.barred_persons b WHERE b.matter_id = l.matter_id AND b.person_id = chief->>'personId')
             ORDER BY place LIMIT 1)`
      : '';
    const values: readonly (string | number)[] = this.levels
      ? [personId, secrecyLevels.indexOf(clearanceOf(roles)), mayActAsChief(roles) ? personId : NOBODY]
      : [personId];
    return this.pool.query(
      `WITH matters AS (SELECT matter_id AS id, 'recusal' AS reason FROM ${schema}.barred_persons WHERE person_id = $1 ${levels}),
            records AS (SELECT r.record_id AS id, m.reason FROM ${schema}.matter_records r JOIN matters m ON r.of_id = m.id)
       SELECT id, reason FROM matters UNION SELECT id, reason FROM records
       UNION SELECT r.record_id, s.reason FROM ${schema}.matter_records r JOIN records s ON r.of_id = s.id
       -- Whoever is kept out by both is told of the recusal, as commands have it: the last one counts.
       ORDER BY reason`,
      [...values],
    );
  }
}

/** What the person is told about: an outsider nothing of levels (B4.9), since the queries leave out what stands above theirs. */
export function toldTo({ roles }: Principal, keptFrom: readonly KeptOut[]): readonly KeptOut[] {
  return isOutsider(roles) ? keptFrom.filter(({ refusal }) => refusal !== aboveClearance) : keptFrom;
}

/**
 * Refuses a request that names a record from which somebody is kept, wherever it does so: in its address, its query or its body.
 *
 * @throws DomainError access.barred-by-recusal, access.above-clearance
 */
export function refuseNaming(keptFrom: readonly KeptOut[], ...parts: readonly unknown[]): void {
  const kept = new Map(keptFrom.map(({ id, refusal }) => [id, refusal]));
  for (const part of parts) {
    const refusal = namedIn(part, kept);
    if (refusal) throw new DomainError(refusal);
  }
}

/** What a query names, also within values that are made of several, such as `where=matter=<id>,source=letter`. */
export function namedInQuery(query: unknown): readonly unknown[] {
  const values = typeof query === 'object' && query !== null ? Object.values(query).flat() : [];
  return [query, values.flatMap((value) => (typeof value === 'string' ? value.split(/[\s,;=|]+/) : []))];
}

function namedIn(value: unknown, kept: ReadonlyMap<string, Refusal>): Refusal | undefined {
  if (typeof value === 'string') return kept.get(value);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const refusal = kept.get(name) ?? namedIn(member, kept);
    if (refusal) return refusal;
  }
  return undefined;
}
