import { isPerson, type Subject, subjectKindOf } from '@liandong/contracts';
import { figure, recounted } from '@liandong/service-kit';
import { regionOf } from '../clue/clue.regions.js';
import { isGone } from '../clue/clue.gone.js';
import { type ClueState, evolveClue } from '../clue/clue.state.js';
import { countingClues } from './clue-counting.js';

/** Once a clue has gone, or is kept with the first one, its subjects and problems count where it went; those of a slip of the pen nowhere. */
export const counts = ({ status }: ClueState) => status !== 'none' && !isGone(status);

/** Of persons: village cadres and others; institutions and the unidentified are in no category of persons. */
export const categoryOf = (subject: Subject) => (isPerson(subject) ? (subject.villageCadre ? 'village-cadre' : 'official') : undefined);
const subjectsOf = (state: ClueState) =>
  counts(state)
    ? state.subjects.map((subject) => ({
        kind: subjectKindOf(subject),
        managedBy: subject.managedBy,
        category: categoryOf(subject),
        region: regionOf(subject, state),
      }))
    : [];
const problemsOf = (state: ClueState) =>
  counts(state) ? [...new Set(state.problemTypes)].map((problem) => ({ problem, source: state.source?.kind })) : [];
const areasOfProblems = (state: ClueState) =>
  counts(state) ? state.areas.map((problemArea) => ({ problemArea, source: state.source?.kind })) : [];
export const zoneOf = ({ status, routing }: ClueState) =>
  routing === undefined || status === 'routing-proposed' ? [] : [{ zone: routing.zoneId, level: routing.level }];

/** What clues are about, and where (B1.22, 1.7). */
export const subjectFigures = [
  figure({
    name: 'clue-intake.clues-by-problem',
    title: { zh: '问题线索(按问题类型)', en: 'clues by type of problem; one with several types counts under each' },
    dimensions: ['problem', 'source'],
    from: [countingClues((event, before) => recounted(problemsOf(before), problemsOf(evolveClue(before, event))))],
  }),
  figure({
    name: 'clue-intake.clues-by-problem-area',
    title: { zh: '问题线索(按问题大类)', en: 'clues by area of problem; one with several types of one area counts once under it' },
    dimensions: ['problemArea', 'source'],
    from: [countingClues((event, before) => recounted(areasOfProblems(before), areasOfProblems(evolveClue(before, event))))],
  }),
  figure({
    name: 'clue-intake.subjects',
    title: { zh: '被反映对象(按对象类型、管理权限、类别、地区)', en: 'subjects of clues, by kind, who manages them, category and region' },
    version: 4,
    dimensions: ['kind', 'managedBy', 'category', 'region'],
    from: [countingClues((event, before) => recounted(subjectsOf(before), subjectsOf(evolveClue(before, event))))],
  }),
  figure({
    name: 'clue-intake.clues-by-zone',
    title: { zh: '分办问题线索(按片区)', en: 'clues routed, by zone' },
    dimensions: ['zone', 'level'],
    from: [countingClues((event, before) => recounted(zoneOf(before), zoneOf(evolveClue(before, event))))],
  }),
];
