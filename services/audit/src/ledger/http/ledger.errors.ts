import type { Refusal } from '@liandong/event-sourcing';

/** Every refusal of the ledger's routes. */
export const ledgerErrors = {
  noCheckpoint: { code: 'ledger.no-checkpoint', kind: 'not-found', zh: '尚未签发任何检查点', en: 'No checkpoint has been signed yet' },
  pathInvalid: {
    code: 'ledger.tile-path-invalid',
    kind: 'invalid',
    zh: '不是 C2SP tlog-tiles 的路径',
    en: 'This is not a path of C2SP tlog-tiles',
  },
  beyondTree: { code: 'ledger.tile-beyond-tree', kind: 'not-found', zh: '账本尚未增长到此处', en: 'The ledger does not reach so far' },
  eventUnknown: { code: 'ledger.event-unknown', kind: 'not-found', zh: '账本中没有这个事件', en: 'The ledger has no such event' },
  notPublished: (index: number, published: number): Refusal => ({
    code: 'ledger.event-not-published',
    kind: 'conflict',
    zh: '事件已入账,但尚未被检查点覆盖,请稍后再试',
    en: 'The event is integrated but not under a checkpoint yet; try again shortly',
    details: { index, published },
  }),
  notClean: {
    code: 'ledger.not-clean',
    kind: 'conflict',
    zh: '须先有一次发现异常之后开始的完整复核,且结果正常',
    en: 'First a full check that began after what was found must end clean',
  },
  nothingOpen: { code: 'ledger.nothing-to-clear', kind: 'conflict', zh: '没有待解除的异常', en: 'There is nothing to clear' },
} as const satisfies Record<string, Refusal | ((...facts: never[]) => Refusal)>;
