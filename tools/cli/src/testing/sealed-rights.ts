import type { Field, Person, Wish } from './sealed-histories.js';

/** What the answers have shown of a report and of those who asked for an identity; whoever may see what follows from it. */
export interface Standing {
  readonly report: 'with-reception' | 'with-deputy' | 'upper' | 'taken-in' | 'gone';
  /** By clue: who asked, in order, and which were approved. */
  readonly asked: Readonly<Record<string, readonly Person[]>>;
  readonly approved: readonly string[];
}
export const atFirst: Standing = { report: 'with-reception', asked: {}, approved: [] };

const objectionReaders: readonly (Person | undefined)[] = ['mhk-reception', 'mhk-director', 'mhk-lead-1'];
const revealOf = (path: string) => /^\/clues\/\{(letter|taken)\}\/reporter\/reveal-requests\/(\d+)\/(\w+)$/.exec(path);

/** B4.4: which fields this person may be answered with. */
export function rightOf({ who, path }: Wish, { report, asked, approved }: Standing): readonly Field[] {
  const reveal = revealOf(path);
  if (reveal?.[3] === 'reading') {
    const [, clue = '', number = ''] = reveal;
    const right = approved.includes(`${clue} ${number}`) && asked[clue]?.[Number(number) - 1] === who;
    return right ? [clue === 'letter' ? 'identity' : 'signed'] : [];
  }
  if (path === '/reports/{report}/reading') return readersOf(report).includes(who) ? ['told', 'said'] : [];
  if (/^\/replies\/\{report\}\/objections\/\d+\/reading$/.test(path)) return objectionReaders.includes(who) ? ['objected'] : [];
  return path.startsWith('/public/receipt') && report !== 'upper' && report !== 'gone' ? ['said'] : [];
}

/** Who reads a report and its photographs: the reception; beside it the deputy who decides whether it is declined; B1.7: the principal alone. */
export function readersOf(report: Standing['report']): readonly (Person | undefined)[] {
  if (report === 'with-deputy') return ['mhk-reception', 'mhk-lead-1'];
  if (report === 'gone') return [];
  return report === 'upper' ? ['mhk-principal'] : ['mhk-reception'];
}

const follows: readonly (readonly [string, Standing['report']])[] = [
  ['/reports/{report}/decline-proposal', 'with-deputy'], ['/reports/{report}/decline-rejection', 'with-reception'], ['/reports/{report}/clue', 'taken-in'], ['/reports/{report}/direct-forward', 'upper'], ['/reports/{report}/sending-up', 'gone'],
];

/** After a wish that was granted. `declined`: what is added to a declined report opens it anew. */
export function standingAfter({ who, path }: Wish, before: Standing, declined: boolean): Standing {
  const reveal = revealOf(path);
  if (reveal?.[3] === 'approval') return { ...before, approved: [...before.approved, `${reveal[1]!} ${reveal[2]!}`] };
  const request = /^\/clues\/\{(letter|taken)\}\/reporter\/reveal-requests$/.exec(path)?.[1];
  if (request) return { ...before, asked: { ...before.asked, [request]: [...(before.asked[request] ?? []), who as Person] } };
  if (declined && (path.endsWith('/supplements') || path.endsWith('/receipt/photographs'))) return { ...before, report: 'with-reception' };
  const next = follows.find(([one]) => one === path)?.[1];
  return next ? { ...before, report: next } : before;
}
