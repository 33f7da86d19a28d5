import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { AuditReadingService } from '../../reading/audit-reading.service.js';
import { LedgerQuery } from './ledger.query.js';
import { TileReads } from './tile-reads.js';

const PREFIX = '/api/audit/';

/** What is used of the adapter's request and reply. */
interface Asked {
  readonly url: string;
}
interface Reply {
  header(name: string, value: string): Reply;
}

/** The ledger for whoever verifies it: C2SP tlog-tiles under /api/audit. */
@ApiTags('ledger')
@Controller('api/audit')
export class LedgerController {
  constructor(
    private readonly ledger: LedgerQuery,
    private readonly reading: AuditReadingService,
    private readonly tileReads: TileReads,
  ) {}

  /** How far it is, who has signed, and whether anything is wrong. */
  @Get('ledger')
  @Reads('audit.read-ledger')
  async status(@Request() request: RequestContext) {
    await this.reading.record(request, 'ledger', {});
    return this.ledger.status();
  }

  /** The newest checkpoint: a signed note (C2SP tlog-checkpoint) with every cosignature it has. */
  @Get('checkpoint')
  @Reads('audit.read-ledger')
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  async checkpoint(@Request() request: RequestContext, @Res({ passthrough: true }) reply: Reply): Promise<string> {
    await this.tileReads.record(request, 'checkpoint');
    void reply.header('content-type', 'text/plain; charset=utf-8');
    return this.ledger.checkpoint();
  }

  /** A tile or an entry bundle (C2SP tlog-tiles): `tile/0/x001/234`, `tile/entries/000.p/5`. One record covers a verifier's whole visit. */
  @Get('tile/*')
  @Reads('audit.read-ledger')
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async tile(@Request() request: RequestContext, @Req() raw: Asked, @Res({ passthrough: true }) reply: Reply): Promise<Buffer> {
    const path = raw.url.split('?')[0]!.slice(PREFIX.length);
    await this.tileReads.record(request, path);
    const { bytes, isFull } = await this.ledger.tile(path);
    void reply
      .header('content-type', 'application/octet-stream')
      .header('cache-control', isFull ? 'private, max-age=31536000, immutable' : 'no-store');
    return Buffer.from(bytes);
  }

  /** Proof that an event is in the ledger (C2SP tlog-proof), under the newest checkpoint. */
  @Get('events/:eventId/proof')
  @Reads('audit.read-ledger')
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  async proof(
    @Request() request: RequestContext,
    @Param('eventId', { schema: z.uuid() }) eventId: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    await this.reading.record(request, 'proof', { eventId });
    void reply.header('content-type', 'text/plain; charset=utf-8');
    return this.ledger.proof(eventId);
  }
}
