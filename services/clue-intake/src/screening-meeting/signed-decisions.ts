import { Injectable } from '@nestjs/common';
import { CommandRunner } from '@liandong/service-kit';
import type { PartOf } from '../clue/clue.intake.decider.js';
import { MeetingIndex } from '../read/meeting-register/meeting-index.js';
import { screeningMeeting } from './screening-meeting.decider.js';
import type { MeetingDecision } from './screening-meeting.events.js';
import type { NamedMeeting, SignedDecision } from './signed-decision.js';

/** What collective decisions (集体研究决定) there are on a clue. Checks no permission: for decisions. Mechanisms 0.7, 4.8. */
@Injectable()
export class SignedDecisions {
  constructor(
    private readonly commands: CommandRunner,
    private readonly meetings: MeetingIndex,
  ) {}

  /** The meeting as the event store says; what it decided on the clue that this one was part of counts here, too. */
  async of(meetingId: string, clueId: string, partOf?: PartOf): Promise<NamedMeeting> {
    const { status, organisationId, heldOn, decisions } = (await this.commands.read(screeningMeeting, meetingId)).state;
    const whole = partOf && heldOn !== undefined && heldOn <= partOf.until ? decisionOn(decisions, partOf.clueId) : undefined;
    const decision = status === 'signed' ? (decisionOn(decisions, clueId) ?? whole) : undefined;
    return { meetingId, ...(organisationId ? { organisationId } : {}), ...(decision ? { decision } : {}) };
  }

  /**
   * What the meeting that was held last decided on the clue, or on the clue that it was part of until then; of two on one day the one signed later.
   * The event store says it: the read model only tells which meetings to ask.
   *
   * @throws StoreUnavailable which meetings spoke about the clue cannot be told now
   */
  async newest(clueId: string, partOf?: PartOf): Promise<SignedDecision | undefined> {
    const own = await this.signedOn(clueId);
    const whole = partOf ? (await this.signedOn(partOf.clueId)).filter(({ says }) => says.heldOn <= partOf.until) : [];
    // Nothing happens in a meeting after its minutes were signed: its last position is theirs.
    const [last] = [...own, ...whole].sort((a, b) =>
      a.says.heldOn === b.says.heldOn ? Number(b.position - a.position) : a.says.heldOn < b.says.heldOn ? 1 : -1,
    );
    return last?.says;
  }

  private async signedOn(clueId: string): Promise<readonly { readonly position: bigint; readonly says: SignedDecision }[]> {
    const meetings = await Promise.all(
      (await this.meetings.about(clueId)).map(async (meetingId) => ({
        meetingId,
        ...(await this.commands.read(screeningMeeting, meetingId)),
      })),
    );
    return meetings.flatMap(({ meetingId, position, state: { status, kind, heldOn, decisions } }) => {
      const decision = decisionOn(decisions, clueId);
      return status === 'signed' && kind !== undefined && heldOn !== undefined && decision !== undefined
        ? [{ position, says: { meetingId, kind, heldOn, decision } }]
        : [];
    });
  }
}

function decisionOn(decisions: Readonly<Record<string, MeetingDecision>>, clueId: string): MeetingDecision | undefined {
  return Object.hasOwn(decisions, clueId) ? decisions[clueId] : undefined;
}
