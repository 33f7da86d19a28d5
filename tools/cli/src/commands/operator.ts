import { randomUUID } from 'node:crypto';
import { Client } from '../client.js';
import { Misused } from '../output.js';
import { isService, type ServiceName, services, type Targets } from '../targets.js';

/** As GET /api/<service>/ops/status answers. */
export interface ServiceStatus {
  readonly service: string;
  readonly bus: string;
  readonly parkedMessages: number;
  readonly projections: readonly ProjectionStatus[];
  readonly relay?: {
    readonly state: string;
    readonly position: string;
    readonly head: string;
    readonly lag: number;
    readonly failure?: string;
  };
}

export interface ProjectionStatus {
  readonly name: string;
  readonly state: string;
  readonly position: string;
  readonly head: string;
  readonly lag: number;
  readonly parked: number;
  readonly failure?: { readonly eventId?: string; readonly type: string; readonly message: string };
  readonly rebuild?: { readonly position: string; readonly percent: number };
}

/** @throws Misused */
export function serviceOf(name: string): ServiceName {
  if (isService(name)) return name;
  throw new Misused(`没有这个服务 / no such service: ${name};可选 / choose: ${services.join(', ')}`);
}

/** The operator's API of one service, as `ops`. */
export class Operator {
  private readonly client: Client;

  constructor(
    targets: Targets,
    readonly service: ServiceName,
    /** How long it waits for a service that does not answer, in ms. */
    patienceMs = 5_000,
  ) {
    // Every call is a wish of its own: the same park a day later is not a repetition.
    this.client = new Client(targets, { run: randomUUID(), patienceMs });
  }

  status(): Promise<ServiceStatus> {
    return this.get('/ops/status');
  }

  get<T>(path: string): Promise<T> {
    return this.client.read<T>('ops', this.service, path);
  }

  post<T>(path: string, body?: object): Promise<T> {
    return this.client.command<T>('ops', this.service, path, body);
  }
}
