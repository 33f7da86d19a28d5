import { counting, figure, moved } from '@liandong/service-kit';
import { rectification } from '../rectification/rectification.decider.js';
import { evolveRectification, type RectificationState } from '../rectification/rectification.state.js';

const statusOf = ({ status }: RectificationState) => (status === 'none' ? undefined : status);

/** The figures of the rectification ledger (B3.11). */
export const rectificationFigures = [
  figure({
    name: 'rectification.items-found',
    title: { zh: '发现整改问题', en: 'problems found that are to be rectified' },
    dimensions: ['foundBy'],
    from: [
      counting(rectification, (event, before) => {
        if (event.type === 'RectificationProposed') return [{ value: 1, dimensions: { foundBy: event.data.foundBy.service } }];
        return event.type === 'RectificationDismissed' ? [{ value: -1, dimensions: { foundBy: before.foundBy } }] : [];
      }),
    ],
  }),
  figure({
    name: 'rectification.items-by-status',
    title: { zh: '整改事项办理状态', en: 'items by status' },
    dimensions: ['status'],
    from: [counting(rectification, (event, before) => moved('status', statusOf(before), statusOf(evolveRectification(before, event))))],
  }),
  figure({
    name: 'rectification.items-assigned',
    title: { zh: '交办整改事项', en: 'items assigned to a unit' },
    dimensions: [],
    from: [counting(rectification, (event) => (event.type === 'RectificationAssigned' ? [{ value: 1 }] : []))],
  }),
  figure({
    name: 'rectification.items-closed',
    title: { zh: '整改销号', en: 'items closed; one reopened after a look-back counts no longer' },
    dimensions: [],
    from: [
      counting(rectification, (event) =>
        event.type === 'RectificationClosed' ? [{ value: 1 }] : event.type === 'RectificationReopened' ? [{ value: -1 }] : [],
      ),
    ],
  }),
  figure({
    name: 'rectification.closures-overdue',
    title: { zh: '逾期整改', en: 'closures whose evidence came after the limit' },
    dimensions: [],
    from: [counting(rectification, (event) => (event.type === 'RectificationClosed' && !event.data.inTime ? [{ value: 1 }] : []))],
  }),
];
