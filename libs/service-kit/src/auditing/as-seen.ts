import type { AsSeen } from '@liandong/contracts';
import { categoryOf, DomainError, type EventStore, type RecordedEvent, type Seen } from '@liandong/event-sourcing';
import { type AnyDecisionView, showAsSeen } from './decision-view.js';

/** The event that is asked about. */
export interface DecisionAsked {
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly matterId: string;
}

/** Shows what whoever decided had before them: the events up to then, through the version of the view that was in force. */
export class AsSeenReader {
  constructor(
    private readonly service: string,
    private readonly categories: readonly string[],
    private readonly views: readonly AnyDecisionView[],
    private readonly store: Pick<EventStore, 'readStream'>,
  ) {}

  /** @throws DomainError as-seen.foreign-event, as-seen.event-unknown, as-seen.another-matter, as-seen.not-a-decision, as-seen.not-recorded */
  async read(asked: DecisionAsked): Promise<AsSeen> {
    const category = categoryOf(asked.stream);
    if (!this.categories.includes(category)) throw refusals.foreign();
    const events = await this.eventsUpTo(asked);
    const event = events.at(-1);
    if (event?.id !== asked.eventId) throw refusals.unknown();
    const { metadata, type, id: eventId, stream } = event;
    if (metadata.correlationId !== asked.matterId) throw refusals.anotherMatter();
    const { seen, actor, occurredAt, rules } = metadata;
    if (!this.views.some((view) => view.category === category && view.decisions.includes(type)) && !seen) throw refusals.notADecision(type);
    if (!seen) throw refusals.notRecorded();
    const { view: name, version, revision, position, confirmed, roles } = seen;
    const before = events.filter((earlier) => earlier.revision <= revision);
    const viewer = { personId: actor.personId, organisationId: actor.organisationId, roles };
    const shown = showAsSeen(this.versionOf(seen), before, stream.slice(category.length + 1), viewer, occurredAt) as AsSeen['shown'];
    const decidedBy = { personId: actor.personId, organisationId: actor.organisationId, role: actor.role };
    return {
      service: this.service,
      matterId: asked.matterId,
      eventId,
      type,
      decidedBy,
      decidedAt: occurredAt,
      view: { name, version },
      stream,
      revision,
      position,
      confirmed,
      roles: [...roles],
      rules: rules.map((rule) => ({ ...rule })),
      shown,
    };
  }

  private async eventsUpTo({ stream, revision }: DecisionAsked): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of this.store.readStream(stream, { limit: revision + 1 })) events.push(event);
    return events.at(-1)?.revision === revision ? events : [];
  }

  /** Versions are never taken out of the code; if one was, nothing else is shown in its place. */
  private versionOf({ view, version }: Seen) {
    const found = this.views.find(({ name }) => name === view)?.versions[version];
    if (!found) throw new Error(`${this.service} no longer knows version ${version} of the view ${view}`);
    return found;
  }
}

const refusals = {
  foreign: () =>
    new DomainError({
      code: 'as-seen.foreign-event',
      kind: 'not-found',
      zh: '该事件不属于本服务',
      en: 'The event belongs to another service',
    }),
  unknown: () => new DomainError({ code: 'as-seen.event-unknown', kind: 'not-found', zh: '没有这一事件', en: 'There is no such event' }),
  anotherMatter: () =>
    new DomainError({
      code: 'as-seen.another-matter',
      kind: 'not-found',
      zh: '该事件属于另一事项',
      en: 'The event belongs to another matter',
    }),
  notADecision: (type: string) =>
    new DomainError({
      code: 'as-seen.not-a-decision',
      kind: 'invalid',
      zh: '该事件不是审批决定',
      en: 'The event is no decision that somebody took on what they saw',
      details: { type },
    }),
  notRecorded: () =>
    new DomainError({
      code: 'as-seen.not-recorded',
      kind: 'conflict',
      zh: '作出该决定时尚未记录所见内容',
      en: 'What was seen was not yet recorded when this was decided',
    }),
};
