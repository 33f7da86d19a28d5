import { count } from '@liandong/service-kit/testing';
import { closed, drafted, escalated, issued } from '../document/document.fixtures.js';
import type { DocumentEvent } from '../document/document.events.js';
import { notificationFigures } from './notification.figures.js';

const counted = (history: readonly DocumentEvent[]) => count(notificationFigures, { category: 'document', history });
const withdrawn: DocumentEvent = { type: 'DocumentWithdrawn', data: { reason: 'x', withdrawnOn: '2020-06-19', withdrawnBy: 'd' } };

describe('figures of the document register', () => {
  it('given a document to its end, then issue and first reply count by kind', () => {
    expect(counted(closed)).toEqual({
      'documents-issued': { 'supervision-order': 1 },
      'documents-replied': { 'supervision-order true': 1 },
      'documents-by-status': { 'supervision-order closed': 1 },
      'replies-by-day': { 'supervision-order 2020-07-01 true': 1 },
    });
    expect(counted(escalated)).toMatchObject({ 'documents-escalated': { 'supervision-order weak-reply': 1 } });
  });

  it('given an issued document that is withdrawn, then it counts no longer; a draft never did', () => {
    expect(counted([...issued, withdrawn])['documents-issued']).toEqual({});
    expect(counted([...drafted, withdrawn])).toEqual({ 'documents-by-status': { 'supervision-order withdrawn': 1 } });
  });
});
