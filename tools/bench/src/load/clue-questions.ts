import { AUDITOR, type Library, RECUSED } from '../http/library.js';
import { complaintAt, nameAt } from './old-ledger.js';

/** What somebody asks, of another clue with every request. */
export interface Question {
  readonly name: string;
  /** Who asks; default: the officer who keeps the library. */
  readonly by?: string;
  readonly pathOf: (request: number) => string;
}

/** Matters from which one reader is kept. */
const RECUSALS = 200;

const clues = (query: string) => `clue-intake/clues?${query}`;
const text = (words: string) => clues(`text=${encodeURIComponent(words)}`);
const figures = (query: string) => `clue-intake/figures?figure=clue-intake.${query}`;

/**
 * The questions of a library of `size` clues; keeps one reader out of some of its matters first.
 *
 * @param then a position of the log, of which the past is asked
 */
export async function questionsOf(library: Library, size: number, then: bigint): Promise<readonly Question[]> {
  /** Rows spread over the whole library. */
  const at = (request: number) => (request * 7_919 + 11) % size;
  const ids: string[] = [];
  for (let offset = 0; offset < size && ids.length < 1_000; offset += Math.max(200, Math.floor(size / 5))) {
    const { items } = await library.read<{ readonly items: readonly { readonly clueId: string }[] }>(clues(`limit=200&offset=${offset}`));
    ids.push(...items.map(({ clueId }) => clueId));
  }
  const every = Math.max(1, Math.floor(ids.length / RECUSALS));
  await library.recuse(ids.filter((_id, index) => index % every === 0).slice(0, RECUSALS));
  const sought = (request: number) => ['套取补贴', '红包礼金', '集体资产', '招投标', '小金库'][request % 5]!;
  const crossed = (request: number) => figures(`clues&by=${['source,level', 'level,status', 'source,region'][request % 3]!}`);
  return [
    { name: 'register: the first page', pathOf: () => clues('limit=50') },
    {
      name: 'register: of one status and source',
      pathOf: (request) => clues(`limit=50&status=registered&source=${request % 2 === 0 ? 'petition' : 'inspection-tour'}`),
    },
    { name: 'register: a page deep in the list', pathOf: (request) => clues(`limit=50&after=${ids[ids.length - 1 - (request % 100)]}`) },
    { name: 'register: the same by its offset', pathOf: (request) => clues(`limit=50&offset=${Math.floor(size * 0.9) + (request % 100)}`) },
    { name: 'register: the first page, recused reader', by: RECUSED, pathOf: () => clues('limit=50') },
    { name: 'search: a name', pathOf: (request) => text(nameAt(at(request))) },
    { name: 'search: ten characters of a text', pathOf: (request) => text(complaintAt(at(request)).slice(-24, -14)) },
    { name: 'search: words of a thousand clues', pathOf: (request) => text(sought(request)) },
    { name: 'search: the same, recused reader', by: RECUSED, pathOf: (request) => text(sought(request)) },
    { name: 'search: words of no clue', pathOf: (request) => text(`量子计算${request}`) },
    { name: 'figures: clues received, by kind', pathOf: () => figures('clues-received') },
    { name: 'figures: two axes crossed', pathOf: crossed },
    { name: 'figures: two axes crossed, recused reader', by: RECUSED, pathOf: crossed },
    { name: 'figures: two axes crossed, as it stood then', pathOf: (request) => `${crossed(request)}&position=${then - BigInt(request)}` },
    {
      name: 'figures: then, with a page of events (auditor)',
      by: AUDITOR,
      pathOf: (request) => `audit/figures/clue-intake.clues?by=source,level&at=${then - BigInt(request)}&limit=100`,
    },
    { name: 'a clue', pathOf: (request) => `clue-intake/clues/${ids[request % ids.length]}` },
    {
      name: 'what may say the same (duplicates)',
      pathOf: (request) => `clue-intake/clues/${ids[request % ids.length]}/duplicate-candidates`,
    },
  ];
}
