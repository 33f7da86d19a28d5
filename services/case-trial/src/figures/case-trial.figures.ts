import { isPerson, type Subject } from '@liandong/contracts';
import { counting, figure, regrouped } from '@liandong/service-kit';
import { investigationCase } from '../case/case.decider.js';
import type { CaseEvent } from '../case/case.events.js';
import { type CaseState, evolveCase } from '../case/case.state.js';
import { measure } from '../measure/measure.decider.js';
import { evolveMeasure, type MeasureState } from '../measure/measure.state.js';
import { depthOf } from '../read/outcome-figures/depth.js';

/** 2.11: a village cadre's case carries its township, and by which route it went to the county. */
function caseStanding({ status, townshipId, township }: CaseState) {
  return status === 'none' ? undefined : { status, township: townshipId, route: township?.route };
}

function measureStanding({ status, kind }: MeasureState) {
  return status === 'none' ? undefined : { kind, status };
}

/** Against whom a case is filed with an event; whoever is identified takes the place of the matter, or of the person, that it was filed on. For the organisation of the case, whoever approved: what is taken back was counted there. */
function filedWith(event: CaseEvent, { subject: known, organisationId }: CaseState) {
  const filed = (subject: Subject, value: 1 | -1) => ({ subject, value, organisationId: organisationId! });
  if (event.type === 'FilingApproved') return [filed(known!, 1)];
  if (event.type !== 'SupplementaryFilingApproved' && event.type !== 'SubjectIdentified') return [];
  return [filed(event.data.formerly, -1), filed(event.data.subject, 1)];
}

/** The figures of cases and measures (B1.22, B2.26). */
export const caseTrialFigures = [
  figure({
    name: 'case-trial.cases-filed',
    title: { zh: '立案', en: 'cases filed' },
    version: 3,
    dimensions: ['managedBy'],
    from: [
      counting(investigationCase, (event, before) =>
        filedWith(event, before).map(({ subject, ...entry }) => ({ ...entry, dimensions: { managedBy: subject.managedBy } })),
      ),
    ],
  }),
  figure({
    name: 'case-trial.persons-filed',
    title: { zh: '立案人数', en: 'persons filed, each counted once' },
    version: 3,
    dimensions: ['managedBy'],
    from: [
      counting(investigationCase, (event, before) =>
        filedWith(event, before)
          .filter(({ subject, value }) => isPerson(subject) && value === 1)
          .map(({ subject, ...entry }) => ({
            ...entry,
            dimensions: { managedBy: subject.managedBy },
            // Each counts once: who the person turns out to be outranks what an earlier supplementary filing said.
            subject: { id: subject.subjectId, rank: before.supplementedOn === undefined ? 0 : event.revision },
          })),
      ),
    ],
  }),
  figure({
    name: 'case-trial.others-filed',
    title: { zh: '立案(单位、以事立案)', en: 'institutions filed, and cases on matters whose subject was unidentified' },
    version: 3,
    dimensions: ['subject'],
    from: [
      counting(investigationCase, (event, before) =>
        filedWith(event, before).flatMap(({ subject, ...entry }) =>
          isPerson(subject) ? [] : [{ ...entry, dimensions: { subject: subject.kind } }],
        ),
      ),
    ],
  }),
  figure({
    name: 'case-trial.institutions-held-accountable',
    title: { zh: '对单位的问责与建议', en: 'institutions held accountable or given a suggestion, by kind' },
    dimensions: ['kind'],
    from: [
      counting(investigationCase, (event) =>
        event.type === 'CaseDecided' && event.data.accountability !== undefined
          ? [{ value: 1, dimensions: { kind: event.data.accountability } }]
          : [],
      ),
      counting(measure, (event) =>
        event.type === 'InstitutionMeasureIssued' ? [{ value: 1, dimensions: { kind: event.data.kind } }] : [],
      ),
    ],
  }),
  figure({
    name: 'case-trial.cases-decided',
    title: { zh: '审结案件', en: 'cases decided' },
    dimensions: ['outcome', 'inTime'],
    from: [
      counting(investigationCase, (event) =>
        event.type === 'CaseDecided' ? [{ value: 1, dimensions: { outcome: event.data.outcome, inTime: String(event.data.inTime) } }] : [],
      ),
    ],
  }),
  figure({
    name: 'case-trial.persons-by-sanction',
    title: { zh: '处分人数(按处分种类)', en: 'persons sanctioned, once per kind of sanction' },
    dimensions: ['sanction', 'track'],
    from: [
      counting(investigationCase, (event, { subject }) =>
        event.type === 'CaseDecided'
          ? event.data.sanctions.map(({ kind, track }) => ({
              value: 1,
              dimensions: { sanction: kind, track },
              subject: { id: `${subject!.subjectId} ${kind}`, rank: 0 },
            }))
          : [],
      ),
    ],
  }),
  figure({
    name: 'case-trial.persons-by-form',
    title: { zh: '运用“四种形态”处理人数', en: 'persons by form, each counted once in the deepest (B2.26)' },
    dimensions: ['form', 'how'],
    from: [
      counting(investigationCase, (event, { subject }) =>
        event.type === 'CaseDecided' && event.data.form !== null ? [inForm(subject!.subjectId, event.data.form, event.data.outcome)] : [],
      ),
      counting(measure, (event, { subject }) => (event.type === 'MeasureApplied' ? [inForm(subject!.subjectId, 1, event.data.kind)] : [])),
    ],
  }),
  figure({
    name: 'case-trial.cases-by-status',
    title: { zh: '案件办理状态', en: 'cases by status; those of village cadres with township and route' },
    dimensions: ['status', 'township', 'route'],
    from: [counting(investigationCase, (event, before) => regrouped(caseStanding(before), caseStanding(evolveCase(before, event))))],
  }),
  figure({
    name: 'case-trial.measures-by-status',
    title: { zh: '第一种形态处理办理状态', en: 'measures of the first form, by kind and status' },
    dimensions: ['kind', 'status'],
    from: [counting(measure, (event, before) => regrouped(measureStanding(before), measureStanding(evolveMeasure(before, event))))],
  }),
  figure({
    name: 'case-trial.measures-applied',
    title: { zh: '第一种形态处理', en: 'measures of the first form applied' },
    dimensions: ['kind'],
    from: [counting(measure, (event) => (event.type === 'MeasureApplied' ? [{ value: 1, dimensions: { kind: event.data.kind } }] : []))],
  }),
];

function inForm(subjectId: string, form: number, how: string) {
  return { value: 1, dimensions: { form: String(form), how }, subject: { id: subjectId, rank: depthOf(form, how) } };
}
