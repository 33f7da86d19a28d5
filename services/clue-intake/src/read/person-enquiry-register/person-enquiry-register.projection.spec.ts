import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { personEnquiry } from '../../person-enquiry/person-enquiry.decider.js';
import * as on from '../../person-enquiry/person-enquiry.fixtures.js';
import { personEnquiryRegister } from './person-enquiry-register.projection.js';

const step = on.played(on.proposed, on.approve(on.deputy));
const rejected = on.played(step, on.command('reject', { reason: '须核对', forChief: false }, on.principal));
const refused = on.command('record-refused-search', {});
const withdrawn = on.played(rejected, on.command('withdraw', { reason: '来函单位撤回' }));

describe('register of enquiries about persons', () => {
  it('B4.9: who was refused a search stands in the log alone', () => {
    for (const history of [on.recorded, on.proposed, on.sent]) {
      const [before, after] = rowAfterEach(personEnquiryRegister, ['personEnquiry-e1', on.played(history, refused)]).slice(-2);
      expect(after).toEqual({ ...before, revision: history.length });
    }
  });

  itIsAReadModel(personEnquiryRegister, ['personEnquiry-e1', on.played(on.sent, refused)], ['personEnquiry-e2', withdrawn]);

  it('after every event the row says the same as the enquiry: who asks about whom, what was found, and where it stands', () => {
    for (const history of [on.sent, withdrawn])
      for (const [index, row] of rowAfterEach(personEnquiryRegister, ['personEnquiry-e1', history]).entries()) {
        const state = history.slice(0, index + 1).reduce(personEnquiry.evolve, personEnquiry.initial);
        expect(row).toMatchObject({ ...on.enquiry, personEnquiryId: 'e1', revision: index, status: state.status, found: state.found });
      }
  });

  it('enquiry-authority: it tells whose approval is next, who approved, and nothing of a proposal that was taken back', () => {
    const last = (history: typeof on.sent) => rowAfterEach(personEnquiryRegister, ['personEnquiry-e1', history]).at(-1);
    expect(last(on.proposed)).toMatchObject({ opinions: on.opinionsOnOne, nextApprover: 'deputy', approvers: ['deputy', 'principal'] });
    expect(last(step)).toMatchObject({ status: 'proposed', nextApprover: 'principal', decidedBy: [on.deputy.personId] });
    expect(last(on.sent)).toMatchObject({
      nextApprover: null,
      decidedBy: [on.deputy.personId, on.principal.personId],
      replyNumber: '纪函〔2020〕1号',
      sentOn: on.today,
      inTime: true,
    });
    expect(last(rejected)).toMatchObject({ status: 'searched', opinions: [], decidedBy: [on.principal.personId], reason: '须核对' });
    expect(last(on.played(on.approved, on.search([])))).toMatchObject({ found: [], opinions: [], decidedBy: [], nextApprover: null });
    expect(last(withdrawn)).toMatchObject({ status: 'withdrawn', reason: '来函单位撤回' });
  });
});
