import type { Refusal } from '@liandong/event-sourcing';

/** Every refusal of an export. */
export const exportErrors = {
  nothingPublished: {
    code: 'audit.export-nothing-published',
    kind: 'conflict',
    zh: '该事项尚无事件被检查点覆盖,请稍后再导出',
    en: 'No event of this matter is under a checkpoint yet; export again later',
  },
} as const satisfies Record<string, Refusal>;
