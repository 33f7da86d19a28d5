import type { Field, Person, Wish } from './sealed-histories.js';

type Matter = 'letterMatter' | 'reportMatter';

/** What the answers have shown of a report, of those who asked for an identity, and of those who are recused; whoever may see what follows from it. */
export interface Standing {
  readonly report: 'with-reception' | 'with-deputy' | 'upper' | 'taken-in' | 'gone';
  /** By clue: who asked, in order, and which were approved. */
  readonly asked: Readonly<Record<string, readonly Person[]>>;
  readonly approved: readonly string[];
  /** Clues whose reporter is forgotten. */
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
const revealOf = (path: string) => /^\/clues\/\{(letter|taken)\}\/reporter\/reveal-requests\/(\d+)\/(\w+)$/.exec(path);
const matterOf = (path: string): Matter => (path.includes('{letter}') ? 'letterMatter' : 'reportMatter');

/** B4.4, B4.1: which fields this person may be answered with. */
export function rightOf({ who, path }: Wish, { report, asked, approved, forgotten, barred }: Standing): readonly (Field | 'photograph')[] {
  if (who !== undefined && barred[matterOf(path)].includes(who)) return [];
  const reveal = revealOf(path);
  if (reveal?.[3] === 'reading') {
    const [, clue = '', number = ''] = reveal;
    const right = approved.includes(`${clue} ${number}`) && asked[clue]?.[Number(number) - 1] === who && !forgotten.includes(clue);
    return right ? [clue === 'letter' ? 'identity' : 'signed'] : [];
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
  if (reveal?.[3] === 'approval') return { ...before, approved: [...before.approved, `${reveal[1]!} ${reveal[2]!}`] };
  const request = /^\/clues\/\{(letter|taken)\}\/reporter\/reveal-requests$/.exec(path)?.[1];
  if (request) return { ...before, asked: { ...before.asked, [request]: [...(before.asked[request] ?? []), who as Person] } };
  const forgotten = /^\/clues\/\{(letter|taken)\}\/reporter\/key-destruction$/.exec(path)?.[1];
  if (forgotten) return { ...before, forgotten: [...before.forgotten, forgotten] };
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
