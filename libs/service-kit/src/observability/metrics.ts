import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { CommandOutcome } from '../commands/command-runner.js';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The process's metrics, in the Prometheus text format at `/metrics`. No label carries a person, a matter or a text. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly commands = new Counter({
    name: 'liandong_commands_total',
    help: 'Commands by outcome',
    labelNames: ['service', 'command', 'outcome'],
    registers: [this.registry],
  });
  private readonly requests = new Histogram({
    name: 'liandong_http_request_seconds',
    help: 'HTTP requests by route, method and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly lag = new Gauge({
    name: 'liandong_projection_lag',
    help: 'Positions between a read model and the end of the log',
    labelNames: ['service', 'projection'],
    registers: [this.registry],
  });
  private readonly halted = new Gauge({
    name: 'liandong_projection_halted',
    help: '1 while a read model stands still at an event',
    labelNames: ['service', 'projection'],
    registers: [this.registry],
  });
  private readonly relayLag = new Gauge({
    name: 'liandong_relay_lag',
    help: 'Positions between the relay and the end of the log',
    labelNames: ['service'],
    registers: [this.registry],
  });
  private readonly parkedMessages = new Gauge({
    name: 'liandong_inbox_parked',
    help: 'Messages that wait for an operator',
    labelNames: ['service'],
    registers: [this.registry],
  });
  private readonly timersSettled = new Counter({
    name: 'liandong_timers_fired_total',
    help: 'Timers whose moment came, by what became of them',
    labelNames: ['service', 'timer', 'outcome'],
    registers: [this.registry],
  });
  private readonly timersWaiting = new Gauge({
    name: 'liandong_timers',
    help: 'Timers that have not fired: pending, overdue, parked',
    labelNames: ['service', 'state'],
    registers: [this.registry],
  });
  private readonly timersLag = new Gauge({
    name: 'liandong_timers_lag_seconds',
    help: 'How long ago the oldest timer that has not fired was due',
    labelNames: ['service'],
    registers: [this.registry],
  });
  private readonly ledgerSize = new Gauge({
    name: 'liandong_ledger_size',
    help: 'Events in the ledger: integrated, and under a signed checkpoint',
    labelNames: ['stage'],
    registers: [this.registry],
  });
  private readonly ledgerFindings = new Gauge({
    name: 'liandong_ledger_findings',
    help: 'Open findings of the ledger, a refusal of its signer included',
    registers: [this.registry],
  });
  private readonly alarms = new Counter({
    name: 'liandong_alarms_total',
    help: 'Alarms raised',
    labelNames: ['service', 'kind'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  command(service: string, command: string, outcome: CommandOutcome): void {
    this.commands.inc({ service, command, outcome });
  }

  request(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  alarm(
    service: string,
    kind:
      | 'projection-halted'
      | 'message-parked'
      | 'message-blocked'
      | 'relay-halted'
      | 'timer-parked'
      | 'ledger-finding'
      | 'ledger-refused'
      | 'ledger-thread',
  ): void {
    this.alarms.inc({ service, kind });
  }

  timer(service: string, timer: string, outcome: string): void {
    this.timersSettled.inc({ service, timer, outcome });
  }

  /** Called before every scrape. */
  timers(
    service: string,
    {
      pending,
      overdue,
      parked,
      lagSeconds,
    }: { readonly pending: number; readonly overdue: number; readonly parked: number; readonly lagSeconds: number },
  ): void {
    for (const [state, count] of Object.entries({ pending, overdue, parked })) this.timersWaiting.set({ service, state }, count);
    this.timersLag.set({ service }, lagSeconds);
  }

  ledger({
    integrated,
    published,
    findings,
  }: {
    readonly integrated: number;
    readonly published: number;
    readonly findings: number;
  }): void {
    this.ledgerSize.set({ stage: 'integrated' }, integrated);
    this.ledgerSize.set({ stage: 'published' }, published);
    this.ledgerFindings.set(findings);
  }

  /** Called before every scrape. */
  service(
    service: string,
    state: {
      readonly projections: readonly { readonly name: string; readonly lag: number; readonly state: string }[];
      readonly relayLag: number;
      readonly parked: number;
    },
  ): void {
    for (const projection of state.projections) {
      this.lag.set({ service, projection: projection.name }, projection.lag);
      this.halted.set({ service, projection: projection.name }, projection.state === 'halted' ? 1 : 0);
    }
    this.relayLag.set({ service }, state.relayLag);
    this.parkedMessages.set({ service }, state.parked);
  }
}
