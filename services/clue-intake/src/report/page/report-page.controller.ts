import { Body, Controller, Get, HttpException, Logger, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { DomainError } from '@liandong/event-sourcing';
import { Public, Request, type RequestContext, Unhurried } from '@liandong/service-kit';
import { PublicReportService } from '../public-report.service.js';
import { AnswerQuestionBody, FollowReportBody, SubmitReportBody, SupplementReportBody } from '../report.dto.js';
import { reportChannels } from '../report.events.js';
import { PAGE_POLICY } from './html.js';
import { codePage, followPage, type Place, refusalPage, startPage } from './report-page.js';
import { languages, pageTexts } from './report-page.texts.js';

const Asked = z.object({ lang: z.enum(languages).catch('zh'), channel: z.enum(reportChannels).catch('web') });

/** As much of the HTTP answer as a page needs. */
interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(text: string): unknown;
}

/** Fields of a form: what was left empty was not said. */
type Form = Readonly<Record<string, string | undefined>>;
const said = (form: Form): Form => Object.fromEntries(Object.entries(form).filter(([, text]) => text !== ''));

/** The public channel for a browser without scripts: the same commands as the API, as pages. It keeps no session and sets no cookie. */
@ApiExcludeController()
@Controller('public/reports/:organisationId')
export class ReportPageController {
  private readonly logger = new Logger(ReportPageController.name);

  constructor(private readonly reports: PublicReportService) {}

  @Get()
  @Public('report-channel.look')
  start(@Param('organisationId') organisationId: string, @Query() query: object, @Res() reply: Reply) {
    return this.show(reply, organisationId, query, async (place) => startPage(place, await this.reports.terms(organisationId)));
  }

  @Post('submission')
  @Public('report.submit')
  submit(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Query() query: object,
    @Body() form: Form,
    @Res() reply: Reply,
  ) {
    return this.show(reply, organisationId, query, async (place) => {
      const { name, phone, ...told } = said(form);
      const identity = name === undefined && phone === undefined ? {} : { identity: { name, phone } };
      return codePage(
        place,
        await this.reports.submit(request, SubmitReportBody.parse({ ...told, ...identity, organisationId, channel: place.channel })),
      );
    });
  }

  @Post('receipt')
  @Public('report.follow')
  follow(@Param('organisationId') organisationId: string, @Query() query: object, @Body() form: Form, @Res() reply: Reply) {
    return this.show(reply, organisationId, query, async (place) => {
      const { code } = FollowReportBody.parse(said(form));
      return followPage(place, code, await this.reports.follow(code));
    });
  }

  @Post('receipt/answers')
  @Public('report.follow')
  answer(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Query() query: object,
    @Body() form: Form,
    @Res() reply: Reply,
  ) {
    return this.show(reply, organisationId, query, async (place) => {
      const { code, number, text } = AnswerQuestionBody.parse({ ...said(form), number: Number(form['number']) });
      return followPage(place, code, await this.reports.answer(request, code, number, text));
    });
  }

  @Post('receipt/supplements')
  @Public('report.follow')
  supplement(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Query() query: object,
    @Body() form: Form,
    @Res() reply: Reply,
  ) {
    return this.show(reply, organisationId, query, async (place) => {
      const { code, text } = SupplementReportBody.parse(said(form));
      return followPage(place, code, await this.reports.supplement(request, code, text));
    });
  }

  @Post('receipt/photographs')
  @Public('report.follow')
  @Unhurried()
  photograph(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Query() query: object,
    @Body() form: unknown,
    @Res() reply: Reply,
  ) {
    return this.show(reply, organisationId, query, async (place) => {
      const sent = await this.reports.receivePhotograph(form);
      return followPage(place, sent.code, await this.reports.addPhotograph(request, sent));
    });
  }

  /** Every answer is a page, a refusal too; none is kept anywhere. */
  private async show(reply: Reply, organisationId: string, query: object, make: (place: Place) => Promise<string>): Promise<void> {
    const place: Place = { organisationId, ...Asked.parse(query) };
    const { status, text } = await make(place).then(
      (made) => ({ status: 200, text: made }),
      (error: unknown) => this.refusal(place, error),
    );
    void reply
      .status(status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', PAGE_POLICY)
      .header('referrer-policy', 'no-referrer')
      .send(text);
  }

  private refusal(place: Place, error: unknown): { readonly status: number; readonly text: string } {
    const { lang } = place;
    if (error instanceof z.ZodError) return { status: 400, text: refusalPage(place, pageTexts.invalid[lang]) };
    if (error instanceof DomainError)
      return { status: error.kind === 'not-found' ? 404 : 409, text: refusalPage(place, error.refusal[lang]) };
    if (error instanceof HttpException && error.getStatus() === 429)
      return { status: 429, text: refusalPage(place, pageTexts.tooMany[lang]) };
    this.logger.error(error);
    return { status: 500, text: refusalPage(place, pageTexts.failed[lang]) };
  }
}
