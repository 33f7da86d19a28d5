import type { Field, Person, Wish } from './sealed-histories.js';

type Matter = 'letterMatter' | 'reportMatter';

/** What the answers have shown of a report, of those who asked for an identity, and of those who are recused; whoever may see what follows from it. */
export interface Standing {
  readonly report: 'with-reception' | 'with-deputy' | 'upper' | 'taken-in' | 'gone';
  /** By reporter: who asked, in order, and which were approved. */
  readonly asked: Readonly<Record<string, readonly Person[]>>;
  readonly approved: readonly string[];
  /** Reporters who are forgotten. */
  readonly forgotten: readonly string[];
  /** By matter. */
  readonly barred: Readonly<Record<Matter, readonly Person[]>>;
}
export const atFirst: Standing = {
  report: 'with-reception',
  asked: {},
  approved: [],
  forgotten: [],
  barred: { letterMatter: [], reportMatter: [] },
};

const objectionReaders: readonly (Person | undefined)[] = ['mhk-reception', 'mhk-director', 'mhk-lead-1'];
/** Which reporter a path is about: of the letter, `letter` the first, `letter/2` who signed beside. */
const reporterIn = (path: string) => {
  const [, clue, second, rest] = /^\/clues\/\{(letter|taken)\}\/reporter(s\/2)?\/(.*)$/.exec(path) ?? [];
  return clue === undefined ? undefined : { reporter: second ? `${clue}/2` : clue, rest: rest! };
};
const revealOf = (path: string) => {
  const { reporter, rest } = reporterIn(path) ?? {};
  const [, number, what] = /^reveal-requests\/(\d+)\/(\w+)$/.exec(rest ?? '') ?? [];
  return reporter === undefined || number === undefined ? undefined : { reporter, number, what };
};
const fieldOf: Readonly<Record<string, Field>> = { letter: 'identity', 'letter/2': 'cosigner', taken: 'signed' };
const matterOf = (path: string): Matter => (path.includes('{letter}') ? 'letterMatter' : 'reportMatter');

/** B4.4, B4.1: which fields this person may be answered with. */
export function rightOf({ who, path }: Wish, { report, asked, approved, forgotten, barred }: Standing): readonly (Field | 'photograph')[] {
  if (who !== undefined && barred[matterOf(path)].includes(who)) return [];
  const reveal = revealOf(path);
  if (reveal?.what === 'reading') {
    const { reporter, number } = reveal;
    const right =
      approved.includes(`${reporter} ${number}`) && asked[reporter]?.[Number(number) - 1] === who && !forgotten.includes(reporter);
    return right ? [fieldOf[reporter]!] : [];
  }
  if (path === '/reports/{report}/reading') return readersOf(report).includes(who) ? ['told', 'said'] : [];
  if (/^\/reports\/\{report\}\/photographs\/\d+\/reading$/.test(path)) return readersOf(report).includes(who) ? ['photograph'] : [];
  if (/^\/replies\/\{report\}\/objections\/\d+\/reading$/.test(path))
    return objectionReaders.includes(who) && !forgotten.includes('taken') ? ['objected'] : [];
  return path.startsWith('/public/receipt') && report !== 'upper' && report !== 'gone' ? ['said'] : [];
}

/** Who reads a report and its photographs: the reception; beside it the deputy who decides whether it is declined; B1.7: the principal alone. */
function readersOf(report: Standing['report']): readonly (Person | undefined)[] {
  if (report === 'with-deputy') return ['mhk-reception', 'mhk-lead-1'];
  if (report === 'gone') return [];
  return report === 'upper' ? ['mhk-principal'] : ['mhk-reception'];
}

const follows: readonly (readonly [string, Standing['report']])[] = [
  ['/reports/{report}/decline-proposal', 'with-deputy'],
  ['/reports/{report}/decline-rejection', 'with-reception'],
  ['/reports/{report}/clue', 'taken-in'],
  ['/reports/{report}/direct-forward', 'upper'],
  ['/reports/{report}/sending-up', 'gone'],
];

/** After a wish that was granted. `declined`: what is added to a declined report opens it anew. */
export function standingAfter({ who, path, body }: Wish, before: Standing, declined: boolean): Standing {
  const reveal = revealOf(path);
  if (reveal?.what === 'approval') return { ...before, approved: [...before.approved, `${reveal.reporter} ${reveal.number}`] };
  const { reporter, rest } = reporterIn(path) ?? { reporter: '' };
  if (rest === 'reveal-requests')
    return { ...before, asked: { ...before.asked, [reporter]: [...(before.asked[reporter] ?? []), who as Person] } };
  if (rest === 'key-destruction') return { ...before, forgotten: [...before.forgotten, reporter] };
  if (path.startsWith('/recusals')) return { ...before, barred: barredAfter(path, body as Recusal, before.barred) };
  if (declined && (path.endsWith('/supplements') || path.endsWith('/receipt/photographs'))) return { ...before, report: 'with-reception' };
  const next = follows.find(([one]) => one === path)?.[1];
  return next ? { ...before, report: next } : before;
}

interface Recusal {
  readonly about?: { readonly id: string };
  readonly personId: Person;
  readonly upheld?: boolean;
}

function barredAfter(path: string, { about, personId, upheld }: Recusal, barred: Standing['barred']): Standing['barred'] {
  const matter = about ? matterOf(about.id) : path.includes('{letterMatter}') ? 'letterMatter' : 'reportMatter';
  if (about) return { ...barred, [matter]: [...barred[matter], personId] };
  return upheld === false ? { ...barred, [matter]: barred[matter].filter((one) => one !== personId) } : barred;
}
