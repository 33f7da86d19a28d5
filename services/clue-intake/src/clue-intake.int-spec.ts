import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { clueTransferred } from '@liandong/contracts';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from './clue-intake.module.js';
import { person } from './clue/clue.fixtures.js';
import { keptLibrary } from './testing/kept-library.js';
import { plan } from './clue/clue.disposal.fixtures.js';

const api = '/api/clue-intake';
const clock = { moment: '2020-06-11T02:00:00.000Z', now: () => clock.moment };

interface Receipt {
  readonly id: string;
  readonly position: string;
  readonly eventIds: readonly string[];
}
interface AgencyReceipt extends Omit<Receipt, 'id'> {
  readonly receiptId: string;
  readonly clueId: string;
}
interface Page {
  readonly total: number;
  readonly items: readonly Record<string, unknown>[];
}

const admission = {
  name: '梅河口市人民检察院',
  kind: 'procuratorate',
  commissionId: 'mhk',
  agreement: '监检公益诉讼协作协议(2020)',
  eventTypes: [clueTransferred.type],
};
const transfer = (more: object = {}) => ({
  reference: '梅检移〔2020〕1号',
  title: '某市直部门不认真履职',
  summary: '办理公益诉讼案件中发现',
  transferredOn: '2020-06-11',
  subjects: [person('s1')],
  ...more,
});
const cloudEvent = (id: string, data: object = transfer()) => ({
  specversion: '1.0',
  id,
  source: 'https://mhk.jcy.example/cases',
  type: clueTransferred.type,
  time: '2020-06-11T09:00:00+08:00',
  data,
});

