import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { type ToldVerifiers, verifiers } from './verifiers.decider.js';

@Injectable()
export class VerifiersService {
  constructor(private readonly commands: CommandRunner) {}

  /** VerifiersRecorded: as joint supervision told it. Mechanism 0.3. */
  record(request: RequestContext, verificationId: string, data: ToldVerifiers) {
    const { organisationId } = data;
    return this.commands.run(verifiers, verificationId, request, 'verifiers.record', { type: 'record', data }, { organisationId });
  }
}
