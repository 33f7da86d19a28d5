import { requireRole } from '@liandong/access';
import type { CommandRunner, RequestContext } from '@liandong/service-kit';
import { matterOf, type NamedRecords } from '../named-record.js';
import { type classification as Classification, classificationErrors, type ClassificationData as Data } from './classification.decider.js';

/** One method per command. The level of a matter has the matter's id, whatever record of it was named. */
export class ClassificationService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly classification: typeof Classification,
    private readonly records: NamedRecords,
  ) {}

  /** ClassificationProposed. Rule B4.9. */
  async propose(request: RequestContext, data: Omit<Data<'propose'>, 'organisationId'>) {
    requireRole(request.principal, 'classification.propose');
    const found = await matterOf(this.commands, this.records, data.about, classificationErrors.recordUnknown);
    return this.commands.run(
      this.classification,
      found.matterId,
      request,
      'classification.propose',
      { type: 'propose', data: { ...data, organisationId: found.organisationId } },
      found,
    );
  }

  /** ClassificationApproved: the level holds from now on. Rule B4.9. */
  approve(request: RequestContext, matterId: string) {
    return this.commands.run(this.classification, matterId, request, 'classification.decide', { type: 'approve', data: {} });
  }

  /** ClassificationRejected. Rule B4.9. */
  reject(request: RequestContext, matterId: string, data: Data<'reject'>) {
    return this.commands.run(this.classification, matterId, request, 'classification.decide', { type: 'reject', data });
  }

  /** PersonAdmitted: one person more may know of the matter. Rule B4.9. */
  admit(request: RequestContext, matterId: string, data: Data<'admit'>) {
    return this.commands.run(this.classification, matterId, request, 'classification.decide', { type: 'admit', data });
  }

  /** LevelAdopted, by the automation. Rule B4.9. */
  adopt(request: RequestContext, matterId: string, data: Data<'adopt'>) {
    return this.commands.run(
      this.classification,
      matterId,
      request,
      'classification.adopt',
      { type: 'adopt', data },
      // Also where the level of the matter belongs to another organisation here: it is the matter's.
      { matterId, organisationId: data.organisationId, onBehalfOf: data.organisationId },
    );
  }

  /** AdmissionWithdrawn. Rule B4.9. */
  withdrawAdmission(request: RequestContext, matterId: string, data: Data<'withdraw-admission'>) {
    return this.commands.run(this.classification, matterId, request, 'classification.decide', { type: 'withdraw-admission', data });
  }
}
