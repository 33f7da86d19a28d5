import type { ServiceRuntime, ServiceStatus } from '../runtime/service-runtime.js';

export interface Readiness {
  readonly service: string;
  readonly ready: boolean;
  /** Why not, or what is degraded. */
  readonly reasons: readonly string[];
  readonly lag: Readonly<Record<string, number>>;
}

/** How long the stores may take to answer before the service counts as not ready, in ms. */
const PATIENCE_MS = 2_000;

/** Whether a service can do its work: its stores answer, no read model stands still or is too far behind. */
export async function readinessOf(runtime: ServiceRuntime, maxLag: number): Promise<Readiness> {
  try {
    const status = await Promise.race([runtime.status(), late()]);
    const reasons = reasonsIn(status, maxLag);
    return {
      service: runtime.name,
      ready: reasons.length === 0,
      reasons,
      lag: Object.fromEntries(status.projections.map(({ name, lag }) => [name, lag])),
    };
  } catch {
    return {
      service: runtime.name,
      ready: false,
      reasons: ['事件存储或数据库没有应答 / the event store or the database does not answer'],
      lag: {},
    };
  }
}

/** A bus that is away is no reason: what is to be told waits in the event store until it is back. One that refuses us is. */
function reasonsIn({ projections, bus, relay, recovering: underWay, faults = [] }: ServiceStatus, maxLag: number): string[] {
  const recovering = underWay
    ? ['正在按恢复后的事件库重建本服务 / this service is being recovered after another event store was restored']
    : [];
  const refused = bus === 'failed' ? ['消息总线拒绝了本服务,见日志 / the message bus refuses this service; see the log'] : [];
  const halted =
    relay?.state === 'halted'
      ? [
          '事件存储已非发布所据的那一个,可能恢复了较旧的备份 / the relay told of events that the store no longer holds, as after restoring an older backup',
        ]
      : [];
  const behind = projections.flatMap(({ name, state, lag, failure, position, head, firstBuild }) => {
    // Only while it has not caught up: a running one may move between the two readings.
    if (state === 'catching-up' && position > head)
      return [`${name}: 读模型领先于事件存储,可能恢复了较旧的备份 / ahead of the event store, as after restoring an older backup`];
    if (state === 'halted' && failure?.code)
      return [
        `${name}: 事件存储已非读模型所据的那一个,可能恢复了较旧的备份,请重建 / built from events that the store no longer holds, as after restoring an older backup: rebuild (${failure.code})`,
      ];
    if (state === 'halted') return [`${name}: 停在事件 ${failure?.eventId ?? ''} / halted`];
    if (state === 'stopped') return [`${name}: 未运行 / stopped`];
    // Nobody waits for it, so nobody is kept from the others either.
    if (firstBuild) return [];
    return lag > maxLag ? [`${name}: 落后 ${lag} 个位置 / behind`] : [];
  });
  return [...recovering, ...refused, ...halted, ...behind, ...faults];
}

async function late(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS).unref();
  });
}
