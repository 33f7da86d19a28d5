import { Inject, Injectable } from '@nestjs/common';
import { requireRole, requireScope } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import { CommandRunner, type Platform, PLATFORM, type RequestContext } from '@liandong/service-kit';
import { reportErrors } from '../report/report.errors.js';
import { type ChannelTerms, type PublishedTerms, reportChannel, termsOn } from './report-channel.decider.js';

/** What an organisation's public channel says of itself. */
@Injectable()
export class ReportChannelService {
  constructor(
    private readonly commands: CommandRunner,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** ReportChannelPublished: a new version of the texts. Mechanism 4.16. */
  async publish(request: RequestContext, organisationId: string, data: ChannelTerms) {
    requireRole(request.principal, 'report-channel.publish');
    requireScope(request.principal, 'report-channel.publish', organisationId);
    return this.commands.run(
      reportChannel,
      organisationId,
      request,
      'report-channel.publish',
      { type: 'publish', data },
      { organisationId },
    );
  }

  /**
   * The terms of today.
   *
   * @throws DomainError report.channel-closed: none hold
   */
  async today(organisationId: string): Promise<PublishedTerms> {
    const { state } = await this.commands.read(reportChannel, organisationId);
    const terms = termsOn(state, dateInChina(this.platform.clock.now()));
    if (!terms) throw new DomainError(reportErrors.channelClosed);
    return terms;
  }
}
