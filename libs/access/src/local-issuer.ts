import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type CryptoKey, exportJWK, exportPKCS8, generateKeyPair, importPKCS8, type JSONWebKeySet, type JWK, SignJWT } from 'jose';
import { type DemoPerson, demoPeople } from './demo/directory.js';

export { type DemoOrganisation, demoOrganisations, demoPeople, type DemoPerson } from './demo/directory.js';
export { demoRulesFile } from './demo/rules-file.js';

export interface LocalIssuerOptions {
  /** The `iss` of its tokens. */
  readonly issuer: string;
  readonly audience: string;
  /** File of the private key (PKCS #8, mode 0600), made when missing; without it the key lives as long as the process. */
  readonly keyFile?: string;
  readonly people?: readonly DemoPerson[];
}

/** Lifetime of a token in seconds. */
const LIFETIME = 3_600;

/**
 * Issues tokens for the demo people: for standalone and local use, where no OIDC provider stands. Whoever can reach it can be
 * anybody, so it refuses to exist in production.
 */
export class LocalIssuer {
  private constructor(
    private readonly options: LocalIssuerOptions,
    private readonly key: CryptoKey,
    private readonly jwk: JWK,
  ) {}

  /** @throws Error when NODE_ENV is production */
  static async open(options: LocalIssuerOptions): Promise<LocalIssuer> {
    if (process.env['NODE_ENV'] === 'production') {
      throw new Error(
        '本地令牌签发仅供单机演示,生产环境请配置 OIDC / the local issuer is for demonstrations; configure OIDC in production',
      );
    }
    const key = await loadKey(options.keyFile);
    const { kty, crv, x } = await exportJWK(key);
    // RFC 7638 thumbprint: the id follows from the key.
    const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
    return new LocalIssuer(options, key, { kty, crv, x, kid, use: 'sig', alg: 'EdDSA' } as JWK);
  }

  get jwks(): JSONWebKeySet {
    return { keys: [this.jwk] };
  }

  person(personId: string): DemoPerson | undefined {
    return (this.options.people ?? demoPeople).find((candidate) => candidate.personId === personId);
  }

  /** An access token for a person; `lifetime` in seconds, negative for an expired one. */
  async issue(
    person: DemoPerson,
    lifetime = LIFETIME,
  ): Promise<{ readonly access_token: string; readonly token_type: 'Bearer'; readonly expires_in: number }> {
    const now = Math.floor(Date.now() / 1000);
    const token = await new SignJWT({ name: person.name, org: person.organisationId, roles: [...person.roles] })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: this.jwk.kid! })
      .setSubject(person.personId)
      .setIssuer(this.options.issuer)
      .setAudience(this.options.audience)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetime)
      .sign(this.key);
    return { access_token: token, token_type: 'Bearer', expires_in: lifetime };
  }
}

async function loadKey(file: string | undefined): Promise<CryptoKey> {
  const stored = file ? await readFile(file, 'utf8').catch(() => undefined) : undefined;
  if (stored) return importPKCS8(stored, 'EdDSA', { extractable: true });
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  if (file) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await exportPKCS8(privateKey), { mode: 0o600 });
  }
  return privateKey;
}
