import { isPerson, subjectKindOf } from '@liandong/contracts';
import { crossed, marking, type Members, placing } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { isGone } from '../clue/clue.gone.js';
import { regionOf } from '../clue/clue.regions.js';
import { unitOf } from '../clue/clue.routing.terms.js';
import type { ClueState } from '../clue/clue.state.js';
import { warning } from '../warning/warning.decider.js';
import type { WarningState } from '../warning/warning.state.js';
import { modeOf, statusOf } from './clue-intake.figures.js';
import { categoryOf, counts, zoneOf } from './subject.figures.js';

const told = (member: string | undefined): readonly string[] => (member === undefined ? [] : [member]);

/** Of each person the deepest form that was brought about in this clue (B2.26). */
function formsOf({ outcomes, facts }: ClueState): readonly string[] {
  const forms = new Map<string, number>();
  const add = (subjectId: string, form: number) => forms.set(subjectId, Math.max(form, forms.get(subjectId) ?? 0));
  for (const [subjectId, { decided }] of Object.entries(outcomes))
    if (decided === 'admonish' || decided === 'criticise-educate') add(subjectId, 1);
  for (const [subjectId, { sanctioned, form, transferred }] of Object.entries(facts)) {
    if (sanctioned !== undefined && form !== undefined) add(subjectId, form);
    if (transferred !== undefined) add(subjectId, 4);
  }
  return [...forms.values()].map(String);
}

/** What is said of persons and problems, as long as they are this clue's to count. */
function aboutOf(state: ClueState): Members {
  if (!counts(state)) return {};
  const { subjects, problemTypes, areas } = state;
  return {
    level: subjects.map(({ managedBy }) => managedBy),
    subject: subjects.map(subjectKindOf),
    category: subjects.flatMap((subject) => told(categoryOf(subject))),
    rank: subjects.flatMap((subject) => told(isPerson(subject) ? subject.rank : undefined)),
    region: subjects.flatMap((subject) => told(regionOf(subject, state))),
    problem: problemTypes,
    problemArea: areas,
  };
}

/** The year of a day: of late entries and old ledgers, that in which it happened, whenever it was recorded. */
const yearOf = (day: string | undefined) => told(day?.slice(0, 4));

/** 承办部门: the unit that it was routed to; until then, and of what is not routed, the department that it is with (B1.3, B1.5, B1.8). */
function handlingUnitOf(state: ClueState): readonly string[] {
  const { status, routing, department } = state;
  if (routing !== undefined && status !== 'routing-proposed') return [unitOf(routing)];
  return isGone(status) ? [] : told(department?.departmentId);
}

function placeOf(state: ClueState) {
  const status = statusOf(state);
  if (status === undefined) return undefined;
  const zones = zoneOf(state).map(({ zone }) => zone);
  return {
    members: {
      source: told(state.source?.kind),
      mode: told(modeOf(state)),
      receivedYear: yearOf(state.receivedOn),
      disposedYear: yearOf(state.mode === undefined ? state.past?.disposedOn : state.disposedOn),
      status: [status],
      form: formsOf(state),
      zone: zones,
      handlingUnit: handlingUnitOf(state),
      ...aboutOf(state),
    },
    organisationId: state.organisationId!,
  };
}

/** A limit of the clue itself that was not met when it ended; those of its assignments and talks are their own. */
const overdueOf = ({ overdue, limit }: WarningState) =>
  overdue && limit?.of.category === 'clue' ? { thing: limit.of.id, members: { overdue: [limit.clock] } } : undefined;

/** Every axis of B1.22, to be crossed: as many clues as stood there at a moment. */
export const crossedFigures = [
  crossed({
    name: 'clue-intake.clues',
    version: 4,
    title: { zh: '问题线索(各项交叉)', en: 'clues by any axes crossed; one with several persons, problems or forms counts under each' },
    dimensions: [
      'source',
      'mode',
      'receivedYear',
      'disposedYear',
      'subject',
      'level',
      'category',
      'rank',
      'problem',
      'problemArea',
      'form',
      'status',
      'overdue',
      'region',
      'zone',
      'handlingUnit',
    ],
    placings: [placing(clue, placeOf), marking(warning, ['overdue'], overdueOf)],
  }),
];
