import { assignment } from '../../assignment/assignment.decider.js';
import type { AssignmentEvent } from '../../assignment/assignment.events.js';
import {
  accepted,
  command,
  deputy,
  given42,
  opened,
  played,
  principal,
  received,
  result,
  whole,
} from '../../assignment/assignment.fixtures.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { assignmentRegister } from './assignment-register.projection.js';

const below = [
  command('propose', { ...given42, kind: 'supervised', months: 3 } as never),
  command('approve', { approvedOn: '2020-06-11' } as never, principal),
];
const supervision = command('propose-supervision', { ground: 'careless', way: 'hearing', requirement: '听取汇报' });
const histories: readonly (readonly AssignmentEvent[])[] = [
  played(...whole),
  played(opened, accepted, supervision, command('reject-supervision', { reason: 'x' } as never, deputy), command('propose-result', result)),
];
const others: readonly AssignmentEvent[] = (
  [
    ['AssignmentPassedOn', { passedOn: '2020-06-11', inTime: true }],
    ['AssignmentEnded', {}],
    ['AssignmentRejected', {}],
    ['AssignmentWithdrawn', {}],
  ] as const
).map(([type, data]) => ({ type, data }) as unknown as AssignmentEvent);
const lives = (all: readonly (readonly AssignmentEvent[])[]) => all.map((history, index) => [`assignment-a${index}`, history] as const);

describe('register of assigned matters', () => {
  itIsAReadModel(assignmentRegister, ...lives([...histories, played(...below), ...others.map((one) => [...played(received), one])]));

  it('after every event the row says the same as the assignment', () => {
    for (const life of lives([...histories, played(...below)])) {
      for (const [index, row] of rowAfterEach(assignmentRegister, life).entries()) {
        const state = life[1].slice(0, index + 1).reduce(assignment.evolve, assignment.initial);
        expect(row).toMatchObject({
          status: state.status,
          direction: state.direction,
          body: state.body,
          clueId: state.clueId ?? null,
          dueAt: state.deadline?.dueAt ?? null,
          revision: index,
        });
      }
    }
  });

  it('4.2, B1.12: every extension and supervision stays readable, with who gave the time and how the supervision ended', () => {
    const row = rowAfterEach(assignmentRegister, ['assignment-a', histories[0]!]).at(-1)!;
    expect(row.extensions.map(({ by, documentNumber }) => [by, documentNumber])).toEqual([
      ['own-principal', '报〔2020〕2号'],
      ['upper-body', '复〔2020〕3号'],
    ]);
    expect(row.supervisions).toEqual([
      { ground: 'careless', way: 'hearing', requirement: '听取汇报', stage: 'carried-out', report: '已听取' },
    ]);
    expect(row).toMatchObject({
      status: 'reported',
      summary: result.summary,
      effects: result.effects,
      reportedOn: '2020-06-11',
      reportedInTime: true,
      registeredInTime: true,
    });
    expect(rowAfterEach(assignmentRegister, ['assignment-b', histories[1]!]).at(-1)!.supervisions).toMatchObject([{ stage: 'rejected' }]);
    expect(rowAfterEach(assignmentRegister, ['assignment-c', [...played(received, accepted), others[3]!]]).at(-1)).toMatchObject({
      status: 'withdrawn',
      dueAt: null,
    });
  });
});
