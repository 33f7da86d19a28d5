/** What can be wrong with the event store or the ledger. Names are storage formats. */
export type FindingKind =
  | 'event-changed'
  | 'event-deleted'
  | 'event-inserted'
  | 'events-swapped'
  | 'event-replaced'
  | 'event-unreadable'
  | 'store-behind'
  | 'entry-edited'
  | 'entry-missing'
  | 'tile-edited'
  | 'checkpoint-differs';

/** What differs, and at which leaf first. */
export interface Difference {
  readonly kind: FindingKind;
  readonly leafIndex?: number;
  readonly eventId?: string;
  readonly position?: bigint;
  /** Members that differ, what the store has there, tile … : no content of events. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface Finding extends Difference {
  readonly id: string;
  readonly foundAt: string;
  readonly foundBy: 'integrator' | 'scrubber';
}

const texts: Readonly<Record<FindingKind, readonly [zh: string, en: string]>> = {
  'event-changed': ['事件内容与账本不符', 'the event is not what the ledger holds'],
  'event-deleted': ['事件已从事件库中消失', 'the event is gone from the event store'],
  'event-inserted': ['事件库中插入了账本没有的事件', 'the event store has an event here that the ledger does not know'],
  'events-swapped': ['两个事件被调换', 'two events have changed places'],
  'event-replaced': ['事件被另一事件替换', 'another event stands in this one’s place'],
  'event-unreadable': ['事件已无法读取', 'the event cannot be read any more'],
  'store-behind': ['事件库比账本短,可能恢复了较旧的备份', 'the event store is shorter than the ledger, as after restoring an older backup'],
  'entry-edited': ['账本条目被改动', 'the ledger’s entry was edited'],
  'entry-missing': ['账本条目缺失', 'the ledger’s entry is missing'],
  'tile-edited': ['账本哈希块被改动', 'a tile of the ledger was edited'],
  'checkpoint-differs': ['账本与已签名的检查点不符', 'the ledger is not the one whose checkpoint was signed'],
};

/** One line in Chinese and English for operators. */
export function describe({ kind, leafIndex, eventId, position }: Difference): string {
  const [zh, en] = texts[kind];
  const where = [
    leafIndex === undefined ? '' : `leaf ${leafIndex}`,
    eventId ? `event ${eventId}` : '',
    position === undefined ? '' : `position ${position}`,
  ]
    .filter(Boolean)
    .join(', ');
  return `账本:${zh} / ledger: ${en}${where ? ` (${where})` : ''}`;
}
