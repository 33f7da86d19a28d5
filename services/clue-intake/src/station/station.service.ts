import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { type Opening, station, type StationMember } from './station.decider.js';

/** Direct-report points (信息直报点) and work stations (工作站) of the townships. */
@Injectable()
export class StationService {
  constructor(private readonly commands: CommandRunner) {}

  /** StationOpened, by the township's own commission or, of a direct-report point, by one that stands over it. Mechanisms 2.4, 2.13. */
  open(request: RequestContext, stationId: string, data: Opening) {
    return this.commands.run(
      station,
      stationId,
      request,
      'station.manage',
      { type: 'open', data },
      { organisationId: data.commissionId ?? data.organisationId },
    );
  }

  /** StationMembersChanged. Mechanism 2.13. */
  changeMembers(
    request: RequestContext,
    stationId: string,
    data: { readonly members: readonly StationMember[]; readonly changedOn: string },
  ) {
    return this.commands.run(station, stationId, request, 'station.manage', { type: 'change-members', data });
  }

  /** StationClosed. */
  close(request: RequestContext, stationId: string, data: { readonly reason: string; readonly closedOn: string }) {
    return this.commands.run(station, stationId, request, 'station.manage', { type: 'close', data });
  }
}
