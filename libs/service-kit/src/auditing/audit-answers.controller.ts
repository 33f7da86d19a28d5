import { Controller, type Type } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { asSeen, type AsSeen, type FigureAnswer, figuresList, figuresQuery, type FigureTitle, requestTo } from '@liandong/contracts';
import { Answers, type RequestPacket } from '@liandong/messaging';
import { AsSeenReader } from './as-seen.js';
import { type DimensionTerms, withTerms } from './figure-terms.js';
import { FiguresReader } from './figures-reader.js';

/** What every service answers to the audit service about its own decisions and figures; `terms`: how people read these. */
export function auditAnswersController(service: string, terms?: DimensionTerms): Type<unknown> {
  @Controller()
  class AuditAnswersController {
    constructor(
      private readonly seen: AsSeenReader,
      private readonly figures: FiguresReader,
    ) {}

    @Answers(requestTo(service, asSeen))
    asSeen(@Payload() { payload }: RequestPacket): Promise<AsSeen> {
      return this.seen.read(asSeen.request.parse(payload));
    }

    @Answers(requestTo(service, figuresList))
    list(): { readonly figures: FigureTitle[] } {
      return this.figures.list();
    }

    @Answers(requestTo(service, figuresQuery))
    async query(@Payload() { payload }: RequestPacket): Promise<FigureAnswer> {
      const asked = figuresQuery.request.parse(payload);
      return withTerms(await this.figures.query(asked), asked, terms);
    }
  }
  return AuditAnswersController;
}
