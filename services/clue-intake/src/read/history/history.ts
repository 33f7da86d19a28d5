import { type Decider, type DomainEvent, type RecordedEvent, upcast } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';

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
export interface HistoryStep {
  /** Place in the history, from 0. */
  readonly revision: number;
  /** In the order of all events, as a decimal text: what an audit is asked for. */
  readonly position: string;
  readonly day: string;
  readonly occurredAt: string;
  /** Type of the event. */
  readonly kind: string;
  readonly term: Term;
  readonly by: {
    readonly personId: string;
    readonly organisationId: string;
    readonly role: string;
    /** 代行: done in the place of the recused chief (B4.2). */
    readonly standsIn: boolean;
  };
  readonly opinion: string | null;
  readonly reason: string | null;
  readonly documentNumber: string | null;
  readonly ledTo: Readonly<Record<string, unknown>>;
}

/** How the history of one kind of record is told. */
export interface Telling<E extends DomainEvent> {
  readonly category: string;
  readonly upcasters?: Decider<never, never, never>['upcasters'];
  /** What each event says. Whoever reads the record in full reads it: nothing sealed, and nothing that is for fewer people. */
  readonly steps: Steps<E>;
  readonly terms: StepTerms<E>;
}

/** The steps of one record, the first one first: its own stream, told event by event. */
export function historyOf<E extends DomainEvent>(
  { upcasters, steps, terms }: Telling<E>,
  events: readonly RecordedEvent[],
): readonly HistoryStep[] {
  return events.map((stored) => {
    const { type, revision, position, data, metadata } = upcast(stored, upcasters);
    const { actor, occurredAt, standsInUnder } = metadata;
    const step = steps[type as E['type']] as (data: unknown) => Step;
    const { day, opinion = null, reason = null, documentNumber = null, ledTo = {} } = step(data);
    return {
      revision,
      position: position.toString(),
      day: day ?? dateInChina(occurredAt),
      occurredAt,
      kind: type,
      term: terms[type as E['type']],
      by: { personId: actor.personId, organisationId: actor.organisationId, role: actor.role, standsIn: standsInUnder !== undefined },
      opinion,
      reason,
      documentNumber,
      ledTo: said(ledTo),
    };
  });
}

function said(ledTo: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(ledTo).filter(([, value]) => value !== undefined));
}
