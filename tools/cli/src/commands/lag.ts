import pc from 'picocolors';
import { Failed, type Output, tableOf } from '../output.js';
import { type ServiceName, services, type Targets } from '../targets.js';
import { Operator, serviceOf, type ServiceStatus } from './operator.js';

interface Line {
  readonly service: ServiceName;
  readonly status?: ServiceStatus;
  readonly error?: string;
}

/**
 * How far behind every read model, relay and inbox is.
 *
 * @throws Failed when a service does not answer
 */
export async function lag(targets: Targets, service: string | undefined, output: Output): Promise<void> {
  const asked = service === undefined ? services : [serviceOf(service)];
  const lines = await Promise.all(asked.map((name) => lineOf(targets, name)));
  const ok = lines.every(({ error }) => error === undefined);
  output.say(
    tableOf(
      ['服务 service', '部分 part', '状态 state', '位置 position', '末尾 head', '滞后 lag', '搁置 parked', '说明 note'],
      lines.flatMap(rowsOf),
    ),
  );
  output.data({ ok, services: lines });
  if (!ok) throw new Failed('有服务不可达 / a service does not answer');
}

async function lineOf(targets: Targets, service: ServiceName): Promise<Line> {
  try {
    return { service, status: await new Operator(targets, service).status() };
  } catch (error) {
    return { service, error: error instanceof Error ? error.message : String(error) };
  }
}

function rowsOf({ service, status, error }: Line): readonly (readonly unknown[])[] {
  if (!status) return [[service, '', pc.red('不可达 away'), '', '', '', '', error]];
  const { projections, relay, bus, parkedMessages } = status;
  return [
    ...projections.map(({ name, state, position, head, lag: behind, parked, failure, rebuild }) => [
      service,
      `读模型 ${name}`,
      state === 'halted' ? pc.red(state) : state,
      position,
      head,
      behind,
      parked,
      failure ? `${failure.eventId ?? ''} ${failure.type}: ${failure.message}` : rebuild ? `重建中 rebuilding ${rebuild.percent}%` : '',
    ]),
    ...(relay ? [[service, '发布 relay', relay.state, relay.position, relay.head, relay.lag, '', relay.failure ?? '']] : []),
    [service, '收件 inbox', bus, '', '', '', parkedMessages, ''],
  ];
}
