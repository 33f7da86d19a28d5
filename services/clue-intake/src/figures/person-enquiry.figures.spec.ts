import { count } from '@liandong/service-kit/testing';
import { approved, sent } from '../person-enquiry/person-enquiry.fixtures.js';
import { personEnquiryFigures } from './person-enquiry.figures.js';

describe('figures of enquiries about persons', () => {
  it('enquiry-reply: what was answered counts, by purpose and in time, and each person by the opinion', () => {
    expect(
      count(
        personEnquiryFigures,
        { category: 'personEnquiry', id: 'e1', history: sent },
        { category: 'personEnquiry', id: 'e2', history: approved },
      ),
    ).toEqual({
      'person-enquiries-answered': { 'appointment true': 1 },
      'persons-enquired': { 'appointment pending': 1, 'appointment no-clue': 1 },
    });
  });
});
