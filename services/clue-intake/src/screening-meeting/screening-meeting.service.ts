import { Injectable } from '@nestjs/common';
import { requireRole } from '@liandong/access';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { type ClueOwners, screeningMeeting, type ScreeningMeetingData as Data } from './screening-meeting.decider.js';
import type { MeetingPlan } from './screening-meeting.events.js';

/** One method per command. What is decided stands in screening-meeting.decider.ts. */
@Injectable()
export class ScreeningMeetingService {
  constructor(private readonly commands: CommandRunner) {}

  /** MeetingConvened. Mechanisms 0.7, 4.8; rule B1.3. */
  async convene(request: RequestContext, id: string, plan: MeetingPlan) {
    requireRole(request.principal, 'meeting.convene');
    const data = { ...plan, owners: await this.ownersOf(plan.agenda) };
    return this.commands.run(
      screeningMeeting,
      id,
      request,
      'meeting.convene',
      { type: 'convene', data },
      { organisationId: plan.organisationId },
    );
  }

  /** ClueAdded. */
  async addClue(request: RequestContext, id: string, clueId: string) {
    requireRole(request.principal, 'meeting.convene');
    return this.commands.run(screeningMeeting, id, request, 'meeting.convene', {
      type: 'add-clue',
      data: { clueId, owners: await this.ownersOf([clueId]) },
    });
  }

  /** VolumesRead. Mechanism 4.8. */
  readVolumes(request: RequestContext, id: string, data: Data<'read-volumes'>) {
    return this.commands.run(screeningMeeting, id, request, 'meeting.read-volumes', { type: 'read-volumes', data });
  }

  /** OpinionRecorded, with the dissent. Mechanism 0.7. */
  recordOpinion(request: RequestContext, id: string, data: Data<'record-opinion'>) {
    return this.commands.run(screeningMeeting, id, request, 'meeting.record', { type: 'record-opinion', data });
  }

  /** MinutesSigned: what was decided can be named by a disposal from now on. */
  signMinutes(request: RequestContext, id: string, data: Data<'sign-minutes'>) {
    return this.commands.run(screeningMeeting, id, request, 'meeting.sign', { type: 'sign-minutes', data });
  }

  /** MeetingCancelled. */
  cancel(request: RequestContext, id: string, data: Data<'cancel'>) {
    return this.commands.run(screeningMeeting, id, request, 'meeting.convene', { type: 'cancel', data });
  }

  private async ownersOf(clues: readonly string[]): Promise<ClueOwners> {
    const owners = await Promise.all(
      clues.map(async (clueId) => [clueId, (await this.commands.read(clue, clueId)).state.organisationId] as const),
    );
    return Object.fromEntries(owners);
  }
}
