import { Injectable } from '@nestjs/common';
import { CommandRunner } from '@liandong/service-kit';
import { MeetingIndex } from '../read/meeting-register/meeting-index.js';
import { screeningMeeting } from './screening-meeting.decider.js';
import type { NamedMeeting, SignedDecision } from './signed-decision.js';

/** What collective decisions (集体研究决定) there are on a clue. Checks no permission: for decisions. Mechanisms 0.7, 4.8. */
@Injectable()
export class SignedDecisions {
  constructor(
    private readonly commands: CommandRunner,
    private readonly meetings: MeetingIndex,
  ) {}

  /** The meeting as the event store says. */
  async of(meetingId: string, clueId: string): Promise<NamedMeeting> {
    const { status, organisationId, decisions } = (await this.commands.read(screeningMeeting, meetingId)).state;
    const decision = status === 'signed' && Object.hasOwn(decisions, clueId) ? decisions[clueId] : undefined;
    return { meetingId, ...(organisationId ? { organisationId } : {}), ...(decision ? { decision } : {}) };
  }

  /**
   * What the meeting that was held last decided on the clue; of two on one day the one signed later. The event store says it: the read model only
   * tells which meetings to ask.
   *
   * @throws StoreUnavailable which meetings spoke about the clue cannot be told now
   */
  async newest(clueId: string): Promise<SignedDecision | undefined> {
    const meetings = await Promise.all((await this.meetings.about(clueId)).map(async (meetingId) => ({ meetingId, ...(await this.commands.read(screeningMeeting, meetingId)) })));
    const signed = meetings.flatMap(({ meetingId, position, state: { status, kind, heldOn, decisions } }) =>
      status === 'signed' && kind !== undefined && heldOn !== undefined && Object.hasOwn(decisions, clueId) ? [{ position, says: { meetingId, kind, heldOn, decision: decisions[clueId]! } }] : [],
    );
    // Nothing happens in a meeting after its minutes were signed: its last position is theirs.
    const [last] = signed.sort((a, b) => (a.says.heldOn === b.says.heldOn ? Number(b.position - a.position) : a.says.heldOn < b.says.heldOn ? 1 : -1));
    return last?.says;
  }
}
