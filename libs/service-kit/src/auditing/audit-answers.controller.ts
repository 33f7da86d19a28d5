import { Controller, type Type } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { asSeen, type AsSeen, type FigureAnswer, figuresList, figuresQuery, type FigureTitle, requestTo } from '@liandong/contracts';
import { Answers, type RequestPacket } from '@liandong/messaging';
import { AsSeenReader } from './as-seen.js';
import { FiguresReader } from './figures-reader.js';

/** What every service answers to the audit service about its own decisions and figures. */
export function auditAnswersController(service: string): Type<unknown> {
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
    query(@Payload() { payload }: RequestPacket): Promise<FigureAnswer> {
      return this.figures.query(figuresQuery.request.parse(payload));
    }
  }
  return AuditAnswersController;
}
