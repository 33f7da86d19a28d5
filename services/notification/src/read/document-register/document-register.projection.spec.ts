import type { RecordedEvent } from '@liandong/event-sourcing';
import type { RowChange } from '@liandong/projections';
import { given } from '@liandong/testing';
import { document } from '../../document/document.decider.js';
import type { DocumentEvent } from '../../document/document.events.js';
import {
  closed,
  content,
  delivered,
  deputy,
  drafted,
  escalated,
  items,
  replied,
  term,
  toSupplement,
} from '../../document/document.fixtures.js';
import { documentRegister, type DocumentRegisterRow } from './document-register.projection.js';

type Handlers = Readonly<Record<string, (event: RecordedEvent) => readonly RowChange<DocumentRegisterRow>[]>>;

/** The row that a history leads to. */
function register(history: readonly DocumentEvent[]): DocumentRegisterRow {
  return history.reduce<DocumentRegisterRow | undefined>((row, event, revision) => {
    const recorded = {
      ...event,
      id: `e${revision}`,
      stream: 'document-d1',
      revision,
      position: BigInt(revision),
      metadata: { correlationId: 'm1', occurredAt: '2020-06-18T02:00:00.000Z' },
    };
    const changes = (documentRegister.on as unknown as Handlers)[event.type]?.(recorded as never) ?? [];
    return changes.reduce<DocumentRegisterRow | undefined>(
      (current, change) => (change.op === 'put' ? change.row : change.op === 'change' ? change.change(current!) : undefined),
      row,
    );
  }, undefined)!;
}

const revised: DocumentEvent = {
  type: 'DocumentRevised',
  data: { ...content, title: '履职不力问题', template: { templateId: 'supervision-order', version: '1' }, text: 'x', revisedBy: 'p' },
};
const countersigned: DocumentEvent = {
  type: 'DocumentCountersigned',
  data: { organisationId: 'mhk.people-congress', signedBy: 'n', signedOn: '2020-06-17' },
};
const histories: readonly (readonly DocumentEvent[])[] = [
  closed,
  escalated,
  [...drafted, countersigned, revised, countersigned],
  [...drafted, { type: 'DocumentWithdrawn', data: { reason: 'x', withdrawnOn: '2020-06-18', withdrawnBy: deputy.personId } }],
  [
    ...toSupplement,
    {
      type: 'DocumentReplied',
      data: { round: 2, answers: [{ itemId: 'i2', text: '补充', done: true }], repliedOn: '2020-07-10', repliedBy: 'u', inTime: true },
    },
  ],
];

describe('document register', () => {
  it('after every event of every history the row says the same as the document', () => {
    for (const history of histories) {
      for (let length = 1; length <= history.length; length += 1) {
        const { state } = given(document, history.slice(0, length));
        expect(register(history.slice(0, length))).toMatchObject({
          documentId: 'd1',
          matterId: 'm1',
          revision: length - 1,
          status: state.status,
          number: state.number ?? null,
          kind: state.kind,
          title: state.content!.title,
          dueAt: state.replyDeadline?.dueAt ?? null,
          replies: state.round,
          countersigned: state.countersigned,
          recipientId: state.content!.recipient.organisationId,
          awaitsReply: ['delivered', 'acknowledged', 'supplement-required'].includes(state.status),
        });
      }
    }
  });

  it('B6.7: no limit stands before delivery; a reply stops it, an evaluation that asks for more sets another', () => {
    expect(register(drafted)).toMatchObject({ dueAt: null, awaitsReply: false });
    expect(register(delivered)).toMatchObject({ dueAt: term('2020-06-19', 30).dueAt, awaitsReply: true });
    expect(register(replied)).toMatchObject({ awaitsReply: false, repliedInTime: true });
    expect(register(toSupplement)).toMatchObject({ dueAt: term('2020-07-03', 10).dueAt, awaitsReply: true });
  });

  it('B6.4: every item shows its latest answer and what was found of it', () => {
    expect(register(histories[4]!).items).toEqual([
      { ...items[0], answer: { text: '已整改', done: true }, finding: { accepted: true, comment: '属实' } },
      { ...items[1], answer: { text: '补充', done: true }, finding: null },
    ]);
  });

  it('the columns of the table are those of the row', () => {
    expect(Object.keys(register(closed)).sort()).toEqual(Object.keys(documentRegister.table.columns).sort());
  });
});
