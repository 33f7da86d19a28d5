import type { LegFacts, MatterEvent } from '../../matter/matter.events.js';
import { project } from '../project.fixtures.js';
import { matterBoard } from './matter-board.projection.js';

const clue: LegFacts = {
  kind: 'clue',
  legId: 'k1',
  title: '某市直部门不认真履职',
  organisationId: 'mhk.case-management',
  source: 'clue-intake',
};
const verification: LegFacts = { ...clue, kind: 'verification', organisationId: 'mhk', source: 'joint-supervision' };
const history: readonly MatterEvent[] = [
  { type: 'MatterOpened', data: { organisationId: 'mhk' } },
  { type: 'LegOpened', data: { ...clue, openedAt: '2020-06-11T01:00:00.000Z' } },
  { type: 'LegOpened', data: { ...verification, openedAt: '2020-06-11T02:00:00.000Z' } },
  { type: 'LegClosed', data: { ...clue, closedAt: '2020-06-15T01:00:00.000Z', reason: '办结' } },
  { type: 'LegClosed', data: { ...verification, closedAt: '2020-06-15T02:00:00.000Z', reason: '办结' } },
  { type: 'MatterClosed', data: { closure: 1, closedOn: '2020-06-20', legs: 2, reason: '全部办结', closedBy: 'mhk-director' } },
  { type: 'MatterReopened', data: { because: 'look-back', reason: '回头看', reopenedOn: '2020-07-01' } },
];
const board = (length: number) => project(matterBoard, 'matter-m1', history.slice(0, length));

describe('matter board', () => {
  it('1.31: given legs that open and close, then the board counts the open ones', () => {
    expect([1, 2, 3, 4, 5].map((length) => board(length).openLegs)).toEqual([0, 1, 2, 1, 0]);
    expect(board(4).legs.map(({ kind, open }) => [kind, open])).toEqual([
      ['clue', false],
      ['verification', true],
    ]);
    expect(board(3)).toMatchObject({
      matterId: 'm1',
      organisationId: 'mhk',
      status: 'open',
      title: clue.title,
      closedOn: null,
      revision: 2,
    });
  });

  it('given a closure and a look-back, then both stand on the board', () => {
    expect(board(6)).toMatchObject({ status: 'closed', closedOn: '2020-06-20', closures: [{ legs: 2, closedBy: 'mhk-director' }] });
    expect(board(7)).toMatchObject({
      status: 'open',
      closedOn: null,
      closures: [{ closedOn: '2020-06-20' }],
      reopenings: [{ because: 'look-back', reopenedOn: '2020-07-01' }],
    });
  });

  it('the columns of the table are those of the row', () => {
    expect(Object.keys(board(1)).toSorted()).toEqual(Object.keys(matterBoard.table.columns).toSorted());
  });
});
