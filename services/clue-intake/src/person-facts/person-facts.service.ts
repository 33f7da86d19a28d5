import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@liandong/access';
import { type Subject, subjectKindOf } from '@liandong/contracts';
import { dateInChina } from '@liandong/legal-time';
import { CommandRunner, idFrom, type Platform, PLATFORM, type RequestContext } from '@liandong/service-kit';
import { acquaintanceRuleOn } from '../rules/acquaintance-policy.js';
import { type AcquaintanceCheck, acquaintances } from './acquaintance.js';
import { personFacts, type PersonFactsData as Data } from './person-facts.decider.js';
import type { FactsHolder, PersonFact } from './person-facts.events.js';

/** Where the facts about somebody stand: an officer's under the person's id, a subject's under one that follows from name and unit. */
export function factsIdOf(holder: FactsHolder): string {
  return holder.kind === 'officer' ? holder.personId : idFrom('facts-of-subject', holder.name, holder.unitId);
}

@Injectable()
export class PersonFactsService {
  constructor(
    private readonly commands: CommandRunner,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** FactsDeclared: about oneself, or by the director of case management. Mechanisms 2.5, 3.15. */
  declare(
    request: RequestContext,
    { facts, ...data }: Omit<Data<'declare'>, 'facts'> & { readonly facts: readonly Omit<PersonFact, 'factId'>[] },
  ) {
    const numbered = facts.map((fact) => ({ ...fact, factId: idFrom('fact', JSON.stringify(fact)) }));
    const { organisationId } = data;
    return this.commands.run(
      personFacts,
      factsIdOf(data.holder),
      request,
      'person-facts.declare',
      { type: 'declare', data: { ...data, facts: numbered } },
      { organisationId },
    );
  }

  /** FactWithdrawn. */
  withdraw(request: RequestContext, factsId: string, data: Data<'withdraw'>) {
    return this.commands.run(personFacts, factsId, request, 'person-facts.declare', { type: 'withdraw', data });
  }

  /** The facts about an officer as they stand. Checks no permission: for decisions. */
  async factsOf(personId: string): Promise<readonly PersonFact[]> {
    return (await this.commands.read(personFacts, factsIdOf({ kind: 'officer', personId }))).state.facts;
  }

  /** The same of one person alone, whatever the unit. Checks no permission: for decisions. */
  async checkPerson(
    { personId, organisationId }: Pick<Principal, 'personId' | 'organisationId'>,
    subjects: readonly Subject[],
  ): Promise<AcquaintanceCheck> {
    const check = await this.check(organisationId, [personId], subjects);
    return { ...check, hits: check.hits.filter((hit) => hit.personId === personId) };
  }

  /** Whether those who would handle a clue may know whom it is about, as of today. Checks no permission: for decisions. */
  async check(unitId: string, personIds: readonly string[], subjects: readonly Subject[]): Promise<AcquaintanceCheck> {
    const today = dateInChina(this.platform.clock.now());
    const handlers = await Promise.all(
      [...new Set(personIds)].map(async (personId) => ({ personId, facts: await this.factsOf(personId) })),
    );
    const known = await Promise.all(
      subjects.map(async ({ kind, subjectId, name, organisationId }) => {
        // What was declared about a person says nothing of an institution of that name, or of whoever is unknown.
        if (subjectKindOf({ kind }) !== 'person') return { kind, subjectId, name, organisationId, facts: [] };
        const { facts } = (await this.commands.read(personFacts, factsIdOf({ kind: 'subject', name, unitId: organisationId }))).state;
        return { subjectId, name, organisationId, facts };
      }),
    );
    return acquaintances(unitId, handlers, known, acquaintanceRuleOn(unitId, today), today);
  }
}
