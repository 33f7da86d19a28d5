import type { Output } from '../output.js';
import { services, type Targets } from '../targets.js';
import { Operator, serviceOf } from './operator.js';

/** As GET /api/<service>/ops/recovery answers. */
interface Recovery {
  readonly recovery: { readonly id: string; readonly state: 'begun' | 'cleared' | 'done' } | null;
  readonly waiting: number;
}

interface Standing {
  readonly service: string;
  readonly step: string;
  readonly waiting: number;
  readonly parked: number;
}

const POLL_MS = 250;
/** A service that is started anew meanwhile goes on by itself; so long it may be away, in ms. */
const PATIENCE_MS = 120_000;
/** All services stand so for as long before it counts, in ms: what one has told is yet to be heard by another. */
const STEADY_MS = 3_000;
const DONE = '已恢复 / recovered';

/**
 * Recovers services after an older event store was restored, and follows them until read models, relays and inboxes say what the store
 * says. Asked again, it joins what is under way.
 */
export async function recover(targets: Targets, service: string | undefined, reason: string, output: Output): Promise<void> {
  const operators = (service === undefined ? services : [serviceOf(service)]).map((name) => new Operator(targets, name, PATIENCE_MS));
  for (const operator of operators) await operator.post('/ops/recovery', { reason });
  const told = new Map<string, string>();
  for (let steady = 0; steady < STEADY_MS; steady += POLL_MS) {
    const standings = await Promise.all(operators.map(standingOf));
    for (const { service: name, step } of standings) {
      if (told.get(name) !== step) output.say(`${name}: ${step}`);
      told.set(name, step);
    }
    if (!standings.every(({ step }) => step === DONE)) steady = -POLL_MS;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const ended = await Promise.all(operators.map(standingOf));
  for (const { service: name, parked } of ended.filter((one) => one.parked > 0)) {
    output.say(
      `${name}: 搁置 ${parked} 条消息,一小时内自动再试;见 / messages are parked, and tried again for an hour; see: npm run liandong -- parked ${name}`,
    );
  }
  output.data(ended.map(({ service: name, parked }) => ({ service: name, recovered: true, parked })));
}

async function standingOf(operator: Operator): Promise<Standing> {
  const [{ recovery, waiting }, { projections, relay, parkedMessages }] = await Promise.all([
    operator.get<Recovery>('/ops/recovery'),
    operator.status(),
  ]);
  const building = projections.find(({ rebuild }) => rebuild);
  const step = () => {
    if (recovery?.state === 'begun') return '忘掉已失去的历史 / forgets the lost history';
    if (waiting > 0) return '重新收件 / handles messages again';
    if (relay && (relay.lag > 0 || relay.state === 'halted' || relay.state === 'failing')) return '重新发布 / publishes again';
    if (recovery?.state !== 'done') return '等待其他服务 / waits for what others publish again';
    return building ? `重建 / rebuilds ${building.name}` : DONE;
  };
  return { service: operator.service, step: step(), waiting, parked: parkedMessages };
}
