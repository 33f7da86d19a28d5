import { randomUUID } from 'node:crypto';

/** One event of the load, the same for every store. */
export interface BenchEvent {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly key: string; readonly [member: string]: string };
  readonly metadata: EventMetadata;
}

export interface EventMetadata {
  readonly occurredAt: string;
  readonly actor: { readonly personId: string; readonly organisationId: string; readonly role: string };
  readonly correlationId: string;
  readonly causationId: string;
  readonly commandId: string;
  readonly commandDigest: string;
  readonly rules: readonly { readonly ruleId: string; readonly version: string }[];
}

/** Bytes of an event's data as JSON. */
export const DATA_BYTES = 300;

const TEXT = '关于养老服务中心补贴发放问题的线索,由巡察办移交,请按期核实并反馈。';

const metadata: EventMetadata = {
  occurredAt: '2020-06-11T01:30:00.000Z',
  actor: { personId: 'mhk-intake-1', organisationId: 'mhk.supervision-commission', role: 'intake-officer' },
  correlationId: '0d0f2f2e-58c1-4a52-9b1f-9a64f7d3a001',
  causationId: '0d0f2f2e-58c1-4a52-9b1f-9a64f7d3a002',
  commandId: '0d0f2f2e-58c1-4a52-9b1f-9a64f7d3a003',
  commandDigest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  rules: [{ ruleId: 'B2.15', version: '2020-01' }],
};

/** An event with a key of its own, by which the check finds it again. */
export function benchEvent(key: string): BenchEvent {
  const id = randomUUID();
  const data = { key, clueId: id, receivedOn: '2020-06-11', level: 'county', title: TEXT, remark: '' };
  const missing = DATA_BYTES - Buffer.byteLength(JSON.stringify(data));
  return { id, type: 'ClueReceived', data: { ...data, remark: 'x'.repeat(Math.max(0, missing)) }, metadata };
}

/** A stream of the category `clue`: message-db locks per category, Castore wants a UUID as the id. */
export function newStream(): string {
  return `clue-${randomUUID()}`;
}
