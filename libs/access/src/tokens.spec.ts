import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { TokenVerifier } from './index.js';
import { demoOrganisations, demoPeople, LocalIssuer } from './local-issuer.js';

const names = { issuer: 'http://issuer.test', audience: 'liandong' };

async function setup() {
  const issuer = await LocalIssuer.open(names);
  return { issuer, verifier: new TokenVerifier({ ...names, jwks: issuer.jwks }), person: issuer.person('mhk-intake')! };
}

describe('tokens', () => {
  it('given a token of the issuer, then the principal is who it names', async () => {
    const { issuer, verifier, person } = await setup();
    const { access_token: token } = await issuer.issue(person);
    expect(await verifier.verify(token)).toEqual({
      personId: 'mhk-intake',
      organisationId: 'mhk.case-management',
      roles: ['intake-officer'],
      name: '王登',
    });
  });

  it('given no token, an expired one, one for somebody else or a broken one, then each has its own code', async () => {
    const { issuer, verifier, person } = await setup();
    const foreign = await LocalIssuer.open(names);
    const elsewhere = await LocalIssuer.open({ ...names, audience: 'other' });
    const good = (await issuer.issue(person)).access_token;
    const refused = (token: string | undefined) =>
      verifier.verify(token).then(
        () => 'accepted',
        (error: { code: string }) => error.code,
      );
    expect(await refused(undefined)).toBe('access.token-missing');
    expect(await refused((await issuer.issue(person, -60)).access_token)).toBe('access.token-expired');
    expect(await refused((await foreign.issue(person)).access_token)).toBe('access.token-foreign');
    expect(await refused((await elsewhere.issue(person)).access_token)).toBe('access.token-foreign');
    expect(await refused(`${good.slice(0, -4)}AAAA`)).toBe('access.token-invalid');
    expect(await refused('not-a-token')).toBe('access.token-invalid');
  });

  it('given an unsigned token or one with an unexpected algorithm, then it is refused', async () => {
    const { verifier } = await setup();
    const unsigned = new UnsecuredJWT({ org: 'mhk', roles: ['principal'] })
      .setSubject('x')
      .setIssuer(names.issuer)
      .setAudience(names.audience)
      .setExpirationTime('1h')
      .encode();
    await expect(verifier.verify(unsigned)).rejects.toMatchObject({ code: 'access.token-invalid' });
    const { privateKey, publicKey } = await generateKeyPair('ES384');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES384' };
    const token = await new SignJWT({ org: 'mhk', roles: [] })
      .setProtectedHeader({ alg: 'ES384', kid: 'k' })
      .setSubject('x')
      .setIssuer(names.issuer)
      .setAudience(names.audience)
      .setExpirationTime('1h')
      .sign(privateKey);
    await expect(new TokenVerifier({ ...names, jwks: { keys: [jwk] } }).verify(token)).rejects.toMatchObject({
      code: 'access.token-invalid',
    });
  });

  it('given a token that claims the role of automations or of the public, then that role is not taken', async () => {
    const { issuer, verifier, person } = await setup();
    const { access_token: token } = await issuer.issue({ ...person, roles: ['automation', 'public', 'intake-officer'] });
    expect((await verifier.verify(token)).roles).toEqual(['intake-officer']);
  });

  it('given a key file, when opened again, then the key is the same and only its owner may read it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'liandong-key-'));
    const keyFile = join(folder, 'sub', 'issuer.pem');
    const first = await LocalIssuer.open({ ...names, keyFile });
    const second = await LocalIssuer.open({ ...names, keyFile });
    expect(second.jwks).toEqual(first.jwks);
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    await rm(folder, { recursive: true });
  });

  it('in production the local issuer refuses to exist', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    await expect(LocalIssuer.open(names)).rejects.toThrow('OIDC');
    process.env['NODE_ENV'] = before;
  });

  it('0.2: the demo directory holds 1 + 9 + 8 + 24 bodies of Meihekou, and everybody belongs to a known organisation', () => {
    const ids = demoOrganisations.map(({ id }) => id);
    const count = (pattern: RegExp) => ids.filter((id) => pattern.test(id)).length;
    expect([count(/^mhk\.party-conduct$/), count(/^mhk\.room-/), count(/^mhk\.dispatched-/), count(/^mhk\.township-/)]).toEqual([
      1, 9, 8, 24,
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(demoPeople.filter(({ organisationId }) => organisationId !== 'ops' && !ids.includes(organisationId))).toEqual([]);
    expect(new Set(demoPeople.map(({ personId }) => personId)).size).toBe(demoPeople.length);
  });
});
