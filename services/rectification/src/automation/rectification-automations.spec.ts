import { whenDocumentRepliedThenRecordAnswer } from './when-document-replied-then-record-answer.js';
import { whenItemOpenedThenAskForOrder } from './when-item-opened-then-ask-for-order.js';
import { whenVerificationConcludedThenProposeItems } from './when-verification-concluded-then-propose-items.js';

const envelope = { id: '0b0f9c8e-7f0a-4d0c-9a57-1f4d7f6f0001', time: '2020-06-15T08:00:00.000Z', matterId: 'm1', causationId: 'c1' };

describe('automations of rectification', () => {
  it('0.20: when a verification is concluded, then every problem becomes an item whose id follows from the problem', () => {
    const data = {
      verificationId: 'v1',
      clueId: 'k1',
      organisationId: 'mhk',
      zoneId: 'z',
      startedOn: '2020-06-11',
      reportedOn: '2020-06-15',
      teams: 3,
      investigators: [],
      findings: [],
      problems: [
        { problemId: 'v1-problem-1', organisationId: 'mhk.unit-agriculture', text: '监管缺位' },
        { problemId: 'v1-problem-2', organisationId: 'mhk.unit-market', text: '台账不全' },
      ],
    };
    const event = { ...envelope, type: 'joint-supervision.verification-concluded.v1' as const, source: 'joint-supervision', data };
    const foundBy = { service: 'joint-supervision', id: 'v1' };
    expect(whenVerificationConcludedThenProposeItems.decide(event)).toEqual([
      {
        type: 'propose',
        id: 'v1-problem-1',
        organisationId: 'mhk',
        data: { organisationId: 'mhk', unitId: 'mhk.unit-agriculture', problem: '监管缺位', foundBy },
      },
      {
        type: 'propose',
        id: 'v1-problem-2',
        organisationId: 'mhk',
        data: { organisationId: 'mhk', unitId: 'mhk.unit-market', problem: '台账不全', foundBy },
      },
    ]);
  });

  it('1.9: when an item is opened, then a supervision order is asked for, with what to do and until when; the same event asks for the same one', () => {
    const data = {
      itemId: 'i1',
      organisationId: 'mhk',
      responsibleOrganisationId: 'mhk.unit-agriculture',
      problem: '监管缺位',
      requirement: '规范监管标准',
      dueAt: '2020-08-20T15:59:59.999Z',
    };
    const event = { ...envelope, type: 'rectification.item-opened.v1' as const, source: 'rectification', data };
    const [command] = whenItemOpenedThenAskForOrder.decide(event);
    expect(command).toMatchObject({
      type: 'ask-for-order',
      id: 'i1',
      organisationId: 'mhk',
      data: {
        kind: 'supervision-order',
        recipientOrganisationId: 'mhk.unit-agriculture',
        regarding: { service: 'rectification', id: 'i1' },
        matterId: 'm1',
        causationId: envelope.id,
      },
    });
    expect(command!.data.body).toContain('规范监管标准');
    expect(command!.data.body).toContain('2020-08-20');
    expect(whenItemOpenedThenAskForOrder.decide(event)).toEqual([command]);
  });

  it('B6.4: when a document about an item is answered, then it is recorded on the item; about anything else nothing happens', () => {
    const reply = (service: string) => ({
      ...envelope,
      type: 'notification.document-replied.v1' as const,
      source: 'notification',
      data: { documentId: 'd1', organisationId: 'mhk', regarding: { service, id: 'i1' }, repliedOn: '2020-06-25' },
    });
    expect(whenDocumentRepliedThenRecordAnswer.decide(reply('rectification'))).toEqual([
      { type: 'record-answer', id: 'i1', organisationId: 'mhk', data: { documentId: 'd1', repliedOn: '2020-06-25' } },
    ]);
    expect(whenDocumentRepliedThenRecordAnswer.decide(reply('case-trial'))).toEqual([]);
  });
});
