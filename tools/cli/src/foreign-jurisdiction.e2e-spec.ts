import pg from 'pg';
import { type DemoPerson, demoPeople } from '@liandong/access/local-issuer';
import { addressOf, grantOf, type OpenApi, type Route, routesOf, sampleOf } from '@liandong/service-kit/testing';
import { eventually, sideBySide } from '@liandong/testing';
import { beyondTheStories } from './testing/beyond-the-stories.js';
import { playDisposals, type Post } from './testing/disposals.js';
import { type PlayedSystem, startPlayedSystem } from './testing/played-system.js';

/** Which aggregate an id in a route names, by the collection it stands in. */
const CATEGORIES: Readonly<Record<string, string>> = {
  imports: 'import',
  clues: 'clue',
  'department-clues': 'clue',
  'handled-clues': 'clue',
  transfers: 'clue',
  'reception-results': 'clue',
  'clue-copies': 'clueCopy',
  'own-clue-copies': 'clueCopy',
  'outgoing-transfers': 'outgoingTransfer',
  'incoming-transfers': 'outgoingTransfer',
  'evaluation-references': 'evaluationReference',
  'talk-inquiries': 'talkInquiry',
  agencies: 'agency',
  stations: 'station',
  assignments: 'assignment',
  series: 'series',
  'key-marks': 'keyMark',
  'direct-forwards': 'directForward',
  handovers: 'handover',
  'received-items': 'handover',
  verifications: 'verification',
  'screening-meetings': 'screeningMeeting',
  recusals: 'recusal',
  classifications: 'classification',
  'person-facts': 'personFacts',
  libraries: 'library',
  custody: 'custody',
  reconciliations: 'reconciliation',
  clarifications: 'clarification',
  'false-accusations': 'falseAccusation',
  'staff-rosters': 'staffRoster',
  'collaboration-plans': 'collaborationPlan',
  matters: 'matter',
  cases: 'case',
  'assigned-cases': 'case',
  'township-cases': 'case',
  measures: 'measure',
  items: 'rectification',
  'own-items': 'rectification',
  documents: 'document',
  'received-documents': 'document',
  interventions: 'intervention',
  breaches: 'breach',
  departures: 'departure',
  reports: 'report',
  replies: 'reply',
  'report-channels': 'reportChannel',
  channels: 'reportChannel',
  warnings: 'warning',
  'quarterly-lists': 'quarterlyList',
  'person-enquiries': 'personEnquiry',
};

/** Where services share a word for a collection. */
const SHARED_WORDS: Readonly<Record<string, string>> = {
  'inspection-liaison/items': 'handover',
  'case-trial/recusals': 'caseRecusal',
  'case-trial/classifications': 'caseClassification',
};

/** Timers raise them: nothing of the stories comes due while the spec runs. `warning.permissions.spec.ts` and `quarterly-list.permissions.spec.ts` ask from elsewhere. */
const NOT_DUE_YET = ['/warnings/', '/quarterly-lists/'];

const JURISDICTIONS = ['mhk', 'pj'] as const;
type Jurisdiction = (typeof JURISDICTIONS)[number];
const other = (jurisdiction: Jurisdiction): Jurisdiction => (jurisdiction === 'mhk' ? 'pj' : 'mhk');
/** An item of a hand-over, a reporter, a request for a reveal, an objection and a photograph are named by their number; plans and rosters are asked about a day. */
const addressed = (route: Route, id: string) =>
  addressOf(route, id)
    .replace(`handovers/${id}/items/${id}`, `handovers/${id}/items/1`)
    .replace(`reporters/${id}`, 'reporters/1')
    .replace(`reveal-requests/${id}`, 'reveal-requests/1')
    .replace(`objections/${id}`, 'objections/1')
    .replace(`photographs/${id}`, 'photographs/1') +
  (/GET .*(rosters|plans)/.test(`${route.method} ${route.template}`) ? '?on=2020-06-12' : '');
const jurisdictionOf = ({ organisationId }: DemoPerson) => organisationId.split('.')[0];

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly code?: string;
}

interface Case {
  readonly route: Route;
  readonly id: string;
  readonly address: string;
  readonly owner: Jurisdiction;
}

