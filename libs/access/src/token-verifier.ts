import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { type Principal, roles, tokenlessRoles } from './principal.js';

export interface TokenVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Address of the issuer's keys, or the keys themselves. */
  readonly jwks: URL | JSONWebKeySet;
}

const claims = z.object({
  sub: z.string().min(1).max(200),
  name: z.string().max(200).optional(),
  org: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/),
  roles: z.array(z.string()),
});

/** The token is missing or cannot be trusted: HTTP 401. The reason is one of four stable codes; no detail of the token leaks. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  constructor(
    readonly code: 'access.token-missing' | 'access.token-expired' | 'access.token-foreign' | 'access.token-invalid',
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh} / ${en}`);
  }
}

/** Verifies OIDC access tokens (RFC 9068) of one issuer and reads who is asking. Clock tolerance 30 s. */
export class TokenVerifier {
  private readonly keys: JWTVerifyGetKey;

  constructor(private readonly options: TokenVerifierOptions) {
    this.keys =
      options.jwks instanceof URL ? createRemoteJWKSet(options.jwks, { cooldownDuration: 5_000 }) : createLocalJWKSet(options.jwks);
  }

  /** @throws TokenRefused */
  async verify(token: string | undefined): Promise<Principal> {
    if (!token) throw new TokenRefused('access.token-missing', '请求缺少访问令牌', 'The request carries no access token');
    const { issuer, audience } = this.options;
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer,
        audience,
        clockTolerance: 30,
        algorithms: ['EdDSA', 'ES256', 'RS256'],
        requiredClaims: ['exp'],
      });
      return principalOf(payload);
    } catch (error) {
      throw refusalFor(error);
    }
  }
}

function principalOf(payload: JWTPayload): Principal {
  const parsed = claims.safeParse(payload);
  if (!parsed.success)
    throw new TokenRefused('access.token-invalid', '令牌缺少必要的身份信息', 'The token lacks claims about the person (sub, org, roles)');
  const { sub, name, org, roles: named } = parsed.data;
  const known = roles.filter((role) => !tokenlessRoles.includes(role) && named.includes(role));
  return { personId: sub, organisationId: org, roles: known, ...(name ? { name } : {}) };
}

function refusalFor(error: unknown): Error {
  if (error instanceof TokenRefused) return error;
  if (error instanceof errors.JWTExpired) return new TokenRefused('access.token-expired', '访问令牌已过期', 'The access token has expired');
  if (
    error instanceof errors.JWKSNoMatchingKey ||
    (error instanceof errors.JWTClaimValidationFailed && ['iss', 'aud'].includes(error.claim))
  ) {
    return new TokenRefused(
      'access.token-foreign',
      '访问令牌不是由受信任的签发者为本系统签发的',
      'The access token was not issued for this system by a trusted issuer',
    );
  }
  if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout))
    return new TokenRefused('access.token-invalid', '访问令牌无效', 'The access token is invalid');
  return error as Error;
}
