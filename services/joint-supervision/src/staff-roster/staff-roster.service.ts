import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { type ListPersons, staffRoster } from './staff-roster.decider.js';

/** One method per command. A commission has one roster, under its own id. */
@Injectable()
export class StaffRosterService {
  constructor(private readonly commands: CommandRunner) {}

  /** RosterOpened, PersonListed. Mechanism 0.20. */
  list(request: RequestContext, data: ListPersons) {
    const { organisationId } = data;
    return this.commands.run(staffRoster, organisationId, request, 'staff-roster.keep', { type: 'list-persons', data }, { organisationId });
  }

  /** PersonReleased. */
  release(request: RequestContext, organisationId: string, data: { readonly personId: string; readonly releasedOn: string }) {
    return this.commands.run(staffRoster, organisationId, request, 'staff-roster.keep', { type: 'release-person', data });
  }
}