describe('clue intake', () => {
  let server: TestApp;
  let database: pg.Client;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
    database = new pg.Client({ connectionString: server.databaseUrl });
    await database.connect();
    const { status } = await server.send('mhk-director', 'PUT', `${api}/agencies/mhk.procuratorate`, admission);
    expect(status).toBe(201);
  });
  afterAll(async () => {
    await database.end();
    await server.close();
  });

  const post = (event: object, headers = {}) =>
    server.send<AgencyReceipt & { code?: string }>('mhk-procurator', 'POST', `${api}/agency-events`, event, headers);
  const transferred = async () => (await post(cloudEvent(randomUUID()))).body;
  const act = (who: string, clueId: string, noun: string, body: object = {}) =>
    server.command<Receipt>(who, `${api}/clues/${clueId}/${noun}`, body);
  const clueOf = (clueId: string, position?: string) =>
    server.read<Record<string, unknown>>('mhk-director', `${api}/clues/${clueId}`, position);

  describe('agencies', () => {
    it('0.14: given a posted event, then the receipt names the stored event, its position and the clue; posted again it is the very same', async () => {
      const event = cloudEvent('e-1');
      const first = await post(event, { 'content-type': 'application/cloudevents+json' });
      expect(first).toMatchObject({ status: 201, body: { cloudEvent: { source: event.source, id: 'e-1' }, revision: 0 } });
      const { rows } = await database.query<{ id: string; position: string; stream: string; data: { transfer: object } }>(
        `SELECT id, position, stream, data FROM event_store.events WHERE stream = $1`,
        [`clue-${first.body.clueId}`],
      );
      expect(rows).toEqual([expect.objectContaining({ id: first.body.receiptId, position: first.body.position })]);
      expect(first.body.eventIds).toEqual([first.body.receiptId]);
      const again = await post({ ...event });
      expect({ status: again.status, body: again.body, etag: again.headers['etag'] }).toEqual({
        status: first.status,
        body: first.body,
        etag: first.headers['etag'],
      });
    });

    it('given a colleague of the same agency, when the event is posted again, then it is the first receipt', async () => {
      const event = cloudEvent('e-colleague');
      const first = await post(event);
      expect(await server.send('mhk-procurator-2', 'POST', `${api}/agency-events`, event)).toMatchObject({ status: 201, body: first.body });
    });

    it('given other content under the same CloudEvent id, then it is refused and nothing is stored; another source’s same id is another event', async () => {
      const first = await post(cloudEvent('e-2'));
      const head = await positionOfHead();
      expect(await post(cloudEvent('e-2', transfer({ title: '另一件' })))).toMatchObject({
        status: 422,
        body: { code: 'command-id-reused' },
      });
      expect(await positionOfHead()).toBe(head);
      const elsewhere = await post({ ...cloudEvent('e-2'), source: 'https://mhk.jcy.example/petitions' });
      expect(elsewhere.status).toBe(201);
      expect(elsewhere.body.clueId).not.toBe(first.body.clueId);
    });

    it('B1.7: given a subject of the upper level, then it is refused and leaves no trace in any table, not even of its idempotency key', async () => {
      const head = await positionOfHead();
      // What earlier events still have to do to the read models is no trace of this one.
      await server.read('mhk-intake', `${api}/clues`, head);
      const before = await rowsOfAllTables();
      const secret = transfer({ subjects: [person('s1'), person('s2', { name: '厉上管', managedBy: 'upper' })], title: '反映厉上管' });
      const refused = await post(cloudEvent('e-upper', secret), { 'idempotency-key': 'upper-1' });
      expect(refused).toMatchObject({
        status: 409,
        body: { code: 'clue.direct-forward', rule: 'B1.7', details: { dueAt: '2020-06-18T15:59:59.999Z' } },
      });
      expect(JSON.stringify(refused.body)).not.toContain('厉上管');
      const paper = {
        organisationId: 'mhk',
        source: { kind: 'petition', agencyId: 'mhk.petition', reference: 'x' },
        title: secret.title,
        summary: 'x',
        receivedOn: '2020-06-11',
        subjects: secret.subjects,
      };
      expect(await server.send('mhk-intake', 'POST', `${api}/clues`, paper, { 'idempotency-key': 'upper-2' })).toMatchObject({
        status: 409,
        body: { code: 'clue.direct-forward' },
      });
      expect(await positionOfHead()).toBe(head);
      expect(await rowsOfAllTables()).toEqual(before);
      // The same key serves a clean clue afterwards.
      expect(await post(cloudEvent('e-clean'), { 'idempotency-key': 'upper-1' })).toMatchObject({ status: 201 });
    });

    it('given what is not admitted, not allowed or not understood, then the refusal says what is', async () => {
      expect(await server.send('pj-procurator', 'POST', `${api}/agency-events`, cloudEvent('e'))).toMatchObject({
        status: 403,
        body: { code: 'agency.unknown' },
      });
      expect(await post({ ...cloudEvent('e'), type: 'cn.liandong.other.v1' })).toMatchObject({
        status: 422,
        body: { code: 'agency.event-type-unknown', allowed: [clueTransferred.type] },
      });
      const incomplete = await post(cloudEvent('e', { reference: '1' }));
      expect(incomplete).toMatchObject({ status: 422, body: { code: 'agency.event-data-invalid' } });
      expect(JSON.stringify(incomplete.body)).toContain('/data/subjects');
      expect(await post(cloudEvent('e', transfer({ transferredOn: '2020-06-12' })))).toMatchObject({
        status: 422,
        body: { code: 'clue.date-in-future' },
      });
    });

    it('given a suspended agency, then it may not post until it is resumed; the register shows it', async () => {
      await server.command('mhk-director', `${api}/agencies/mhk.procuratorate/suspension`, { reason: '协议到期' });
      expect(await post(cloudEvent('e-suspended'))).toMatchObject({ status: 403, body: { code: 'agency.suspended' } });
      const { position } = await server.command<Receipt>('mhk-director', `${api}/agencies/mhk.procuratorate/resumption`);
      expect(await server.read<Page>('mhk-intake', `${api}/agencies`, position)).toMatchObject({
        total: 1,
        items: [{ agencyId: 'mhk.procuratorate', status: 'active', suspensionReason: null }],
      });
      expect(await server.read('mhk-intake', `${api}/agencies/mhk.procuratorate`)).toMatchObject({
        agreement: admission.agreement,
        eventTypes: admission.eventTypes,
      });
      expect((await post(cloudEvent('e-suspended'))).status).toBe(201);
    });

    it('given an agency or a commission of another jurisdiction, then it cannot be admitted here', async () => {
      const refused = { status: 403, body: { code: 'access.wrong-organisation' } };
      expect(await server.send('mhk-director', 'PUT', `${api}/agencies/pj.procuratorate`, admission)).toMatchObject(refused);
      expect(
        await server.send('mhk-director', 'PUT', `${api}/agencies/mhk.procuratorate`, { ...admission, commissionId: 'pj' }),
      ).toMatchObject(refused);
    });
  });

  describe('the register', () => {
    it('0.20: given a clue, when it is registered, screened, decided and routed, then the register follows step by step', async () => {
      const { clueId } = await transferred();
      await act('mhk-intake', clueId, 'registration');
      await act('mhk-intake', clueId, 'screening', { problemTypes: ['neglect-of-duty'], opinion: '属本级管辖' });
      await act('mhk-intake', clueId, 'disposal-proposal', { mode: 'initial-verification', opinion: '拟初核', plan });
      await act('mhk-principal', clueId, 'disposal-approval');
      await act('mhk-intake', clueId, 'routing-proposal', { zoneId: 'mhk.zone-1', leaderPersonId: 'mhk-lead-1', level: 'county' });
      const { position } = await act('mhk-principal', clueId, 'routing-approval');
      expect(await clueOf(clueId, position)).toMatchObject({
        status: 'routed',
        mode: 'initial-verification',
        disposalInTime: true,
        band: null,
        zoneId: 'mhk.zone-1',
        level: 'county',
        keeper: 'mhk-intake',
        number: expect.stringMatching(/^检移〔2020〕\d+号$/),
        receivedOn: '2020-06-11',
        revision: 6,
        allowed: [
          'record-verification',
          'record-outcome',
          'report-township-result',
          'propose-disposal',
          'conclude',
          'supervise',
          'correct-registration',
          'amend-problem-types',
        ],
      });
    });

    it('given filters, then all must hold; pages do not overlap', async () => {
      const paper = {
        organisationId: 'mhk',
        source: { kind: 'supervision', agencyId: 'mhk.party-conduct', reference: '发现-7' },
        title: '扶贫资金',
        summary: '走访发现',
        receivedOn: '2020-06-10',
        subjects: [person('s1')],
        origin: { handling: 'handed-over' },
      };
      const { id, position } = await server.command<Receipt>('mhk-intake', `${api}/clues`, paper);
      const list = (query: string) => server.read<Page>('mhk-intake', `${api}/clues?${query}`, position);
      expect(await list('source=supervision&text=扶贫&status=received')).toMatchObject({ total: 1, items: [{ clueId: id, band: 'blue' }] });
      expect(await list('source=supervision&priority=true')).toMatchObject({ total: 0 });
      expect(await list(`text=${encodeURIComponent("%' OR 1=1 --")}`)).toMatchObject({ total: 0 });
      const all = await list('');
      const pages = await Promise.all(Array.from({ length: all.total }, (_, offset) => list(`limit=1&offset=${offset}`)));
      expect(pages.flatMap(({ items }) => items.map(({ clueId }) => clueId))).toEqual(all.items.map(({ clueId }) => clueId));
      expect(await server.send('mhk-intake', 'GET', `${api}/clues?limit=201`)).toMatchObject({ status: 400 });
      expect(await server.send('mhk-intake', 'GET', `${api}/clues?colour=red`)).toMatchObject({ status: 400 });
    });

    it('B1.2: given an undecided clue, when the limit has passed, then it is overdue and red; B1.23: yellow three days before', async () => {
      const { clueId, position } = await transferred();
      const bandAt = async (moment: string) => {
        clock.moment = moment;
        return (await clueOf(clueId, position))['band'];
      };
      expect([
        await bandAt('2020-07-09T00:00:00.000Z'),
        await bandAt('2020-07-11T00:00:00.000Z'),
        await bandAt('2020-07-14T00:00:00.000Z'),
      ]).toEqual(['blue', 'yellow', 'red']);
      const overdue = await server.read<Page>('mhk-intake', `${api}/clues?overdue=true&limit=200`);
      expect(overdue.items.map((item) => item['clueId'])).toContain(clueId);
      const inTime = await server.read<Page>('mhk-intake', `${api}/clues?overdue=false&limit=200`);
      expect(inTime.items.map((item) => item['clueId'])).not.toContain(clueId);
      clock.moment = '2020-06-11T02:00:00.000Z';
    });

    it('B1.4: given clues registered at the same time, then their numbers are different and without gaps; registered again, a clue keeps its own', async () => {
      const clues = await Promise.all([transferred(), transferred(), transferred()]);
      const receipts = await Promise.all(clues.map(({ clueId }) => act('mhk-intake', clueId, 'registration')));
      const position = receipts
        .map((receipt) => receipt.position)
        .sort((a, b) => Number(a) - Number(b))
        .at(-1)!;
      const numbers = await Promise.all(
        clues.map(async ({ clueId }) => Number(/(\d+)号$/.exec(String((await clueOf(clueId, position))['number']))![1])),
      );
      const [low] = numbers.sort((a, b) => a - b);
      expect(numbers).toEqual([low!, low! + 1, low! + 2]);
    });

    it('B1.8: given a repeat of a clue, then it is registered and kept with the first one', async () => {
      const [first, repeat] = [await transferred(), await transferred()];
      await act('mhk-intake', repeat.clueId, 'registration');
      expect(await server.send('mhk-intake', 'POST', `${api}/clues/${repeat.clueId}/repeat`, { firstClueId: randomUUID() })).toMatchObject({
        status: 422,
        body: { code: 'clue.not-a-repeat' },
      });
      expect(await server.send('mhk-intake', 'POST', `${api}/clues/${repeat.clueId}/repeat`, { firstClueId: repeat.clueId })).toMatchObject(
        { status: 422, body: { code: 'clue.not-a-repeat' } },
      );
      const { position } = await act('mhk-intake', repeat.clueId, 'repeat', { firstClueId: first.clueId });
      expect(await clueOf(repeat.clueId, position)).toMatchObject({
        status: 'repeat-kept',
        firstClueId: first.clueId,
        allowed: [],
        band: null,
      });
    });

    it('B1.8: given a repeat that is found late, while its mode is proposed, then it is kept as well, waits for nobody, and counts no more as a subject', async () => {
      const [first, repeat] = [await transferred(), await transferred()];
      await act('mhk-intake', repeat.clueId, 'registration');
      await act('mhk-intake', repeat.clueId, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
      const { position: screenedAt } = await act('mhk-intake', repeat.clueId, 'disposal-proposal', { mode: 'hold', opinion: '拟暂存' });
      expect(await clueOf(repeat.clueId, screenedAt)).toMatchObject({
        status: 'disposal-proposed',
        allowed: expect.arrayContaining(['keep-repeat']) as object,
      });
      const { position } = await act('mhk-intake', repeat.clueId, 'repeat', { firstClueId: first.clueId });
      expect(await clueOf(repeat.clueId, position)).toMatchObject({
        status: 'repeat-kept',
        firstClueId: first.clueId,
        proposal: null,
        allowed: [],
        band: null,
      });
      expect(await server.send('mhk-principal', 'POST', `${api}/clues/${repeat.clueId}/disposal-approval`)).toMatchObject({
        status: 409,
        body: { code: 'clue.not-allowed' },
      });
    });

    it('given another jurisdiction, then its register shows none of these, and a single one is not found', async () => {
      const { clueId, position } = await transferred();
      expect(await server.read<Page>('pj-intake', `${api}/clues`, position)).toMatchObject({ total: 0 });
      expect(await server.send('pj-intake', 'GET', `${api}/clues/${clueId}`)).toMatchObject({
        status: 404,
        body: { code: 'clue.unknown' },
      });
    });
  });

  describe('an agency’s own transfers', () => {
    it('B1.6, B4.4: an agency sees its receipts and how far they are, nothing of the handling, and nobody else’s', async () => {
      const event = cloudEvent(randomUUID());
      const { body: receipt } = await post(event);
      await act('mhk-intake', receipt.clueId, 'registration');
      const { position } = await act('mhk-director', receipt.clueId, 'forwarding', {
        toOrganisation: '辉南县纪委监委',
        subjectIds: ['s1'],
        reason: '属辉南县管辖',
        forwardedOn: '2020-06-11',
        documentNumber: '移〔2020〕1号',
      });
      const { items } = await server.read<Page>('mhk-procurator', `${api}/transfers?eventId=${event.id}`, position);
      expect(items).toEqual([
        {
          clueId: receipt.clueId,
          organisationId: 'mhk',
          sourceKind: 'procuratorate',
          agencyId: 'mhk.procuratorate',
          reference: '梅检移〔2020〕1号',
          title: '某市直部门不认真履职',
          transferredOn: '2020-06-11',
          stage: 'not-taken',
          receiptId: receipt.receiptId,
          position: receipt.position,
          receivedAt: '2020-06-11T02:00:00.000Z',
          eventSource: event.source,
          eventId: event.id,
          notTakenReason: '属辉南县管辖',
          feedbackText: null,
          feedbackFigures: null,
          feedbackGivenOn: null,
          receiptDueAt: null,
          acknowledgedOn: null,
        },
      ]);
      expect(await server.read<Page>('pj-procurator', `${api}/transfers`)).toMatchObject({ total: 0 });
      expect(await server.send('pj-procurator', 'GET', `${api}/transfers/${receipt.clueId}`)).toMatchObject({
        status: 404,
        body: { code: 'transfer.not-found' },
      });
      expect(await server.send('mhk-procurator', 'GET', `${api}/clues/${receipt.clueId}`)).toMatchObject({ status: 403 });
    });
  });

  async function positionOfHead(): Promise<string> {
    return (await server.read<{ projections: { head: string }[] }>('ops', `${api}/ops/status`)).projections[0]!.head;
  }

  /** Rows of every table of every schema that is ours, with their counts; what merely shows that time passes is left out. */
  async function rowsOfAllTables(): Promise<Record<string, number>> {
    const { rows } = await database.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, relname) AS name FROM pg_stat_user_tables ORDER BY 1`,
    );
    const counts: Record<string, number> = {};
    for (const { name } of rows)
      counts[name] = Number((await database.query<{ count: string }>(`SELECT count(*) FROM ${name}`)).rows[0]!.count);
    return counts;
  }
});
