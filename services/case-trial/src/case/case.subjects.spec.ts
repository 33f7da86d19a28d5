import type { Subject } from '@liandong/contracts';
import { given } from '@liandong/testing';
import { investigationCase } from './case.decider.js';
import type { Opinion } from './case.events.js';
import {
  accountable,
  ask,
  before,
  institution,
  institutionStory,
  matterStory,
  opinion,
  people,
  subject,
  unidentified,
} from './case.fixtures.js';

const open = (history: ReturnType<typeof before>) => given(investigationCase, history);
const deliberate = (proposed: Opinion) => ask('deliberate', { opinion: proposed }, undefined, institutionStory);
const identify = (who: Subject, by = people.investigator) => ({
  type: 'identify-subject' as const,
  data: { subject: who, basis: '经查', identifiedOn: '2020-06-18' },
  by,
  at: '2020-12-31T02:00:00.000Z',
});

describe('the case of an institution, or on a matter', () => {
  it('问责条例第八条: an institution is held accountable, in no form of those for persons, and closed with nothing to execute', () => {
    const decided = open(before('end', institutionStory));
    expect(decided.state).toMatchObject({ status: 'closed', decision: { outcome: 'accountability', sanctions: [] } });
    const event = before('end', institutionStory).find(({ type }) => type === 'CaseDecided');
    expect(event?.data).toMatchObject({
      accountability: 'circular',
      form: null,
      letter: { person: { name: '某局', position: '' }, decision: ['通报'] },
    });
  });

  it('B2.24: an institution is not sanctioned, nor a person held accountable like one', () => {
    const history = before('deliberate', institutionStory);
    expect(open(history).when(deliberate(opinion())).thenRefused('case.outcome-unfit')).toMatchObject({
      refusal: { allowed: ['accountability', 'withdraw', 'transfer'] },
    });
    open(history)
      .when(deliberate({ ...accountable, accountability: undefined }))
      .thenRefused('case.outcome-and-sanctions-differ');
    open(history)
      .when(deliberate({ ...accountable, outcome: 'withdraw' }))
      .thenRefused('case.outcome-and-sanctions-differ');
    open(before('deliberate'))
      .when(ask('deliberate', { opinion: accountable }))
      .thenRefused('case.outcome-unfit');
  });

  it('B2.24: what was told is not exceeded; 改组 takes the party committee’s decision, too', () => {
    const history = before('decide', institutionStory);
    const decide = (accountability: 'examination' | 'circular' | 'reorganisation') =>
      ask('decide', { opinion: { ...accountable, accountability } }, undefined, institutionStory);
    open(history).when(decide('examination')).thenTypes('CaseDecided');
    open(history).when(decide('reorganisation')).thenRefused('case.body-not-competent');
  });

  it('以事立案: until somebody is identified the case can only be withdrawn', () => {
    const history = before('deliberate', matterStory);
    expect(
      open(history)
        .when(ask('deliberate', { opinion: opinion() }, undefined, matterStory))
        .thenRefused('case.outcome-unfit'),
    ).toMatchObject({ refusal: { allowed: ['withdraw'] } });
    open(history)
      .when(ask('deliberate', { opinion: { ...opinion(), outcome: 'withdraw', sanctions: [] } }, undefined, matterStory))
      .thenTypes('CaseDeliberated');
  });

  it('查明身份: an investigator of the case says who it is; B1.7: not of somebody whom the upper level manages', () => {
    const history = before('record-measure', matterStory);
    const found = subject({ subjectId: 's5' });
    open(history)
      .when(identify(found))
      .then([
        {
          type: 'SubjectIdentified',
          data: {
            subject: found,
            formerly: unidentified,
            basis: '经查',
            identifiedOn: '2020-06-18',
            identifiedBy: people.investigator.personId,
          },
        },
      ]);
    open(history)
      .when(identify({ ...institution, subjectId: 's5' }))
      .thenTypes('SubjectIdentified');
    open(history).when(identify(subject())).thenRefused('case.identity-unfit');
    open(history).when(identify(unidentified)).thenRefused('case.identity-unfit');
    open(history)
      .when(identify({ ...found, managedBy: 'upper' }))
      .thenRefused('case.direct-forward');
    open(history)
      .when(identify({ ...institution, subjectId: 's5', rank: 'clerk' } as never))
      .thenRefused('case.subject-unfit');
    open(history).when(identify(found, people.principal)).thenRefused('case.not-an-investigator');
    open(before('record-measure'))
      .when(identify(subject({ name: '另名' })))
      .thenRefused('case.identity-unfit');
  });
});
