import { given } from '@liandong/testing';
import { verification } from '../../verification/verification.decider.js';
import type { VerificationEvent } from '../../verification/verification.events.js';
import {
  as,
  investigator,
  people,
  play,
  rosterFacts,
  routedAnew,
  routingFell,
  story,
  storyUntil,
  subject,
  upperBodyFacts,
} from '../../verification/verification.fixtures.js';
import { verificationStatuses } from '../../verification/verification.state.js';
import { project } from '../project.fixtures.js';
import { verificationRegister } from './verification-register.projection.js';

const register = (history: readonly VerificationEvent[]) => project(verificationRegister, 'verification-k1', history);
const raised = as(investigator(1), 'raise-recusal', {
  personId: 'mhk-inv-2',
  ground: 'witness',
  raisedBy: 'other',
  statement: '……',
  raisedOn: '2020-06-12',
  ...rosterFacts('mhk-inv-2'),
});
const upheld = as(people.principal, 'decide-recusal', {
  personId: 'mhk-inv-2',
  upheld: true,
  reason: '……',
  decidedOn: '2020-06-12',
  ...upperBodyFacts,
});
const added = as(people.lead, 'add-subjects', { subjects: [subject(10)], partyChiefSubjectIds: [], reason: '……', addedOn: '2020-06-12' });

describe('verification register', () => {
  const histories = [
    storyUntil('concluded'),
    play([raised, upheld], storyUntil('signed')),
    play([as(people.principal, 'return-report', { reason: '……' })], storyUntil('submitted')),
    play(
      [
        added,
        as(people.principal, 'reject-subjects', { subjectIds: ['s10'], reason: '……' }),
        as(people.principal, 'extend', { reason: '……', extendedOn: '2020-06-20' }),
      ],
      storyUntil('found'),
    ),
    play([routingFell, routedAnew, ...story.planned], storyUntil('found')),
    play([routedAnew, routingFell], storyUntil('teams')),
  ];

  it('after every event of every history the row says the same as the verification', () => {
    for (const history of histories) {
      for (let length = 1; length <= history.length; length += 1) {
        const { state } = given(verification, history.slice(0, length));
        const row = register(history.slice(0, length));
        expect(row).toMatchObject({
          verificationId: 'k1',
          matterId: 'm1',
          organisationId: 'mhk',
          revision: length - 1,
          status: state.status,
          startedOn: state.startedOn ?? null,
          dueAt: state.deadline?.dueAt ?? null,
          reportedOn: state.reportedOn ?? null,
          days: state.days ?? null,
          figures: state.figures ?? null,
        });
        expect(JSON.parse(JSON.stringify(row.file))).toEqual(JSON.parse(JSON.stringify(state)));
        expect(verificationStatuses).toContain(row.status);
      }
    }
  });

  it('B4.1: given a recusal, then the row knows who is barred, and after an upheld one who is left', () => {
    expect(register(play([raised], storyUntil('started')))).toMatchObject({ barredIds: ['mhk-inv-2'], memberIds: { length: 9 } });
    expect(register(play([raised, upheld], storyUntil('started')))).toMatchObject({ barredIds: ['mhk-inv-2'], memberIds: { length: 8 } });
    expect(
      register(play([raised, { ...upheld, data: { ...upheld.data, upheld: false } } as typeof upheld], storyUntil('started'))),
    ).toMatchObject({ barredIds: [], memberIds: { length: 9 } });
  });

  it('given several recusals in any order, then a rebuild gives the same row as live', () => {
    const raise = (personId: string) =>
      as(investigator(1), 'raise-recusal', {
        personId,
        ground: 'witness',
        raisedBy: 'other',
        statement: '……',
        raisedOn: '2020-06-12',
        ...rosterFacts(personId),
      });
    const history = play(['mhk-principal', 'mhk-inv-10', 'mhk-inv-3', 'mhk-inv-2'].map(raise), storyUntil('started'));
    expect(project(verificationRegister, 'verification-k1', history, 'rebuilt')).toEqual(register(history));
    for (const other of histories) expect(project(verificationRegister, 'verification-k1', other, 'rebuilt')).toEqual(register(other));
  });

  it('the columns of the table are those of the row, and every event has its line', () => {
    expect(Object.keys(register(storyUntil('opened'))).toSorted()).toEqual(Object.keys(verificationRegister.table.columns).toSorted());
    for (const type of new Set(histories.flat().map((event) => event.type))) expect(verificationRegister.on).toHaveProperty(type);
  });
});
