import { isWithin } from '@liandong/access';
import type { Subject } from '@liandong/contracts';
import { counting, figure, recounted } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { type ClueState, evolveClue } from '../clue/clue.state.js';

/** Once a clue has gone, or is kept with the first one, its subjects and problems count where it went. */
const counts = ({ status }: ClueState) => status !== 'none' && status !== 'forwarded' && status !== 'returned' && status !== 'repeat-kept';

/**
 * Where a subject works, as far as the directory says so: the township, room or unit directly below the commission. The unit that an old
 * ledger writes in its own words is no region.
 */
export function regionOf(organisationId: string, commission: string): string | undefined {
  if (organisationId === commission) return commission;
  return isWithin(organisationId, commission) ? organisationId.split('.').slice(0, commission.split('.').length + 1).join('.') : undefined;
}

const subjectsOf = (state: ClueState) =>
  counts(state) ? state.subjects.map(({ managedBy, villageCadre, organisationId }: Subject) => ({ managedBy, category: villageCadre ? 'village-cadre' : 'official', region: regionOf(organisationId, state.organisationId!) })) : [];
const problemsOf = (state: ClueState) => (counts(state) ? [...new Set(state.problemTypes)].map((problem) => ({ problem, source: state.source?.kind })) : []);
const zoneOf = ({ status, routing }: ClueState) => (routing === undefined || status === 'routing-proposed' ? [] : [{ zone: routing.zoneId, level: routing.level }]);

/** What clues are about, and where (B1.22, 1.7). */
export const subjectFigures = [
  figure({
    name: 'clue-intake.clues-by-problem',
    title: { zh: '问题线索(按问题类型)', en: 'clues by type of problem; one with several types counts under each' },
    dimensions: ['problem', 'source'],
    from: [counting(clue, (event, before) => recounted(problemsOf(before), problemsOf(evolveClue(before, event))))],
  }),
  figure({
    name: 'clue-intake.subjects',
    title: { zh: '被反映人(按管理权限、类别、地区)', en: 'subjects of clues, by who manages them, category and region' },
    dimensions: ['managedBy', 'category', 'region'],
    from: [counting(clue, (event, before) => recounted(subjectsOf(before), subjectsOf(evolveClue(before, event))))],
  }),
  figure({
    name: 'clue-intake.clues-by-zone',
    title: { zh: '分办问题线索(按片区)', en: 'clues routed, by zone' },
    dimensions: ['zone', 'level'],
    from: [counting(clue, (event, before) => recounted(zoneOf(before), zoneOf(evolveClue(before, event))))],
  }),
];
