import { Injectable } from '@nestjs/common';
import type { ServiceRuntime } from '../runtime/service-runtime.js';

/** The services that run in this process: one in the distributed mode, all of them in the standalone mode. */
@Injectable()
export class ServiceRegistry {
  private readonly runtimes = new Map<string, ServiceRuntime>();

  add(runtime: ServiceRuntime): void {
    this.runtimes.set(runtime.name, runtime);
  }

  get(name: string): ServiceRuntime | undefined {
    return this.runtimes.get(name);
  }

  get all(): readonly ServiceRuntime[] {
    return [...this.runtimes.values()];
  }
}