/** Both stories have been played: every service holds real matters of two jurisdictions. */
describe('every route over existing data, asked from another jurisdiction', () => {
  let system: PlayedSystem;
  let document: OpenApi;
  let routes: readonly Route[];
  let sql: pg.Client;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    system = await startPlayedSystem();
    await beyondTheStories(post);
    sql = new pg.Client({ connectionString: system.databaseUrl });
    await sql.connect();
    const talkInquiryId = await playDisposals(post);
    await eventually(
      async () => (await sql.query(`SELECT 1 FROM event_store.events WHERE stream = $1`, [`talkInquiry-${talkInquiryId}`])).rowCount === 1,
    );
    await eventually(
      async () =>
        (await sql.query(`SELECT 1 FROM event_store.events WHERE category = 'evaluationReference'`)).rowCount === JURISDICTIONS.length,
    );
    for (const jurisdiction of JURISDICTIONS) await report(jurisdiction);
    for (const jurisdiction of JURISDICTIONS) await importLedger(jurisdiction);
    for (const jurisdiction of JURISDICTIONS) await protectCase(jurisdiction);
    document = (await (await fetch(`${system.url}/docs/openapi.json`)).json()) as OpenApi;
    routes = routesOf(document).filter(({ template }) => !template.includes('/ops/'));
  }, 300_000);
  afterAll(async () => {
    await sql.end();
    await system.close();
  });

  async function tokenOf(person: DemoPerson): Promise<string> {
    const known = tokens.get(person.personId);
    if (known) return known;
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: person.personId });
    const { access_token: token } = (await (await fetch(`${system.url}/auth/token`, { method: 'POST', body })).json()) as {
      readonly access_token: string;
    };
    tokens.set(person.personId, token);
    return token;
  }

  const post: Post = async (personId, path, body = {}) => {
    const authorization = `Bearer ${await tokenOf(demoPeople.find((person) => person.personId === personId)!)}`;
    const answer = await fetch(`${system.url}${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${personId} POST ${path} → ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { readonly id: string };
  };

  /** Somebody without a token reports to this commission, which has opened its channel. */
  async function report(jurisdiction: Jurisdiction): Promise<void> {
    const text = { zh: '举报须知', en: 'Notice' };
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const director = demoPeople.find((person) => jurisdictionOf(person) === jurisdiction && person.roles.includes('case-director'))!;
    const send = (method: string, address: string, body: object, headers: object = {}) =>
      fetch(`${system.url}/api/clue-intake/${address}`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const opened = await send(
      'PUT',
      `report-channels/${jurisdiction}`,
      { open: ['web'], title: text, notice: text, validFrom: today },
      { authorization: `Bearer ${await tokenOf(director)}` },
    );
    const reported = await send('POST', 'public/reports', {
      organisationId: jurisdiction,
      channel: 'web',
      form: 'denunciation',
      text: '某事',
    });
    expect([opened.status, reported.status]).toEqual([201, 201]);
  }

  /** A recusal from a case of the stories, where there is one, and a level for it. */
  async function protectCase(jurisdiction: Jurisdiction): Promise<void> {
    const { rows } = await sql.query<{ id: string; matterId: string }>(
      `SELECT substr(stream, 6) AS id, metadata ->> 'correlationId' AS "matterId" FROM event_store.events WHERE category = 'case' AND revision = 0 AND split_part(metadata -> 'actor' ->> 'organisationId', '.', 1) = $1 ORDER BY position LIMIT 1`,
      [jurisdiction],
    );
    const [first] = rows;
    // Not every story comes to a case.
    if (!first) return;
    const about = { kind: 'case', id: first.id };
    await post(`${jurisdiction}-director`, '/api/case-trial/classifications', { about, level: 'confidential', reason: '涉及举报人' });
    await post(`${jurisdiction}-director`, '/api/case-trial/recusals', {
      about,
      personId: `${jurisdiction}-inv-3`,
      chief: false,
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '系近亲属',
      raisedOn: '2020-06-11',
    });
    // Clue intake, joint supervision, rectification and notification adopt it: no event of theirs may come in between later counts.
    await eventually(async () => {
      const adopted = await sql.query(
        `SELECT FROM event_store.events WHERE type = 'RecusalsAdopted' AND metadata ->> 'correlationId' = $1`,
        [first.matterId],
      );
      return adopted.rowCount === 4;
    });
  }

  /** Old ledgers are no part of the stories. */
  async function importLedger(jurisdiction: Jurisdiction): Promise<void> {
    const officer = demoPeople.find((person) => person.roles.includes('intake-officer') && jurisdictionOf(person) === jurisdiction)!;
    const { status } = await fetch(`${system.url}/api/clue-intake/imports?organisationId=${jurisdiction}&title=x&source=petition`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenOf(officer)}`, 'content-type': 'text/csv' },
      body: '编号,内容,受理日期,被反映人,单位,管理权限\n旧1,反映问题,2019-06-03,张某,某镇,县管\n',
    });
    expect(status).toBe(201);
  }

  async function ask(person: DemoPerson, { method, mediaType, body }: Route, address: string): Promise<Answer> {
    const headers: Record<string, string> = { authorization: `Bearer ${await tokenOf(person)}` };
    const sent = method === 'GET' || !body ? undefined : JSON.stringify(sampleOf(body, document, '文'));
    if (sent !== undefined) headers['content-type'] = mediaType;
    const answer = await fetch(`${system.url}${address}`, { method, headers, ...(sent === undefined ? {} : { body: sent }) });
    const text = await answer.text();
    const code = answer.status > 399 ? (JSON.parse(text) as { readonly code?: string }).code : undefined;
    return { status: answer.status, text, ...(code === undefined ? {} : { code }) };
  }

  /** Somebody of the jurisdiction whose role opens the route; whose scope is everything is at home everywhere. */
  function personOf(route: Route, jurisdiction: Jurisdiction): DemoPerson | undefined {
    const { roles } = grantOf(route.permission);
    return demoPeople.find((person) => jurisdictionOf(person) === jurisdiction && person.roles.some((role) => roles.includes(role)));
  }
  const bounded = ({ permission }: Route) => grantOf(permission).scope !== 'any';

  /** One aggregate of each jurisdiction for every route that names one. */
  async function cases(): Promise<readonly Case[]> {
    const { rows } = await sql.query<{ category: string; id: string; owner: string }>(
      `SELECT DISTINCT ON (category, owner) category, substr(stream, strpos(stream, '-') + 1) AS id, split_part(metadata -> 'actor' ->> 'organisationId', '.', 1) AS owner
         FROM event_store.events WHERE revision = 0 AND category <> 'auditAccess' ORDER BY category, owner, position`,
    );
    return routes
      .filter(({ hasId }) => hasId)
      .flatMap((route) => {
        const collection = route.template.slice(0, route.template.indexOf('/{')).split('/').at(-1)!;
        const [, , service] = route.template.split('/');
        const category = SHARED_WORDS[`${service!}/${collection}`] ?? CATEGORIES[collection];
        return rows
          .filter((row) => row.category === category && JURISDICTIONS.includes(row.owner as Jurisdiction))
          .map(({ id, owner }) => ({ route, id, owner: owner as Jurisdiction, address: addressed(route, id) }));
      });
  }
  const stored = async () =>
    (await sql.query<{ count: string }>(`SELECT count(*) FROM event_store.events WHERE category <> 'auditAccess'`)).rows[0]!.count;

  it('every id in a route leads to real data, of both jurisdictions in most', async () => {
    const reached = new Set((await cases()).map(({ route }) => `${route.method} ${route.template}`));
    const audit = (template: string) => template.startsWith('/api/audit/');
    expect(
      routes
        .filter(
          ({ hasId, template, method }) =>
            hasId && !audit(template) && !NOT_DUE_YET.some((part) => template.includes(part)) && !reached.has(`${method} ${template}`),
        )
        .map(({ template }) => template),
    ).toEqual([]);
  });

  it('no command and no read of a single one gets through, and nothing is stored', async () => {
    const before = await stored();
    const through: string[] = [];
    let asked = 0;
    await sideBySide(await cases(), async ({ route, address, owner }) => {
      const stranger = bounded(route) ? personOf(route, other(owner)) : undefined;
      if (!stranger) return;
      asked += 1;
      const { status, code, text } = await ask(stranger, route, address);
      // An agency is told of nothing that was not sent to it; one that takes no part, that alone.
      const silent = route.template.includes('/incoming-transfers/') && (status === 404 || code === 'agency.unknown');
      const lawful = silent || (status === 403 && code === 'access.wrong-organisation') || (status === 404 && route.method === 'GET');
      if (!lawful) through.push(`${stranger.personId} ${route.method} ${address} → ${status} ${code ?? text.slice(0, 200)}`);
    });
    expect(through).toEqual([]);
    expect(await stored()).toBe(before);
    expect(asked).toBeGreaterThan(100);
  }, 120_000);

  it('what is refused to strangers is shown to its own people', async () => {
    const shown = new Set<string>();
    await sideBySide(await cases(), async ({ route, address, owner }) => {
      const person = route.method === 'GET' ? personOf(route, owner) : undefined;
      if (person && (await ask(person, route, address)).status === 200) shown.add(route.template);
    });
    expect(shown.size).toBeGreaterThan(8);
  }, 120_000);

  it('no list shows anything of another jurisdiction', async () => {
    const ids = (await cases()).filter(({ id }) => !id.startsWith('mhk') && !id.startsWith('pj'));
    const leaks: string[] = [];
    for (const jurisdiction of JURISDICTIONS) {
      const lists = routes.filter((one) => one.method === 'GET' && !one.hasId && bounded(one));
      await sideBySide(lists, async (route) => {
        const person = personOf(route, jurisdiction);
        if (!person) return;
        const { status, text } = await ask(person, route, route.template);
        if (status >= 500) leaks.push(`${route.template} → ${status}`);
        const foreign = ids.find(({ id, owner }) => owner !== jurisdiction && text.includes(id));
        if (foreign) leaks.push(`${person.personId} ${route.template}: ${foreign.id}`);
      });
    }
    expect(leaks).toEqual([]);
  }, 120_000);
});
