import pg from 'pg';
import { demoPeople, LocalIssuer } from '@liandong/access/local-issuer';
import { FORM_TYPE } from '@liandong/service-kit';
import {
  addressOf,
  grantOf,
  type OpenApi,
  personWho,
  personWhoMayNot,
  type Route,
  routesOf,
  sampleOf,
  startTestApp,
  type TestAnswer,
  type TestApp,
} from '@liandong/service-kit/testing';
import { sideBySide } from '@liandong/testing';
import { serviceModules } from './services.js';

interface Problem {
  readonly code?: string;
}

/** Words that would tell how the system is built. */
const LEAKS = /\bat .+\.(ts|js):\d|node_modules|QueryFailedError|syntax error|invalid byte sequence|SELECT |INSERT |violates/;

describe('every route of every service: bad requests', () => {
  let server: TestApp;
  let document: OpenApi;
  let routes: readonly Route[];
  let database: pg.Client;

  beforeAll(async () => {
    server = await startTestApp(serviceModules, { environment: { RATE_LIMIT_PER_MINUTE: '1000000' } });
    document = (await server.send<OpenApi>(undefined, 'GET', '/docs/openapi.json')).body;
    routes = routesOf(document);
    database = new pg.Client({ connectionString: server.databaseUrl });
    await database.connect();
  }, 60_000);
  afterAll(async () => {
    await database.end();
    await server.close();
  });

  /** Events of all streams but those in which the audit keeps who looked. */
  const stored = async () =>
    (await database.query<{ count: string }>(`SELECT count(*) FROM event_store.events WHERE stream NOT LIKE 'auditAccess-%'`)).rows[0]!
      .count;

  /** Asks every route; answers what was wrong with the answers. */
  async function attack(
    chosen: readonly Route[],
    ask: (route: Route) => Promise<TestAnswer<Problem> | undefined>,
    lawful: (answer: TestAnswer<Problem>, route: Route) => boolean,
  ): Promise<readonly string[]> {
    const before = await stored();
    const failures: string[] = [];
    await sideBySide(chosen, async (route) => {
      const answer = await ask(route);
      if (!answer) return;
      const text = JSON.stringify(answer.body);
      const isProblem = answer.status < 400 || answer.headers['content-type']?.startsWith('application/problem+json') === true;
      if (!lawful(answer, route) || !isProblem || LEAKS.test(text))
        failures.push(`${route.method} ${route.template} → ${answer.status} ${text.slice(0, 300)}`);
    });
    if ((await stored()) !== before) failures.push(`events were appended: ${before} → ${await stored()}`);
    return failures;
  }
  const send = (route: Route, person: string | undefined, body?: unknown, id?: string) =>
    server.send<Problem>(person, route.method, addressOf(route, id), route.method === 'GET' ? undefined : body, {
      'content-type': route.mediaType,
    });
  const asPermitted = (route: Route, body?: unknown, id?: string) => {
    const person = personWho(route);
    return person || route.isPublic
      ? send(route, person?.personId, typeof body === 'string' || body === undefined ? body : JSON.stringify(body), id)
      : Promise.resolve(undefined);
  };
  const guarded = () => routes.filter(({ isPublic }) => !isPublic);
  /** What brings JSON; `sent-form.spec.ts` has what is wrong with a form. */
  const writes = () => routes.filter(({ method, body, mediaType }) => method !== 'GET' && body !== undefined && mediaType !== FORM_TYPE);

  it('every route names its permission; there are enough of them for this to be a test', () => {
    expect(routes.filter(({ permission }) => permission === '').map(({ template }) => template)).toEqual([]);
    expect(routes.length).toBeGreaterThan(120);
  });

  it('the public channel is these routes and no others: they take no token, and no token opens more', () => {
    expect(
      routes
        .filter(({ isPublic }) => isPublic)
        .map(({ method, template }) => `${method} ${template}`)
        .sort(),
    ).toEqual([
      'GET /api/clue-intake/public/channels/{organisationId}',
      'POST /api/clue-intake/public/receipt',
      'POST /api/clue-intake/public/receipt/answers',
      'POST /api/clue-intake/public/receipt/photographs',
      'POST /api/clue-intake/public/receipt/supplements',
      'POST /api/clue-intake/public/reports',
    ]);
    expect(routes.filter(({ isPublic, template }) => isPublic !== template.includes('/public/'))).toEqual([]);
    // No role of a person opens them, and the role of the public opens nothing else.
    expect(routes.filter(({ isPublic, permission }) => isPublic !== grantOf(permission).roles.includes('public'))).toEqual([]);
  });

  it('no token: 401', async () => {
    expect(
      await attack(
        guarded(),
        (route) => send(route, undefined),
        ({ status, body }) => status === 401 && body.code === 'access.token-missing',
      ),
    ).toEqual([]);
  });

  it('an expired token, one of another issuer, one for another system, one that names itself an automation: 401 or 403', async () => {
    const [person] = demoPeople;
    const issuer = (more: object) => LocalIssuer.open({ issuer: 'https://issuer.test', audience: 'liandong', ...more });
    const { access_token: foreign } = await (await issuer({})).issue(person!);
    const { access_token: otherName } = await (await issuer({ issuer: 'https://other.test' })).issue(person!);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${foreign.split('.')[1]}.`;
    const cases = [
      [await server.token('mhk-intake', -3_600), 'access.token-expired'],
      [foreign, 'access.token-foreign'],
      [otherName, 'access.token-foreign'],
      [unsigned, 'access.token-invalid'],
      [`${(await server.token('mhk-intake')).slice(0, -8)}AAAAAAAA`, 'access.token-invalid'],
    ] as const;
    for (const [token, code] of cases) {
      const ask = (route: Route) =>
        server.send<Problem>(undefined, route.method, addressOf(route), undefined, { authorization: `Bearer ${token}` });
      expect(await attack(guarded(), ask, ({ status, body }) => status === 401 && body.code === code)).toEqual([]);
    }
  });

  it('a person without a fitting role: 403', async () => {
    const ask = (route: Route) => {
      const person = personWhoMayNot(route);
      return person ? send(route, person.personId, '{}') : Promise.resolve(undefined);
    };
    expect(await attack(guarded(), ask, ({ status, body }) => status === 403 && body.code === 'access.role-required')).toEqual([]);
  });

  it('an unknown id: not found, or a refusal', async () => {
    const reads = routes.filter(({ method, hasId, template }) => method === 'GET' && hasId && !template.includes('/ops/'));
    const ask = async (route: Route) => {
      const answer = await asPermitted(route);
      // Some are asked about a day.
      return answer?.status === 400 ? server.send<Problem>(personWho(route)?.personId, 'GET', `${addressOf(route)}?on=2020-06-11`) : answer;
    };
    // What is no path of a tile is told apart from a tile that is not there; an agency that takes no part is told so, whatever it asks for.
    expect(
      await attack(
        reads,
        ask,
        ({ status, body }) => status === 404 || body.code === 'ledger.tile-path-invalid' || body.code === 'agency.unknown',
      ),
    ).toEqual([]);
    const commands = writes().filter(({ method, hasId }) => hasId && method === 'POST');
    expect(
      await attack(
        commands,
        (route) => asPermitted(route, sampleOf(route.body!, document, '文')),
        ({ status }) => status >= 400 && status < 500,
      ),
    ).toEqual([]);
  });

  it.each([
    ['a NUL', '%00'],
    ['half a character', '%ED%A0%80'],
    ['a line feed', 'a%0Ab'],
    ['a path', '..%2F..%2Fetc%2Fpasswd'],
    ['SQL', `1'%20OR%201=1--`],
    ['a thousand characters', 'x'.repeat(1_000)],
  ])('%s as id: refused', async (_name, id) => {
    const withId = routes.filter(({ hasId, method }) => hasId && method !== 'PUT');
    const ask = (route: Route) => asPermitted(route, route.body ? sampleOf(route.body, document, '文') : undefined, id);
    expect(await attack(withId, ask, ({ status }) => status >= 400 && status < 500)).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['an array', '[]'],
    ['null', 'null'],
    ['a text', '"text"'],
    ['broken JSON', '{"a":'],
    ['a deep one', `${'['.repeat(50)}${']'.repeat(50)}`],
    ['a prototype', '{"__proto__":{"admin":true}}'],
  ])('%s for a body: 400', async (_name, content) => {
    // A body that has a default may be left out.
    const demanding = writes().filter(
      ({ body }) => (body!.required ?? ['?']).length > 0 && !(content === '' && body!.default !== undefined),
    );
    expect(
      await attack(
        demanding,
        (route) => asPermitted(route, content),
        ({ status }) => status === 400,
      ),
    ).toEqual([]);
  });

  it('an unknown member, or a number for everything: 400', async () => {
    const withMore = (route: Route) => asPermitted(route, { ...(sampleOf(route.body!, document, '文') as object), isAdmin: true });
    expect(await attack(writes(), withMore, ({ status }) => status === 400)).toEqual([]);
    const numbers = (route: Route) =>
      asPermitted(route, Object.fromEntries(Object.keys(sampleOf(route.body!, document, '文') as object).map((name) => [name, -1.5])));
    expect(
      await attack(
        writes(),
        numbers,
        ({ status, body }, route) =>
          status === 400 || Object.keys(sampleOf(route.body!, document, '文') as object).length === 0 || body.code === undefined,
      ),
    ).toEqual([]);
  });

  it.each([
    ['a NUL', '文\u0000本'],
    ['half a character', '文\ud800本'],
    ['60,000 characters', '长'.repeat(60_000)],
  ])(
    '%s in every text: 400',
    async (_name, text) => {
      const texts = writes().filter(({ body }) => JSON.stringify(sampleOf(body!, document, 'FREE')).includes('FREE'));
      expect(texts.length).toBeGreaterThan(50);
      expect(
        await attack(
          texts,
          (route) => asPermitted(route, sampleOf(route.body!, document, text)),
          ({ status, body }) => (status === 400 && body.code === 'request.invalid-content') || status === 413,
        ),
      ).toEqual([]);
    },
    120_000,
  );

  it('NUL and half a character in every query: 400', async () => {
    const lists = routes.filter(({ method, hasId }) => method === 'GET' && !hasId);
    for (const query of ['?limit=%00', '?status=a%00b', '?subject=%00', '?q=%00']) {
      const ask = (route: Route) => {
        const person = personWho(route);
        return person ? server.send<Problem>(person.personId, 'GET', `${addressOf(route)}${query}`) : Promise.resolve(undefined);
      };
      expect(await attack(lists, ask, ({ status }) => status === 400)).toEqual([]);
    }
  });
});
