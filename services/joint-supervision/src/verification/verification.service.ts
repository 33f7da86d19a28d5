import { Injectable } from '@nestjs/common';
import { type Permission, requireScope } from '@liandong/access';
import { areOwnLevel, type AskedSubject } from '@liandong/contracts';
import { ensure } from '@liandong/event-sourcing';
import { CommandRunner, type Intent, newId, type RequestContext } from '@liandong/service-kit';
import type {
  AddSubjects,
  IdentifySubject,
  CommandOf,
  DecideRecusal,
  FormTeams,
  OrderRecusal,
  ProposePlan,
  RaiseRecusal,
  ReplaceMember,
  VerificationCommand,
} from './verification.commands.js';
import { verification, verificationGiven } from './verification.decider.js';
import type { Finding, Measure, Opening, Report } from './verification.events.js';
import { verificationErrors } from './verification.errors.js';
import { VerificationFacts } from './verification.facts.js';

/** One method per command. What plan and roster say on the day in question is read here and decided upon in the deciders. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly facts: VerificationFacts,
  ) {}

  /** VerificationOpened, VerificationOpenedAnew; the verification has its clue's id. */
  open(request: RequestContext, id: string, data: Opening) {
    return this.commands.run(
      verification,
      id,
      request,
      'verification.open',
      { type: 'open', data },
      { organisationId: data.organisationId },
    );
  }

  /** RoutingFell: another mode, or a raised level; what was going on has ended. Rule B1.3; mechanism 3.15. */
  letRoutingFall(request: RequestContext, id: string, data: CommandOf<'let-routing-fall'>['data']) {
    const { organisationId } = data;
    return this.commands.run(verification, id, request, 'verification.open', { type: 'let-routing-fall', data }, { organisationId });
  }

  /** VerificationPlanProposed. Rule B2.1. */
  async proposePlan(request: RequestContext, id: string, proposal: ProposePlan) {
    const facts = await this.facts.zonesOn(id, proposal.proposedOn);
    return this.run(id, request, 'verification.propose-plan', { type: 'propose-plan', data: { ...proposal, facts } });
  }

  /** VerificationPlanApproved. Rule B2.1. */
  approvePlan(request: RequestContext, id: string) {
    return this.run(id, request, 'verification.approve-plan', { type: 'approve-plan', data: {} });
  }

  /** VerificationPlanRejected. Rule B2.1. */
  rejectPlan(request: RequestContext, id: string, data: { readonly reason: string }) {
    return this.run(id, request, 'verification.approve-plan', { type: 'reject-plan', data });
  }

  /** TeamsFormed. Rule B2.1, mechanism 0.20. */
  async formTeams(request: RequestContext, id: string, data: FormTeams) {
    const facts = await this.facts.drawOn(
      id,
      data.teams.flatMap(({ memberIds }) => memberIds),
      data.drawnOn,
    );
    return this.run(id, request, 'verification.form-teams', { type: 'form-teams', data: { ...data, facts } });
  }

  /** MemberReplaced. Rules B2.1, B4.1. */
  async replaceMember(request: RequestContext, id: string, data: ReplaceMember) {
    const facts = await this.facts.drawOn(id, [data.personId], data.replacedOn);
    return this.run(id, request, 'verification.form-teams', { type: 'replace-member', data: { ...data, facts } });
  }

  /** RecusalRaised. Rule B4.1. */
  async raiseRecusal(request: RequestContext, id: string, data: RaiseRecusal) {
    const facts = await this.facts.personOn(id, data.personId, data.raisedOn);
    return this.run(id, request, 'verification.raise-recusal', { type: 'raise-recusal', data: { ...data, facts } });
  }

  /** RecusalDecided, by the chief about everybody else. Rule B4.2. */
  async decideRecusal(request: RequestContext, id: string, data: DecideRecusal) {
    const facts = await this.facts.upperBody(id);
    return this.run(id, request, 'verification.decide-recusal', { type: 'decide-recusal', data: { ...data, facts } });
  }

  /** RecusalDecided, by the upper body about the chief. Rule B4.2. */
  async decideChiefRecusal(request: RequestContext, id: string, data: DecideRecusal) {
    const facts = await this.facts.upperBody(id);
    return this.run(id, request, 'verification.decide-chief-recusal', { type: 'decide-recusal', data: { ...data, facts } });
  }

  /** RecusalRaised, RecusalDecided, by the upper body. Rule B4.2. */
  async orderRecusal(request: RequestContext, id: string, data: OrderRecusal) {
    const [person, upperBody] = await Promise.all([this.facts.personOn(id, data.personId, data.orderedOn), this.facts.upperBody(id)]);
    return this.run(id, request, 'verification.order-recusal', {
      type: 'order-recusal',
      data: { ...data, facts: { ...person, ...upperBody } },
    });
  }

  /** VerificationStarted. Rule B2.3. */
  start(request: RequestContext, id: string, data: CommandOf<'start'>['data']) {
    return this.run(id, request, 'verification.start', { type: 'start', data });
  }

  /** VerificationExtended. Rule B2.3-extension. */
  extend(request: RequestContext, id: string, data: CommandOf<'extend'>['data']) {
    return this.run(id, request, 'verification.extend', { type: 'extend', data });
  }

  /** MeasureTaken. Rule B2.11. */
  takeMeasure(request: RequestContext, id: string, measure: Omit<Measure, 'measureId'>) {
    const data = { ...measure, measureId: newId(request, 'measure') };
    return this.run(id, request, 'verification.take-measure', { type: 'take-measure', data });
  }

  /** SubjectsAdded. Rules B1.7, B2.1, B4.1. */
  async addSubjects(request: RequestContext, id: string, data: AddSubjects) {
    await this.ensureOwn(request, id, data.subjects);
    return this.run(id, request, 'verification.add-subjects', { type: 'add-subjects', data });
  }

  /** SubjectIdentified. Rules B1.7, B2.1, B4.1. */
  async identifySubject(request: RequestContext, id: string, data: IdentifySubject) {
    await this.ensureOwn(request, id, [data.subject]);
    return this.run(id, request, 'verification.add-subjects', { type: 'identify-subject', data });
  }

  /** SubjectsApproved. Rule B2.1. */
  approveSubjects(request: RequestContext, id: string, data: CommandOf<'approve-subjects'>['data']) {
    return this.run(id, request, 'verification.approve-subjects', { type: 'approve-subjects', data });
  }

  /** SubjectsRejected. Rule B2.1. */
  rejectSubjects(request: RequestContext, id: string, data: CommandOf<'reject-subjects'>['data']) {
    return this.run(id, request, 'verification.approve-subjects', { type: 'reject-subjects', data });
  }

  /** FindingRecorded. */
  recordFinding(request: RequestContext, id: string, data: Finding) {
    return this.run(id, request, 'verification.record-finding', { type: 'record-finding', data });
  }

  /** ReportDrafted. Rules B2.2, B2.4. */
  draftReport(request: RequestContext, id: string, data: Report) {
    return this.run(id, request, 'verification.draft-report', { type: 'draft-report', data });
  }

  /** ReportSigned. Rule B2.2. */
  signReport(request: RequestContext, id: string, data: CommandOf<'sign-report'>['data']) {
    return this.run(id, request, 'verification.sign-report', { type: 'sign-report', data });
  }

  /** ReportSubmitted. Rule B2.2. */
  submitReport(request: RequestContext, id: string, data: CommandOf<'submit-report'>['data']) {
    return this.run(id, request, 'verification.submit-report', { type: 'submit-report', data });
  }

  /** ReportReturned. Rule B2.2. */
  returnReport(request: RequestContext, id: string, data: { readonly reason: string }) {
    return this.run(id, request, 'verification.conclude', { type: 'return-report', data });
  }

  /** VerificationConcluded. Rule B2.2. */
  conclude(request: RequestContext, id: string, data: CommandOf<'conclude'>['data']) {
    return this.run(id, request, 'verification.conclude', { type: 'conclude', data });
  }

  /** B4.1: recusals outside the verification bind whoever is named in it, too, not the caller alone. */
  private async run(id: string, request: RequestContext, permission: Permission, intent: Intent<VerificationCommand>) {
    const decider = verificationGiven(await this.facts.elsewhere(id));
    return this.commands.run(decider, id, request, permission, intent);
  }

  /** B1.7: of whoever is managed above nothing is kept, not even the fingerprint of a key. */
  private async ensureOwn(request: RequestContext, id: string, subjects: readonly AskedSubject[]): Promise<void> {
    await this.commands.actorIn(verification, id, request, 'verification.add-subjects');
    const { organisationId } = (await this.commands.read(verification, id)).state;
    requireScope(request.principal, 'verification.add-subjects', organisationId);
    ensure(areOwnLevel(subjects), verificationErrors.directForward);
  }
}
