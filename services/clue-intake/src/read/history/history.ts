import type { DomainEvent, RecordedEvent } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import { type Projection, put } from '@liandong/projections';

/** What an event says of a step, beside who took it and when. */
export interface Step {
  /** The day on paper, `YYYY-MM-DD`; absent: the day on which it was recorded. */
  readonly day?: string | undefined;
  /** 意见: what was thought, found or told. */
  readonly opinion?: string | undefined;
  /** 理由. */
  readonly reason?: string | undefined;
  /** 文号: of the letter, report or case behind it. */
  readonly documentNumber?: string | undefined;
  /** What it led to, by the names that the event has for it; absent members were not said. */
  readonly ledTo?: Readonly<Record<string, unknown>> | undefined;
}

/** What every event of a union says of its step. */
export type Steps<E extends DomainEvent> = { readonly [T in E['type']]: (data: Extract<E, { readonly type: T }>['data']) => Step };

/** What a step is called (办理环节). */
export interface Term {
  readonly zh: string;
  readonly en: string;
}
export type StepTerms<E extends DomainEvent> = Readonly<Record<E['type'], Term>>;

/** One step in the history of a record (办理经过): what happened, on which day, who did it in which role, and why. */
export interface HistoryRow {
  readonly recordId: string;
  /** Place in the history, from 0. */
  readonly revision: number;
  readonly day: string;
  readonly occurredAt: string;
  /** Type of the event; what it is called stands in the terms. */
  readonly kind: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
  /** 代行: done in the place of the recused chief (B4.2). */
  readonly standsIn: boolean;
  readonly opinion: string | null;
  readonly reason: string | null;
  readonly documentNumber: string | null;
  readonly ledTo: Readonly<Record<string, unknown>>;
}

/**
 * The history of every record of a category: a row for each event, made from that event alone, so that it is the same however often it is built anew.
 *
 * @param steps what each event says. Whoever reads the record in full reads it: nothing sealed, and nothing that is for fewer people
 */
export function historyOf<E extends DomainEvent>(
  {
    name,
    version,
    table,
    category,
  }: { readonly name: string; readonly version: number; readonly table: string; readonly category: string },
  steps: Steps<E>,
): Projection<HistoryRow, E> {
  const tell = (event: RecordedEvent, step: (data: never) => Step) => {
    const { actor, occurredAt, standsInUnder } = event.metadata;
    const { day, opinion = null, reason = null, documentNumber = null, ledTo = {} } = step(event.data as never);
    return [
      put<HistoryRow>({
        recordId: event.stream.slice(category.length + 1),
        revision: event.revision,
        day: day ?? dateInChina(occurredAt),
        occurredAt,
        kind: event.type,
        personId: actor.personId,
        organisationId: actor.organisationId,
        role: actor.role,
        standsIn: standsInUnder !== undefined,
        opinion,
        reason,
        documentNumber,
        ledTo: said(ledTo),
      }),
    ];
  };
  const types = Object.entries<(data: never) => Step>(steps);
  return {
    name,
    version,
    categories: [category],
    table: {
      name: table,
      columns: {
        recordId: 'text',
        revision: 'integer',
        day: 'date NOT NULL',
        occurredAt: 'timestamptz NOT NULL',
        kind: 'text NOT NULL',
        personId: 'text NOT NULL',
        organisationId: 'text NOT NULL',
        role: 'text NOT NULL',
        standsIn: 'boolean NOT NULL',
        opinion: 'text',
        reason: 'text',
        documentNumber: 'text',
        ledTo: 'jsonb NOT NULL',
      },
      primaryKey: ['recordId', 'revision'],
    },
    on: Object.fromEntries(types.map(([type, step]) => [type, (event: RecordedEvent) => tell(event, step)])) as unknown as Projection<
      HistoryRow,
      E
    >['on'],
  };
}

function said(ledTo: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(ledTo).filter(([, value]) => value !== undefined));
}
