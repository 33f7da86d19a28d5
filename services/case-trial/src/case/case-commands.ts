import { Injectable } from '@nestjs/common';
import { conflictingPersons, type Permission, requireScope } from '@liandong/access';
import { CommandRunner, type Intent, type RequestContext } from '@liandong/service-kit';
import { type DataOf, distinct } from '../ask.js';
import { amongFree, barredAmong } from '../recusal/free-persons.js';
import { CaseNumbers } from './case-numbers.js';
import { type CaseCommand, investigationCase } from './case.decider.js';
import type { Duty } from './case.duties.state.js';
import type { WithConflicts, WithDuties, WithSecretary } from './checks.js';

export type Data<Type extends CaseCommand['type']> = DataOf<CaseCommand, Type>;
/** Who did what in the other cases of the matter, and who is recused from it, is seen by the service. */
export type Asked<Type extends CaseCommand['type']> = Omit<
  Data<Type>,
  'conflictsElsewhere' | 'dutiesElsewhere' | 'secretaryRecused' | 'lost'
>;

/** How a case is commanded: alone, by naming persons, or by deciding on a trial. What a decision needs to know of the matter's other cases is read here. */
@Injectable()
export class CaseCommands {
  constructor(
    protected readonly commands: CommandRunner,
    protected readonly numbers: CaseNumbers,
  ) {}

  protected run(caseId: string, request: RequestContext, permission: Permission, intent: Intent<CaseCommand>) {
    return this.commands.run(investigationCase, caseId, request, permission, intent);
  }

  /** B4.1: nobody recused from the matter is named as doing anything in it. */
  protected async runNaming(
    persons: readonly string[],
    caseId: string,
    request: RequestContext,
    permission: Permission,
    intent: Intent<CaseCommand>,
  ) {
    return this.commands.run(await amongFree(this.commands, investigationCase, caseId, persons), caseId, request, permission, intent);
  }

  /** By whoever decides on a trial, in whatever role: who stands in for the chief may have investigated another case of the matter (B2.13, B4.2). */
  protected async runDeciding(
    caseId: string,
    request: RequestContext,
    permission: Permission,
    intent: (conflicts: WithConflicts) => Intent<CaseCommand>,
  ) {
    const conflicts = await this.conflictsOf(request, caseId);
    return this.commands.run(investigationCase, caseId, request, permission, intent(conflicts));
  }

  /** By whoever approves others’ work: what they did in the other cases of the matter counts (B2.13, B4.2). */
  protected async runApproving(
    caseId: string,
    request: RequestContext,
    permission: Permission,
    intent: (elsewhere: WithDuties) => Intent<CaseCommand>,
  ) {
    const elsewhere = await this.ownDuties(request, caseId);
    return this.commands.run(investigationCase, caseId, request, permission, intent(elsewhere));
  }

  /** B4.1: nothing is heard or decided on the opinion of a panel of which a member is recused: another panel is formed and deliberates first. */
  protected async panelOf(caseId: string): Promise<readonly string[]> {
    return (await this.commands.read(investigationCase, caseId)).state.panel;
  }

  /** Of the panel that stands, whoever is recused or did in another case of the matter what bars them from the trial (B2.13, B4.1). */
  protected async lostOfPanel(caseId: string): Promise<readonly string[]> {
    const panel = await this.panelOf(caseId);
    return distinct([...(await this.barredOf(caseId, panel)), ...(await this.triersInConflict(caseId, panel))]);
  }

  /** Likewise whoever reviewed for the township: what is submitted is their opinion. */
  protected async townshipReviewersOf(caseId: string): Promise<readonly string[]> {
    return (await this.commands.read(investigationCase, caseId)).state.township?.reviewers ?? [];
  }

  /** Those of them who are recused from the case’s matter (B4.1). */
  protected barredOf(caseId: string, persons: readonly string[]): Promise<readonly string[]> {
    return barredAmong(this.commands, investigationCase, caseId, persons);
  }

  /** B4.2: asked again whenever somebody may act in the secretary’s place: the recusal may have been rejected since. */
  protected async secretaryOf(caseId: string): Promise<WithSecretary> {
    const { recusedSecretaryId } = (await this.commands.read(investigationCase, caseId)).state;
    return { secretaryRecused: recusedSecretaryId !== undefined && (await this.barredOf(caseId, [recusedSecretaryId])).length > 0 };
  }

  /** What whoever asks did in the other cases of the matter. */
  protected async ownDuties({ principal }: RequestContext, caseId: string): Promise<WithDuties> {
    const held = await this.dutiesElsewhere(caseId);
    return { dutiesElsewhere: held[principal.personId] ?? [] };
  }

  /** Whoever may not is refused before a number is drawn; whoever stands in for the chief is in the own organisation (B4.2). */
  protected async beforeNumber(request: RequestContext, caseId: string, permission: Permission) {
    const { role, standsIn } = await this.commands.actorIn(investigationCase, caseId, request, permission);
    const { state } = await this.commands.read(investigationCase, caseId);
    requireScope(request.principal, permission, state.organisationId, standsIn && 'own');
    return { role, state };
  }

  /** Whether whoever asks is in conflict over another case of the matter. */
  protected async conflictsOf({ principal }: RequestContext, caseId: string): Promise<WithConflicts> {
    return { conflictsElsewhere: await this.triersInConflict(caseId, [principal.personId]) };
  }

  protected async triersInConflict(caseId: string, members: readonly string[]): Promise<readonly string[]> {
    return conflictingPersons('trial', members, await this.dutiesElsewhere(caseId));
  }

  /** B2.13 holds over the whole matter: who did what in the other cases of the same verification. */
  protected async dutiesElsewhere(caseId: string): Promise<Readonly<Record<string, readonly Duty[]>>> {
    const { state } = await this.commands.read(investigationCase, caseId);
    const siblings = await Promise.all(state.siblingCaseIds.map((id) => this.commands.read(investigationCase, id)));
    const held: Record<string, Duty[]> = {};
    for (const sibling of siblings)
      for (const [person, duties] of Object.entries(sibling.state.duties)) held[person] = [...(held[person] ?? []), ...duties];
    return held;
  }
}
