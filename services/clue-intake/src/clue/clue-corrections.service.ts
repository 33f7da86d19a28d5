import { Injectable } from '@nestjs/common';
import { requireRole } from '@liandong/access';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { AssignmentDuties } from '../assignment/assignment-duties.service.js';
import { ClueEntries } from '../read/clue-register/clue-entries.js';
import { ReplyDuties } from '../reply/reply-duties.service.js';
import { mayBeNamed, reportersOf } from '../reporter/reporter.signatories.js';
import { clue, type ClueData as Data } from './clue.decider.js';

/** 更正登记、作废登记、更正问题类型. One method per command. */
@Injectable()
export class ClueCorrectionsService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly duties: ReplyDuties,
    private readonly assignments: AssignmentDuties,
    private readonly entries: ClueEntries,
  ) {}

  /** RegistrationCorrected or, with the day of receipt, RegistrationCorrectionProposed. Rule B1.4. */
  correct(request: RequestContext, clueId: string, data: Data<'correct-registration'>) {
    return this.commands.run(clue, clueId, request, 'clue.correct-registration', { type: 'correct-registration', data });
  }

  /** RegistrationCorrected, with the limits that move; what the reporters are owed follows, earlier only where it was owed before and that was accepted. Rules B1.2, B1.4, B1.15. */
  async approve(request: RequestContext, clueId: string, asked: Pick<Data<'approve-correction'>, 'acceptShorter'>) {
    requireRole(request.principal, 'clue.decide-correction');
    const { replyIds, latest } = await this.duties.acknowledgementsOwed(clueId);
    const data = { ...asked, acknowledgeBy: latest };
    const receipt = await this.commands.run(clue, clueId, request, 'clue.decide-correction', { type: 'approve-correction', data });
    await this.duties.followClue(request, clueId, asked.acceptShorter ? replyIds : []);
    return receipt;
  }

  /** RegistrationCorrectionRejected. Rule B1.4. */
  reject(request: RequestContext, clueId: string, data: Data<'reject-correction'>) {
    return this.commands.run(clue, clueId, request, 'clue.decide-correction', { type: 'reject-correction', data });
  }

  /** ClueVoided; nobody is owed anything for a slip of the pen. Rule B1.4. */
  async voidEntry(request: RequestContext, clueId: string, { reason, rightClueId }: Pick<Data<'void'>, 'reason' | 'rightClueId'>) {
    requireRole(request.principal, 'clue.void');
    const named = rightClueId === undefined ? await this.keptBy(clueId) : { rightClueId, ...(await this.rightOne(clueId, rightClueId)) };
    const receipt = await this.commands.run(clue, clueId, request, 'clue.void', { type: 'void', data: { reason, ...named } });
    await this.duties.followClue(request, clueId);
    await this.assignments.followClue(request, clueId);
    return receipt;
  }

  /** ProblemTypesAmended. Rule B1.22. */
  amendProblemTypes(request: RequestContext, clueId: string, data: Data<'amend-problem-types'>) {
    return this.commands.run(clue, clueId, request, 'clue.amend-problem-types', { type: 'amend-problem-types', data });
  }

  private async rightOne(clueId: string, rightClueId: string): Promise<Pick<Data<'void'>, 'right'>> {
    const { organisationId, status } = (await this.commands.read(clue, rightClueId)).state;
    return organisationId === undefined || rightClueId === clueId ? {} : { right: { organisationId, status } };
  }

  private async keptBy(clueId: string): Promise<Pick<Data<'void'>, 'isLedTo' | 'hasReporter'>> {
    const hasReporter = (await reportersOf(this.commands, clueId)).some(({ state }) => mayBeNamed(state));
    return { isLedTo: await this.entries.leadTo(clueId), hasReporter };
  }
}
