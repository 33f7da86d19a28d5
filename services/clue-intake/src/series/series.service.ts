import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { series } from './series.decider.js';

/** Clues that belong together (串并). */
@Injectable()
export class SeriesService {
  constructor(private readonly commands: CommandRunner) {}

  /** SeriesFormed. Rule B1.8. */
  async form(
    request: RequestContext,
    seriesId: string,
    data: { readonly organisationId: string; readonly clueIds: readonly string[]; readonly reason: string },
  ) {
    const libraries = await this.librariesOf(data.clueIds);
    return this.commands.run(
      series,
      seriesId,
      request,
      'series.form',
      { type: 'form', data: { ...data, libraries } },
      { organisationId: data.organisationId },
    );
  }

  /** CluesJoined. Rule B1.8. */
  async join(request: RequestContext, seriesId: string, data: { readonly clueIds: readonly string[]; readonly reason: string }) {
    const libraries = await this.librariesOf(data.clueIds);
    return this.commands.run(series, seriesId, request, 'series.form', { type: 'join', data: { ...data, libraries } });
  }

  /** CluesReleased: what was joined by mistake. Rule B1.8. */
  release(request: RequestContext, seriesId: string, data: { readonly clueIds: readonly string[]; readonly reason: string }) {
    return this.commands.run(series, seriesId, request, 'series.form', { type: 'release', data });
  }

  private librariesOf(clueIds: readonly string[]): Promise<readonly (string | undefined)[]> {
    return Promise.all(clueIds.map(async (clueId) => (await this.commands.read(clue, clueId)).state.organisationId));
  }
}
