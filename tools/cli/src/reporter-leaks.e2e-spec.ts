import { randomUUID } from 'node:crypto';
import { eventually, type Plaintext } from '@liandong/testing';
import fc from 'fast-check';
import { liandong, liandongJson } from './testing/liandong.js';
import { partsOf } from './testing/picture.js';
import { historyOf, identityOf, type Person, sentUp, takenIn, talk } from './testing/sealed-histories.js';
import { type Case, fieldsRead, opened, openChannel, play, type Played, received, secretsOf } from './testing/sealed-play.js';
import { startWatched, type WatchedSystem } from './testing/watched-system.js';

const api = '/api/clue-intake';
const clues = `${api}/clues`;
const gone = { status: 409, body: { code: 'sealing.key-destroyed' } };

describe('whatever is asked in whatever order, who reported and what was told stay sealed', () => {
  let system: WatchedSystem;
  beforeAll(async () => {
    system = await startWatched();
    await openChannel(system);
  }, 120_000);
  afterAll(() => system.close());

  /** The read models have passed what was commanded last. */
  const settled = async (clueId: string) => expect((await system.ask('mhk-intake', 'GET', `${clues}/${clueId}`)).status).toBe(200);
  const rebuilt = async (...projections: readonly string[]) => {
    for (const projection of projections) expect(await liandong('rebuild', 'clue-intake', projection, '--url', system.url)).toMatchObject({ code: 0 });
  };
  /** The subjects whose keys are gone, of those that had one. */
  const keysGone = async (...subjects: readonly string[]) =>
    (await system.database.query<{ subject: string }>('SELECT subject FROM clue_intake.sealing_keys WHERE subject = ANY ($1) AND wrapped IS NULL ORDER BY subject', [subjects])).rows.map(({ subject }) => subject);
  const proven = async (matterId: string) => {
    const file = system.file(`${randomUUID()}.zip`);
    const { key } = (await system.ask('mhk-auditor', 'GET', '/api/audit/ledger')).body as unknown as { readonly key: string };
    await eventually(async () => {
      expect(await liandong('export', matterId, '-o', file, '--url', system.url)).toMatchObject({ code: 0 });
      expect((await liandongJson<object>('verify', file, '--key', key, '--url', system.url)).body).toMatchObject({ verdict: 'right', manifest: { matterId, complete: true } });
    });
  };
  const kept = async ({ report }: Case) => (await system.database.query<{ content: Buffer }>('SELECT content FROM clue_intake.report_photographs WHERE report_id = $1', [report])).rows.map(({ content }) => content);
  const plaintextsOf = (secrets: Readonly<Record<string, string>>, { photographs }: Played, { code }: Case): readonly Plaintext[] => [...Object.values(secrets), code, code.replaceAll('-', ''), ...photographs.flatMap(partsOf)];

  it('given a text in the clear, then the search finds it in tables, messages, audit and export: it would find a leak', async () => {
    const secret = randomUUID();
    const { id, matterId } = await received(system, `据${secret}反映`, `反映${secret}`);
    const step = async (who: string, noun: string, body: object = {}) => (await system.ask(who, 'POST', `${clues}/${id}/${noun}`, body)).body as unknown as { readonly eventIds: readonly string[] };
    await step('mhk-intake', 'registration');
    await step('mhk-intake', 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
    await step('mhk-intake', 'disposal-proposal', { mode: 'hold', opinion: '拟暂存' });
    const { eventIds } = await step('mhk-principal', 'disposal-approval');
    await settled(id);
    const places = await system.placesOf(['nothing of the kind', secret], [matterId], eventIds);
    expect(places).toEqual(expect.arrayContaining(['event_store.events', 'message_bus.messages', 'messages', 'audit/as-seen', 'library export']));
    expect(places.some((place) => place.startsWith('clue_intake.'))).toBe(true);
    expect(places.some((place) => place.startsWith('export '))).toBe(true);
    expect(system.log()).toContain('/api/clue-intake/clues');
  }, 120_000);

  it('B4.4, B1.7, B1.16: only who has the right to it is answered with what is sealed; it is in no table, message, log line, audit page or export', async () => {
    const reached = new Set<string>();
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(historyOf('taken in'), historyOf('sent up'), async (...histories) => {
        const [plaintexts, matterIds, decisions]: [Plaintext[], string[], string[]] = [[], [], []];
        for (const { secrets, wishes } of histories) {
          const of = await opened(system, secrets);
          const played = await play(system, of, secrets, wishes);
          plaintexts.push(...plaintextsOf(secrets, played, of));
          matterIds.push(...of.matterIds);
          decisions.push(...played.decisions);
          for (const one of [...fieldsRead(played.granted), ...played.granted]) reached.add(one);
          refused += played.refused;
          await settled(of.letter);
        }
        expect(await system.placesOf(plaintexts, matterIds, decisions)).toEqual([]);
      }),
      { numRuns: 2, seed: 20_200_611, endOnFailure: true },
    );
    // Of one seed: what is reached must not hang on chance.
    const wanted = ['identity', 'signed', 'told', 'objected', 'photograph', 'mhk-principal /reports/{report}/sending-up', 'mhk-principal /clues/{taken}/reporter/key-destruction', 'mhk-principal /reports/{report}/reading', 'mhk-director /library-export?format=csv'];
    expect(wanted.filter((one) => !reached.has(one))).toEqual([]);
    expect(refused).toBeGreaterThan(20);
  }, 300_000);

  it('B1.7: given a report that was sent up, then nothing of it is anywhere, nobody reads it, rebuilt read models hold nothing, and the export proves what happened', async () => {
    const secrets = secretsOf();
    const of = await opened(system, secrets);
    const talked = await play(system, of, secrets, [...talk(secrets), ...sentUp.slice(0, -1)]);
    expect(fieldsRead(talked.granted)).toEqual(['told', 'photograph']);
    // The search finds what is there: the sealed photograph.
    for (const content of await kept(of)) expect(await system.placesOf([content.subarray(0, 24)], [])).toEqual(['clue_intake.report_photographs']);
    expect(await keysGone(`report-${of.report}`, `report-identity-${of.report}`)).toEqual([]);
    await play(system, of, secrets, sentUp.slice(-1));
    await rebuilt('report-register', 'reply-register');
    expect(await keysGone(`report-${of.report}`, `report-identity-${of.report}`)).toEqual([`report-${of.report}`, `report-identity-${of.report}`]);
    expect(await kept(of)).toEqual([]);
    for (const noun of ['reading', 'photographs/1/reading']) for (const who of ['mhk-reception', 'mhk-principal']) expect(await system.ask(who, 'POST', `${api}/reports/${of.report}/${noun}`, {})).toMatchObject({ status: 409, body: { code: 'report.not-allowed' } });
    expect(await system.ask(undefined, 'POST', `${api}/public/receipt`, { code: of.code })).toMatchObject({ status: 200, body: { status: 'forwarded', questions: [], notices: [], supplements: 0, photographs: 0 } });
    expect(await system.ask('mhk-reception', 'GET', `${api}/reports/${of.report}`)).toMatchObject({ status: 200, body: { status: 'content-destroyed', sentTo: 'upper' } });
    expect(await system.placesOf(plaintextsOf(secrets, talked, of), of.matterIds.slice(1))).toEqual([]);
    await proven(of.matterIds[1]!);
  }, 120_000);

  it('B1.16: given an identity that moved to the clue, then the report has no key to it; and once its key is destroyed, neither it nor what was objected can be read, and the report stays readable', async () => {
    const secrets = secretsOf();
    const of = await opened(system, secrets);
    const played = await play(system, of, secrets, [...talk(secrets), ...takenIn(secrets)]);
    expect(fieldsRead(played.granted)).toEqual(['signed', 'told', 'objected', 'photograph']);
    expect(await keysGone(`report-${of.report}`, `report-identity-${of.report}`, `reporter-${played.taken}`)).toEqual([`report-identity-${of.report}`]);
    const reporter = `${clues}/${played.taken}/reporter`;
    expect(await system.ask('mhk-principal', 'POST', `${reporter}/key-destruction`, { reason: '保管期满' })).toMatchObject({ status: 201 });
    expect(await keysGone(`reporter-${played.taken}`)).toEqual([`reporter-${played.taken}`]);
    await rebuilt('report-register', 'reporter-register', 'reply-register');
    expect(await system.ask('mhk-director', 'POST', `${reporter}/reveal-requests/1/reading`, {})).toMatchObject(gone);
    expect(await system.ask('mhk-lead-1', 'POST', `${api}/replies/${of.report}/objections/1/reading`, {})).toMatchObject(gone);
    expect(await system.ask('mhk-intake', 'GET', reporter)).toMatchObject({ status: 200, body: { status: 'forgotten' } });
    // Taken in once more, nothing brings it back.
    await play(system, of, secrets, takenIn(secrets).slice(1, 2));
    expect(await system.ask('mhk-intake', 'GET', reporter)).toMatchObject({ status: 200, body: { status: 'forgotten' } });
    const reading = await system.ask('mhk-reception', 'POST', `${api}/reports/${of.report}/reading`, {});
    expect(reading).toMatchObject({ status: 201, body: { content: { text: `据${secrets.told}` } } });
    expect(reading.text).not.toContain(secrets.signed);
    expect(await system.placesOf(plaintextsOf(secrets, played, of), of.matterIds.slice(1))).toEqual([]);
    await proven(of.matterIds[1]!);
  }, 120_000);

  it('given a destroyed key, then rebuilt read models hold nothing, the export proves the events before and after, and the access log tells who asked and who read', async () => {
    const secret = randomUUID();
    const { id, matterId } = await received(system);
    const reporter = `${clues}/${id}/reporter`;
    const steps: readonly [Person, string, object][] = [
      ['mhk-intake', '', { signature: 'signed', identity: identityOf(secret) }], ['mhk-intake', '/verification', { outcome: 'verified', means: '电话核实', checkedOn: '2020-06-11' }],
      ['mhk-director', '/reveal-requests', { reason: '须当面核实' }], ['mhk-principal', '/reveal-requests/1/approval', { validHours: 24 }],
      ['mhk-intake', '/reveal-requests', { reason: '想知道' }], ['mhk-principal', '/reveal-requests/2/refusal', { reason: '无必要' }],
      ['mhk-director', '/reveal-requests/1/reading', {}], ['mhk-principal', '/key-destruction', { reason: '保管期满' }],
    ];
    for (const [who, noun, body] of steps) expect([noun, (await system.ask(who, 'POST', `${reporter}${noun}`, body)).status]).toEqual([noun, 201]);
    await rebuilt('reporter-register', 'clue-register');
    expect(await system.ask('mhk-director', 'POST', `${reporter}/reveal-requests/1/reading`, {})).toMatchObject(gone);
    expect(await system.ask('mhk-intake', 'GET', reporter)).toMatchObject({ status: 200, body: { status: 'forgotten' } });
    expect(await system.placesOf([secret], [matterId])).toEqual([]);
    await proven(matterId);
    const entries = (await system.ask('mhk-auditor', 'GET', `/api/audit/matters/${matterId}/access-log?limit=200`)).body as unknown as { readonly items: readonly { readonly kind: string; readonly personId: string }[] };
    const marked = entries.items.filter(({ kind }) => kind !== 'audit-read').map(({ kind, personId }) => [kind, personId]);
    expect(marked).toEqual([
      ['sealed-data-read', 'mhk-director'], ['reveal-refused', 'mhk-principal'], ['reveal-requested', 'mhk-intake'], ['reveal-approved', 'mhk-principal'], ['reveal-requested', 'mhk-director'],
    ]);
  }, 120_000);
});
