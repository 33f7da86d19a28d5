import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { demoPeople, LocalIssuer } from '@liandong/access/local-issuer';
import { DomainError } from '@liandong/event-sourcing';
import { Open } from '@liandong/service-kit';

export const ISSUER_URL = Symbol('liandong.issuer-url');

const TokenRequest = z
  .object({
    grant_type: z.literal('client_credentials'),
    /** Id of a person of the demo directory. */
    client_id: z.string().min(1).max(100),
  })
  .meta({ id: 'TokenRequest' });

/** Tokens for the demo people, where no OIDC provider stands. Whoever reaches it can be anybody: never in production. */
@ApiTags('local issuer')
@Controller()
export class IssuerController {
  constructor(
    private readonly issuer: LocalIssuer,
    @Inject(ISSUER_URL) private readonly url: string,
  ) {}

  /** RFC 6749, 4.4: the client is the person. */
  @Post('auth/token')
  @Open()
  @HttpCode(200)
  @ApiConsumes('application/x-www-form-urlencoded', 'application/json')
  token(@Body({ schema: TokenRequest }) body: z.infer<typeof TokenRequest>) {
    const person = this.issuer.person(body.client_id);
    if (person) return this.issuer.issue(person);
    throw new DomainError({
      code: 'issuer.unknown-person',
      kind: 'invalid',
      zh: '演示名录中没有此人;名录见 /auth/people',
      en: 'The demo directory does not list this person; see /auth/people',
    });
  }

  @Get('auth/people')
  @Open()
  people() {
    return demoPeople;
  }

  @Get('.well-known/jwks.json')
  @Open()
  jwks() {
    return this.issuer.jwks;
  }

  /** OpenID Connect Discovery 1.0, the part that verifiers of access tokens read. */
  @Get('.well-known/openid-configuration')
  @Open()
  configuration() {
    return {
      issuer: this.url,
      jwks_uri: `${this.url}/.well-known/jwks.json`,
      token_endpoint: `${this.url}/auth/token`,
      grant_types_supported: ['client_credentials'],
      id_token_signing_alg_values_supported: ['EdDSA'],
    };
  }
}
