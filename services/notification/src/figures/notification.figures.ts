import { counting, figure, regrouped } from '@liandong/service-kit';
import { document } from '../document/document.decider.js';
import { type DocumentState, evolveDocument } from '../document/document.state.js';

const standing = ({ status, kind }: DocumentState) => (status === 'none' ? undefined : { kind, status });

/** The figures of the document register. */
export const notificationFigures = [
  figure({
    name: 'notification.documents-issued',
    title: { zh: '制发文书', en: 'documents issued, without those withdrawn' },
    dimensions: ['kind'],
    from: [
      counting(document, (event, before) => {
        if (event.type === 'DocumentIssued') return [{ value: 1, dimensions: { kind: before.kind } }];
        return event.type === 'DocumentWithdrawn' && before.number !== undefined ? [{ value: -1, dimensions: { kind: before.kind } }] : [];
      }),
    ],
  }),
  figure({
    name: 'notification.documents-replied',
    title: { zh: '文书已答复', en: 'documents replied to' },
    dimensions: ['kind', 'inTime'],
    // Later rounds supplement the first reply.
    from: [
      counting(document, (event, before) =>
        event.type === 'DocumentReplied' && event.data.round === 1
          ? [{ value: 1, dimensions: { kind: before.kind, inTime: String(event.data.inTime) } }]
          : [],
      ),
    ],
  }),
  figure({
    name: 'notification.replies-by-day',
    title: { zh: '文书答复(按日)', en: 'replies to documents, every round, by day' },
    dimensions: ['kind', 'on', 'inTime'],
    from: [
      counting(document, (event, { kind }) => {
        if (event.type !== 'DocumentReplied') return [];
        const { repliedOn: on, inTime } = event.data;
        return [{ value: 1, dimensions: { kind, on, inTime: String(inTime) } }];
      }),
    ],
  }),
  figure({
    name: 'notification.documents-by-status',
    title: { zh: '文书办理状态', en: 'documents by status' },
    dimensions: ['kind', 'status'],
    from: [counting(document, (event, before) => regrouped(standing(before), standing(evolveDocument(before, event))))],
  }),
  figure({
    name: 'notification.documents-escalated',
    title: { zh: '文书升级', en: 'documents escalated (B6.6)' },
    dimensions: ['kind', 'ground'],
    from: [
      counting(document, (event, before) =>
        event.type === 'DocumentEscalated' ? [{ value: 1, dimensions: { kind: before.kind, ground: event.data.ground } }] : [],
      ),
    ],
  }),
];
