import { join } from 'node:path';
import { slicesOf } from './slices.js';

const root = join(import.meta.dirname, '../../../..');

describe('the slice index', () => {
  const indexed = slicesOf(root, 'clue-intake').flatMap(({ aggregate, slices }) =>
    slices.map(({ command, events }) => ({ of: `${aggregate.name} ${command}`, events })),
  );

  it.each([
    ['a command behind one that returns before the switch', 'report submit', ['ReportSubmitted']],
    ['a branch that returns for one command alone', 'clue approve-raise', ['LevelRaised']],
    ['a choice by the command', 'personFacts withdraw', ['FactWithdrawn']],
    ['a command of a phase', 'clue register', ['ClueRegistered']],
    [
      'a command that ends in one of two ways',
      'clue approve-disposal',
      ['DisposalStepApproved', 'DisposalPlanApproved', 'DisposalApproved'],
    ],
  ])('given %s, then it lists what that command leads to, and nothing of another', (_what, name, events) => {
    expect(indexed.find(({ of }) => of === name)?.events).toEqual(events);
  });
});
