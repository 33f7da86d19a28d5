import { type DynamicModule, Module } from '@nestjs/common';
import { LocalIssuer } from '@liandong/access/local-issuer';
import { ISSUER_URL, IssuerController } from './issuer.controller.js';

/** The local issuer of tokens as a module: `url` is where it answers, and the `iss` of its tokens. */
@Module({})
export class IssuerModule {
  static forRoot(issuer: LocalIssuer, url: string): DynamicModule {
    return {
      module: IssuerModule,
      controllers: [IssuerController],
      providers: [
        { provide: LocalIssuer, useValue: issuer },
        { provide: ISSUER_URL, useValue: url },
      ],
    };
  }
}
