import { counting, figure } from '@liandong/service-kit';
import { investigationCase } from '../case/case.decider.js';
import { measure } from '../measure/measure.decider.js';
import { depthOf } from '../read/outcome-figures/depth.js';

/** The figures of cases and measures (B1.22, B2.26). */
export const caseTrialFigures = [
  figure({
    name: 'case-trial.cases-filed',
    title: { zh: '立案', en: 'cases filed' },
    dimensions: ['managedBy'],
    from: [counting(investigationCase, (event, { subject }) => (event.type === 'FilingApproved' ? [{ value: 1, dimensions: { managedBy: subject!.managedBy } }] : []))],
  }),
  figure({
    name: 'case-trial.persons-filed',
    title: { zh: '立案人数', en: 'persons filed, each counted once' },
    dimensions: ['managedBy'],
    from: [
      counting(investigationCase, (event, { subject }) =>
        event.type === 'FilingApproved' ? [{ value: 1, dimensions: { managedBy: subject!.managedBy }, subject: { id: subject!.subjectId, rank: 0 } }] : [],
      ),
    ],
  }),
  figure({
    name: 'case-trial.cases-decided',
    title: { zh: '审结案件', en: 'cases decided' },
    dimensions: ['outcome', 'inTime'],
    from: [counting(investigationCase, (event) => (event.type === 'CaseDecided' ? [{ value: 1, dimensions: { outcome: event.data.outcome, inTime: String(event.data.inTime) } }] : []))],
  }),
  figure({
    name: 'case-trial.persons-by-sanction',
    title: { zh: '处分人数(按处分种类)', en: 'persons sanctioned, once per kind of sanction' },
    dimensions: ['sanction', 'track'],
    from: [
      counting(investigationCase, (event, { subject }) =>
        event.type === 'CaseDecided'
          ? event.data.sanctions.map(({ kind, track }) => ({ value: 1, dimensions: { sanction: kind, track }, subject: { id: `${subject!.subjectId} ${kind}`, rank: 0 } }))
          : [],
      ),
    ],
  }),
  figure({
    name: 'case-trial.persons-by-form',
    title: { zh: '运用“四种形态”处理人数', en: 'persons by form, each counted once in the deepest (B2.26)' },
    dimensions: ['form', 'how'],
    from: [
      counting(investigationCase, (event, { subject }) => (event.type === 'CaseDecided' && event.data.form !== null ? [inForm(subject!.subjectId, event.data.form, event.data.outcome)] : [])),
      counting(measure, (event, { subject }) => (event.type === 'MeasureApplied' ? [inForm(subject!.subjectId, 1, event.data.kind)] : [])),
    ],
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
