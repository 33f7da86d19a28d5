import type { RecordedEvent } from '@liandong/event-sourcing';
import { given } from '@liandong/testing';
import { whenDocumentEscalatedThenDraftSuccessor } from '../automation/when-document-escalated-then-draft-successor.js';
import { document } from '../document/document.decider.js';
import type { DocumentEvent } from '../document/document.events.js';
import { closed, deputy, drafted, escalated, ofKind, recipient } from '../document/document.fixtures.js';
import { publishDocument } from './notification.integration-events.js';

const recorded = (event: DocumentEvent, revision: number) =>
  ({
    ...event,
    id: `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`,
    stream: 'document-d1',
    revision,
    metadata: { occurredAt: '2020-07-06T02:00:00.000Z', correlationId: 'm1' },
  }) as unknown as RecordedEvent<DocumentEvent>;

/** Publishes a whole history, each event with the document as it stood with it. */
const publish = (history: readonly DocumentEvent[]) =>
  history.flatMap((event, index) => publishDocument(recorded(event, index), 'd1', given(document, history.slice(0, index + 1)).state));
const leg = { legId: 'd1', kind: 'document', title: '问题督办单:不认真履职问题', organisationId: 'mhk' };

describe('what notification announces', () => {
  it('from draft to closing: the leg opens, whoever asked for it learns of the reply, the leg closes; no word of the content leaves', () => {
    expect(publish(closed).map(({ type, data }) => [type, data])).toEqual([
      ['matter.leg-opened.v1', leg],
      [
        'notification.document-replied.v1',
        { documentId: 'd1', organisationId: 'mhk', regarding: { service: 'rectification', id: 'r1' }, repliedOn: '2020-07-01' },
      ],
      ['matter.leg-closed.v1', { ...leg, reason: '已办结' }],
    ]);
  });

  it('B6.6: escalated: the legs of what follows open before this one closes, and are not opened again when those are drafted', () => {
    expect(
      publish(escalated)
        .slice(2)
        .map(({ type, data }) => [type, data]),
    ).toEqual([
      ['matter.leg-opened.v1', { ...leg, legId: 'd1-prompt', title: '提示单:不认真履职问题' }],
      [
        'notification.document-escalated.v1',
        {
          documentId: 'd1',
          organisationId: 'mhk',
          ground: 'weak-reply',
          escalatedOn: '2020-07-06',
          successors: [{ documentId: 'd1-prompt', kind: 'prompt' }],
          regarding: { service: 'rectification', id: 'r1' },
        },
      ],
      ['matter.leg-closed.v1', { ...leg, reason: '升级为提示单' }],
    ]);
    const [event] = drafted;
    const successor = {
      ...event!,
      data: { ...event!.data, predecessor: { documentId: 'd0', kind: 'prompt', number: '1', ground: 'overdue' } },
    } as DocumentEvent;
    expect(publish([successor])).toEqual([]);
  });

  it('given a document that nobody asked for, then its reply is nobody’s news; withdrawn, its leg closes', () => {
    const own = closed.map((event) =>
      event.type === 'DocumentDrafted' ? { ...event, data: { ...event.data, regarding: undefined } } : event,
    ) as DocumentEvent[];
    expect(publish(own).map(({ type }) => type)).toEqual(['matter.leg-opened.v1', 'matter.leg-closed.v1']);
    const withdrawn: DocumentEvent = {
      type: 'DocumentWithdrawn',
      data: { reason: '重复', withdrawnOn: '2020-06-18', withdrawnBy: deputy.personId },
    };
    expect(publish([...drafted, withdrawn]).at(-1)).toMatchObject({ type: 'matter.leg-closed.v1', data: { reason: '重复' } });
  });

  it('the same event is always published under the same ids, and those of one event differ', () => {
    const both = ofKind('prompt', escalated).map((event) =>
      event.type === 'DocumentEscalated'
        ? {
            ...event,
            data: {
              ...event.data,
              successors: [
                { kind: 'reminder' as const, recipient },
                { kind: 'talk-proposal' as const, recipient },
              ],
            },
          }
        : event,
    );
    const ids = publish(both).map(({ id }) => id);
    expect(publish(both).map(({ id }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(publish(both).at(-1)).toMatchObject({ data: { reason: '升级为提醒单,升级为约谈建议' } });
  });

  it('B6.6: when a document was escalated, then what follows is drafted, under ids that follow from it', () => {
    const event = publish(escalated).find(({ type }) => type === 'notification.document-escalated.v1')!;
    expect(whenDocumentEscalatedThenDraftSuccessor.decide(event as never)).toEqual([
      { type: 'draft-successor', id: 'd1-prompt', organisationId: 'mhk', data: { predecessorId: 'd1', kind: 'prompt' } },
    ]);
  });
});
