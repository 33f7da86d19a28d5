import { randomInt } from 'node:crypto';
import { placesOf } from '@liandong/cli/testing';
import { eventually } from '@liandong/testing';
import { type SmallCorpus, startSmallCorpus } from './testing/small-corpus.js';

/** A sealed identity that occurs nowhere else. */
const newIdentity = () => ({
  name: `裘${String.fromCodePoint(...Array.from({ length: 4 }, () => randomInt(0x4e00, 0x9fa5)))}`,
  phone: `139${String(randomInt(10 ** 8)).padStart(8, '0')}`,
});
type Identity = ReturnType<typeof newIdentity>;
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** B4.4: the search that stands behind `reporter-leaks` finds a leak wherever it is the only one, and says where. */
describe('B4.4: each leak alone is found where it was put', () => {
  let corpus: SmallCorpus;
  beforeAll(async () => {
    corpus = await startSmallCorpus();
  });
  afterAll(() => corpus.close());

  const search = ({ name, phone }: Identity) =>
    placesOf(corpus.system, [name.slice(1), name, phone], { matterIds: [corpus.matterId], decisions: ['decision-1'] });
  /** The store of NATS counts its files; a row has none. */
  const placeOnly = (place: string) => place.replace(/^file nats\/.*\.blk$/, 'file nats');

  it('given nothing that was put, then nothing is found', async () => {
    expect(await search(newIdentity())).toEqual([]);
  });

  const leaks: readonly [string, (identity: Identity) => unknown, readonly string[]][] = [
    ['a line of a log', ({ name }) => corpus.logLine(`{"level":50,"msg":"no such person: ${name}"}`), ['file logs/clue-intake.log']],
    [
      'an address in a log',
      ({ name }) => corpus.logLine(`{"url":"/api/clue-intake/clues?text=${encodeURIComponent(name)}"}`),
      ['file logs/clue-intake.log'],
    ],
    [
      'a cell of the library in XLSX',
      ({ name }) => corpus.exported('xlsx', `据${name}反映`),
      ['library export xlsx xl/worksheets/sheet1.xml'],
    ],
    ['a cell of the library in CSV', ({ phone }) => corpus.exported('csv', phone), ['library export csv']],
    ['a header of a message in a stream', ({ phone }) => corpus.message('{}', `mailto:${phone}`), ['file nats', 'wire', 'streams']],
    ['a header of a request', ({ phone }) => corpus.request('{}', phone), ['wire']],
    ['the content of a request', ({ name }) => corpus.request(JSON.stringify({ by: name }), ''), ['wire']],
    ['an event’s data in Base64', ({ name }) => corpus.event({ proof: { blob: base64(`~${name}~`) } }), ['event_store.events']],
    ['an event’s data in hexadecimal', ({ phone }) => corpus.event({ blob: Buffer.from(phone).toString('hex') }), ['event_store.events']],
    ['a label of a metric', ({ name }) => corpus.label(`/clues/${name}`), ['metrics']],
    ['a page that auditors see', ({ name }) => corpus.audited('access-log', name), ['audit/access-log']],
    ['what whoever decided had seen', ({ phone }) => corpus.audited('as-seen', phone), ['audit/as-seen']],
    ['the export of a matter', ({ name }) => corpus.lineOfMatter(JSON.stringify({ by: name })), ['export events.jsonl']],
  ];

  it.each(leaks)('given %s, then it is found there and nowhere else', async (_what, plant, places) => {
    const [leaked, sealed] = [newIdentity(), newIdentity()];
    await plant(leaked);
    await eventually(async () => expect((await search(leaked)).map(placeOnly)).toEqual(places), 5_000, 200);
    expect(await search(sealed)).toEqual([]);
  });
});
