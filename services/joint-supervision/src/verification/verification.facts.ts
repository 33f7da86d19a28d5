import { Injectable } from '@nestjs/common';
import { CommandRunner } from '@liandong/service-kit';
import { recusedElsewhere, type RecusedElsewhere } from '@liandong/protection';
import { collaborationPlan } from '../collaboration-plan/collaboration-plan.decider.js';
import { arrangementOn } from '../collaboration-plan/plan-on-date.js';
import { staffRoster } from '../staff-roster/staff-roster.decider.js';
import { personOn } from '../staff-roster/staff-roster.state.js';
import { drawnOn } from './draw.js';
import { followed, SERVICE } from './recusals-followed.js';
import type { DrawFacts, PlanFacts, RosterFacts, UpperBodyFacts } from './verification.commands.js';
import { verification } from './verification.decider.js';

/**
 * What collaboration plan and staff roster of the verification's commission say on a day (`YYYY-MM-DD`). They are dated, so that the
 * same question gets the same answer when a command is repeated.
 */
@Injectable()
export class VerificationFacts {
  constructor(private readonly commands: CommandRunner) {}

  async zonesOn(verificationId: string, date: string): Promise<PlanFacts['facts']> {
    const { plan } = await this.commissionOf(verificationId);
    return { zoneIds: arrangementOn(plan, date)?.zones.map(({ zoneId }) => zoneId) ?? [] };
  }

  async drawOn(verificationId: string, personIds: readonly string[], date: string): Promise<DrawFacts['facts']> {
    const { plan, roster } = await this.commissionOf(verificationId);
    const drawn = Object.fromEntries([...new Set(personIds)].map((personId) => [personId, drawnOn(plan, roster, personId, date)]));
    return { planVersion: arrangementOn(plan, date)?.version ?? 0, drawn };
  }

  async personOn(verificationId: string, personId: string, date: string): Promise<RosterFacts['facts']> {
    const { roster } = await this.commissionOf(verificationId);
    const person = personOn(roster, personId, date);
    return { listed: person !== undefined, chief: person?.affiliation === 'commission' && person.duty === 'principal' };
  }

  async upperBody(verificationId: string): Promise<UpperBodyFacts['facts']> {
    const { plan } = await this.commissionOf(verificationId);
    return { upperBodyId: plan.upperBodyId };
  }

  /** B4.1, B4.2: what has been told of recusals in the matter outside this verification. */
  async elsewhere(verificationId: string): Promise<RecusedElsewhere> {
    const { matterId } = await this.commands.read(verification, verificationId);
    if (matterId === undefined) return { barred: [] };
    const { state } = await this.commands.read(followed.decider, matterId);
    return recusedElsewhere(state, { source: SERVICE, registerId: verificationId });
  }

  /** A verification that does not exist has no commission; its command is refused by the decider. */
  private async commissionOf(verificationId: string) {
    const { organisationId } = (await this.commands.read(verification, verificationId)).state;
    if (organisationId === undefined) return { plan: collaborationPlan.initial, roster: staffRoster.initial };
    const [plan, roster] = await Promise.all([
      this.commands.read(collaborationPlan, organisationId),
      this.commands.read(staffRoster, organisationId),
    ]);
    return { plan: plan.state, roster: roster.state };
  }
}
