import { Injectable } from '@nestjs/common';
import type { LimitDue } from '@liandong/legal-time';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { warning, type WarningData as Data } from './warning.decider.js';

/** One method per command. What is decided stands in warning.decider.ts. */
@Injectable()
export class WarningService {
  constructor(private readonly commands: CommandRunner) {}

  /** ClueWarned, LimitMoved or LimitMet, when a timer fires. Rule B1.23. */
  limitDue(request: RequestContext, warningId: string, data: LimitDue) {
    return this.commands.run(
      warning,
      warningId,
      request,
      'warning.raise',
      { type: 'limit-due', data },
      { organisationId: data.organisationId },
    );
  }

  /** ReminderCallMade: 电话提醒. Rule B1.23. */
  recordCall(request: RequestContext, warningId: string, data: Data<'record-call'>) {
    return this.commands.run(warning, warningId, request, 'warning.act', { type: 'record-call', data });
  }

  /** WarningLetterDrafted: 提示函, 督办函. Rule B1.23. */
  recordLetter(request: RequestContext, warningId: string, data: Data<'record-letter'>) {
    return this.commands.run(warning, warningId, request, 'warning.raise', { type: 'record-letter', data });
  }

  /** WarningTalkHeld: 约谈. Rule B1.23. */
  recordTalk(request: RequestContext, warningId: string, data: Data<'record-talk'>) {
    return this.commands.run(warning, warningId, request, 'warning.act', { type: 'record-talk', data });
  }
}
