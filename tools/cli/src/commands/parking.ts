import { type Output, tableOf } from '../output.js';
import type { Targets } from '../targets.js';
import { Operator, serviceOf } from './operator.js';

interface ParkedEvent {
  readonly eventId: string;
  readonly position: string;
  readonly type: string;
  readonly message: string;
  readonly reason: string;
  readonly parkedBy: string;
  readonly parkedAt: string;
}

interface ParkedMessage {
  readonly handler: string;
  readonly eventId: string;
  readonly type: string;
  readonly code: string;
  readonly message: string;
  readonly parkedAt: string;
}

/** Sets an event aside that a halted read model cannot take; the reason is kept. */
export async function park(
  targets: Targets,
  service: string,
  projection: string,
  eventId: string,
  reason: string,
  output: Output,
): Promise<void> {
  const answer = await new Operator(targets, serviceOf(service)).post(`/ops/projections/${encodeURIComponent(projection)}/parked`, {
    eventId,
    reason,
  });
  output.say(`已搁置 / parked: ${eventId} (${service} ${projection})`);
  output.data(answer);
}

/** Gives a parked event to its read model again. */
export async function replay(targets: Targets, service: string, projection: string, eventId: string, output: Output): Promise<void> {
  const answer = await new Operator(targets, serviceOf(service)).post(
    `/ops/projections/${encodeURIComponent(projection)}/parked/${encodeURIComponent(eventId)}/replay`,
  );
  output.say(`已重放 / replayed: ${eventId} (${service} ${projection})`);
  output.data(answer);
}

/** What stands aside in a service: events of its read models, and messages of its inbox. */
export async function parked(targets: Targets, service: string, output: Output): Promise<void> {
  const operator = new Operator(targets, serviceOf(service));
  const { projections, bus } = await operator.status();
  const events = await Promise.all(
    projections.map(async ({ name }) => ({
      projection: name,
      parked: await operator.get<readonly ParkedEvent[]>(`/ops/projections/${name}/parked`),
    })),
  );
  const messages = bus === 'connected' ? await operator.get<readonly ParkedMessage[]>('/ops/inbox/parked') : [];
  const rows = [
    ...events.flatMap(({ projection, parked: aside }) =>
      aside.map((one) => [
        `读模型 ${projection}`,
        one.eventId,
        one.type,
        one.position,
        one.message,
        `${one.reason} (${one.parkedBy}, ${one.parkedAt})`,
      ]),
    ),
    ...messages.map((one) => [`收件 ${one.handler}`, one.eventId, one.type, '', `${one.code} ${one.message}`, one.parkedAt]),
  ];
  output.say(
    rows.length > 0
      ? tableOf(['部分 part', '事件 event', '类型 type', '位置 position', '原因 failure', '搁置 parked'], rows)
      : `没有搁置的事件 / nothing is parked: ${service}`,
  );
  output.data({ service, projections: events, messages });
}
