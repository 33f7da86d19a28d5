import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Permission, requireScope } from '@liandong/access';
import { type Actor, DomainError, StoreUnavailable } from '@liandong/event-sourcing';
import { type CommandReceipt, CommandRunner, type RequestContext, ServiceRuntime } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { NamedPersonsQuery } from '../read/person-enquiry-register/named-persons.query.js';
import { personEnquiry, type PersonEnquiryData as Data } from './person-enquiry.decider.js';
import type { Enquiry, FoundClue } from './person-enquiry.events.js';
import { foundIn } from './person-enquiry.found.js';
import type { PersonEnquiryState } from './person-enquiry.state.js';

/** How long the library may take to show what is stored, in ms. */
const WAIT_MS = 10_000;

interface Searched {
  readonly found: readonly FoundClue[];
  readonly position: string;
  /** Whether whoever asks stands in for the chief in the matter of a clue that was found (B4.2). */
  readonly forChief: boolean;
}

/** One method per command. What is decided stands in person-enquiry.decider.ts. */
@Injectable()
export class PersonEnquiryService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly named: NamedPersonsQuery,
    private readonly runtime: ServiceRuntime,
  ) {}

  /** PersonEnquiryRecorded. Rule enquiry-reply. */
  record(request: RequestContext, id: string, enquiry: Enquiry) {
    const { organisationId } = enquiry;
    return this.commands.run(personEnquiry, id, request, 'person-enquiry.record', { type: 'record', data: enquiry }, { organisationId });
  }

  /** LibrarySearched: the whole library, for every person; refused to whoever may not know one of the clues, which is on record as well. Rules B4.1, B4.9. */
  async search(request: RequestContext, id: string): Promise<CommandReceipt> {
    const { found, position } = await this.searched(request, id, 'person-enquiry.handle');
    return this.commands.run(personEnquiry, id, request, 'person-enquiry.handle', { type: 'search', data: { found, position } });
  }

  /** EnquiryReplyProposed: an opinion on each person. Rule enquiry-authority. */
  async propose(request: RequestContext, id: string, { opinions }: Pick<Data<'propose'>, 'opinions'>): Promise<CommandReceipt> {
    const { found } = await this.searched(request, id, 'person-enquiry.handle');
    return this.commands.run(personEnquiry, id, request, 'person-enquiry.handle', { type: 'propose', data: { found, opinions } });
  }

  /** EnquiryReplyStepApproved; by the last of the chain EnquiryReplyApproved. Rules enquiry-authority, B4.2. */
  async approve(request: RequestContext, id: string): Promise<CommandReceipt> {
    const { found, forChief } = await this.searched(request, id, 'person-enquiry.approve');
    return this.commands.run(personEnquiry, id, request, 'person-enquiry.approve', { type: 'approve', data: { found, forChief } });
  }

  /** EnquiryReplyRejected, by whoever’s approval is next. */
  async reject(request: RequestContext, id: string, { reason }: { readonly reason: string }): Promise<CommandReceipt> {
    const { forChief } = await this.searched(request, id, 'person-enquiry.approve');
    return this.commands.run(personEnquiry, id, request, 'person-enquiry.approve', { type: 'reject', data: { reason, forChief } });
  }

  /** EnquiryReplySent: the letter is out. Rule enquiry-reply. */
  async send(request: RequestContext, id: string, reply: Omit<Data<'send'>, 'found'>): Promise<CommandReceipt> {
    const { found } = await this.searched(request, id, 'person-enquiry.send');
    return this.commands.run(personEnquiry, id, request, 'person-enquiry.send', { type: 'send', data: { ...reply, found } });
  }

  /** PersonEnquiryWithdrawn. */
  withdraw(request: RequestContext, id: string, data: Data<'withdraw'>) {
    return this.commands.run(personEnquiry, id, request, 'person-enquiry.record', { type: 'withdraw', data });
  }

  /**
   * The library as it stands. Whoever is recused from, or not cleared for, the matter of any clue that is found handles the enquiry no further: half a
   * search would clear somebody of whom something is known. SearchRefused keeps who tried, whatever they asked for.
   *
   * @throws DomainError access.role-required, access.wrong-organisation, access.barred-by-recusal, access.above-clearance
   * @throws StoreUnavailable the library does not show everything that is stored yet
   */
  private async searched(request: RequestContext, id: string, permission: Permission): Promise<Searched> {
    await this.commands.actorIn(personEnquiry, id, request, permission);
    const { state } = await this.commands.read(personEnquiry, id);
    requireScope(request.principal, permission, state.organisationId);
    const head = await this.runtime.store.head();
    if (!(await this.runtime.waitFor(head, WAIT_MS))) throw new StoreUnavailable('the library does not show everything that is stored yet');
    const found = await this.foundFor(state);
    const actors = await this.actorsIn(found, id, request, permission);
    return { found, position: head.toString(), forChief: actors.some(({ standsIn }) => standsIn !== undefined) };
  }

  /** Before the refusal is answered it is on record: a name may be asked about by a new enquiry as often as somebody likes, and the refusal tells that there is a clue. */
  private async actorsIn(
    found: readonly FoundClue[],
    id: string,
    request: RequestContext,
    permission: Permission,
  ): Promise<readonly Actor[]> {
    try {
      return await Promise.all(
        [...new Set(found.map(({ clueId }) => clueId))].map((clueId) => this.commands.actorIn(clue, clueId, request, permission)),
      );
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // An id of its own: the same request sent again later is another attempt.
      const attempt = { principal: request.principal, commandId: randomUUID(), causationId: request.commandId };
      await this.commands.run(personEnquiry, id, attempt, permission, { type: 'record-refused-search', data: {} });
      throw error;
    }
  }

  private async foundFor({ persons, organisationId }: PersonEnquiryState): Promise<readonly FoundClue[]> {
    const found: FoundClue[] = [];
    for (const person of persons) {
      for (const clueId of await this.named.cluesAbout(organisationId!, person.name))
        found.push(...foundIn(person, clueId, (await this.commands.read(clue, clueId)).state));
    }
    return found;
  }
}
