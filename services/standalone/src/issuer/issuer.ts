import 'reflect-metadata';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LocalIssuer } from '@liandong/access/local-issuer';
import { ProblemFilter } from '@liandong/service-kit';
import { IssuerModule } from './issuer.module.js';

export interface IssuerOptions {
  readonly port: number;
  readonly host?: string;
  /** Address under which others reach it: the `iss` of its tokens; default `http://<host>:<port>`. */
  readonly url?: string;
  readonly audience?: string;
  /** See `LocalIssuer`. */
  readonly keyFile?: string;
}

/** The local issuer as a process of its own, for services that run apart. */
export async function startIssuer({
  port,
  host = '127.0.0.1',
  url = `http://${host}:${port}`,
  audience = 'liandong',
  keyFile,
}: IssuerOptions): Promise<NestFastifyApplication> {
  const issuer = await LocalIssuer.open({ issuer: url, audience, ...(keyFile ? { keyFile } : {}) });
  const app = await NestFactory.create<NestFastifyApplication>(IssuerModule.forRoot(issuer, url), new FastifyAdapter(), {
    logger: ['error', 'warn'],
  });
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(new StandardSchemaValidationPipe());
  await app.listen(port, host);
  return app;
}
