/** What is wrong with the ledger as it stands. */
export type LiveProblemCode =
  | 'input.bad-key'
  | 'checkpoint.refused'
  | 'older-checkpoint.refused'
  | 'older-checkpoint.ahead'
  | 'older-checkpoint.differs'
  | 'leaf.malformed'
  | 'leaf.not-in-tile'
  | 'entries.malformed'
  | 'tile.differs'
  | 'root.differs'
  | 'store.differs'
  | 'store.behind';

export interface LiveProblem {
  readonly code: LiveProblemCode;
  readonly detail: string;
  /** Of the first wrong leaf, where it is one leaf's. */
  readonly index?: number;
  readonly eventId?: string;
}

export class LiveFault extends Error {
  override readonly name = 'LiveFault';
  constructor(readonly problem: LiveProblem) {
    super(`${problem.code}: ${problem.detail}`);
  }
}
