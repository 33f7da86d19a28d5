import { Inject, Injectable } from '@nestjs/common';
import { dateInChina } from '@liandong/legal-time';
import { CommandRunner, type Platform, PLATFORM, type RequestContext } from '@liandong/service-kit';
import { planOn, type PlanVersion, zonePlan, type ZonePlanCommand } from './zone-plan.decider.js';

@Injectable()
export class ZonePlanService {
  constructor(
    private readonly commands: CommandRunner,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** ZonePlanRecorded: as joint supervision told it. Mechanisms 0.2, 2.5. */
  record(request: RequestContext, organisationId: string, data: ZonePlanCommand['data']) {
    return this.commands.run(zonePlan, organisationId, request, 'zone-plan.record', { type: 'record', data }, { organisationId });
  }

  /** How the zones of a commission stand today; undefined where no plan is known. Checks no permission: for decisions. */
  async today(organisationId: string): Promise<PlanVersion | undefined> {
    return planOn((await this.commands.read(zonePlan, organisationId)).state, dateInChina(this.platform.clock.now()));
  }
}
