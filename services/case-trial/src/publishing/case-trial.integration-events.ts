import {
  caseDecided,
  caseFiled,
  type IntegrationEvent,
  legClosed,
  legOpened,
  institutionMeasureApplied,
  measureApplied,
  propertyRecovered,
  subjectKindOf,
  subjectCleared,
  unnamed,
} from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { integrationEvent } from '@liandong/messaging/integration-event';
import type { PropertyItem } from '../case/case.decision.events.js';
import type { CaseEvent } from '../case/case.events.js';
import type { CaseState } from '../case/case.state.js';
import type { MeasureEvent } from '../measure/measure.events.js';
import type { MeasureState } from '../measure/measure.state.js';
import type { MeasureKind } from '../rules/measure-authority.js';

const service = 'case-trial';
const FEN = 100;
const measureNames: Readonly<Record<MeasureKind, string>> = {
  admonish: '诫勉谈话',
  'criticise-educate': '批评教育',
  examination: '问责检查',
  circular: '问责通报',
  reorganisation: '问责改组',
  suggestion: '纪律检查建议、监察建议',
};

/** Private case event → public events: the least that the receivers need; `state` is the case as it stood with this event. */
export function publishCase(event: RecordedEvent<CaseEvent>, caseId: string, state: CaseState): readonly IntegrationEvent[] {
  const person = { clueId: state.clueId!, subjectId: state.subject!.subjectId, organisationId: state.organisationId! };
  const subjectKind = subjectKindOf(state.subject!);
  const level = state.townshipId ? ('township' as const) : ('county' as const);
  const leg = { legId: caseId, kind: 'case' as const, title: `审查调查:${unnamed(state.subject!)}`, organisationId: person.organisationId };
  switch (event.type) {
    case 'CaseOpened':
      return [integrationEvent(service, legOpened, event, leg)];
    case 'FilingApproved':
      return [
        integrationEvent(service, caseFiled, event, {
          caseId,
          caseNumber: event.data.caseNumber,
          ...person,
          filedOn: event.data.filedOn,
          level,
          subjectKind,
        }),
      ];
    case 'SupplementaryFilingApproved':
      return [
        integrationEvent(service, caseFiled, event, {
          caseId,
          caseNumber: state.caseNumber!,
          ...person,
          filedOn: event.data.filedOn,
          level,
          subjectKind,
          supplementary: true,
        }),
      ];
    case 'FilingDeclined': {
      const { declinedOn: clearedOn, reason } = event.data;
      return [
        integrationEvent(service, subjectCleared, event, { caseOrMeasureId: caseId, ...person, clearedOn, reason }),
        integrationEvent(service, legClosed, event, { ...leg, reason: `不予立案:${reason}` }),
      ];
    }
    case 'CaseDecided': {
      const { decidedOn, letter, sanctions, transferToJustice: transferred, form } = event.data;
      return [
        integrationEvent(service, caseDecided, event, {
          caseId,
          caseNumber: state.caseNumber!,
          ...person,
          decidedOn,
          sanction: letter.decision.join('、'),
          sanctioned: sanctions.length > 0,
          transferred,
          form,
          level,
          subjectKind,
        }),
      ];
    }
    case 'ExecutionRecorded': {
      const executed = event.data.items.find(({ kind }) => kind === 'property');
      const amountFen = recoveredFen(state.decision!.property);
      return executed && amountFen > 0
        ? [integrationEvent(service, propertyRecovered, event, { caseId, ...person, recoveredOn: executed.executedOn, amountFen, level })]
        : [];
    }
    case 'CaseClosed':
      return [integrationEvent(service, legClosed, event, { ...leg, reason: '处分执行完毕,结案归档' })];
    default:
      return [];
  }
}

/** What goes back to its owner or along to the court is not recovered. */
function recoveredFen(property: readonly PropertyItem[]): number {
  return property
    .filter(({ disposal }) => disposal === 'confiscate' || disposal === 'order-refund')
    .reduce((sum, { amountYuan }) => sum + Math.round(amountYuan * FEN), 0);
}

/** Private measure event → public events. */
export function publishMeasure(event: RecordedEvent<MeasureEvent>, measureId: string, state: MeasureState): readonly IntegrationEvent[] {
  const person = { clueId: state.clueId!, subjectId: state.subject!.subjectId, organisationId: state.organisationId! };
  const leg = {
    legId: measureId,
    kind: 'measure' as const,
    title: `${measureNames[state.kind!]}:${unnamed(state.subject!)}`,
    organisationId: person.organisationId,
  };
  switch (event.type) {
    case 'MeasureOpened':
      return [integrationEvent(service, legOpened, event, leg)];
    case 'MeasureApplied':
      return [
        integrationEvent(service, measureApplied, event, { measureId, ...person, kind: event.data.kind, appliedOn: event.data.appliedOn }),
      ];
    case 'InstitutionMeasureIssued': {
      const { kind, document: reference, issuedOn: appliedOn } = event.data;
      return [integrationEvent(service, institutionMeasureApplied, event, { measureId, ...person, kind, reference, appliedOn })];
    }
    case 'MeasureDropped': {
      const { droppedOn: clearedOn, reason } = event.data;
      return [
        integrationEvent(service, subjectCleared, event, { caseOrMeasureId: measureId, ...person, clearedOn, reason }),
        integrationEvent(service, legClosed, event, { ...leg, reason: `未予采取:${reason}` }),
      ];
    }
    case 'MeasureClosed':
      return [integrationEvent(service, legClosed, event, { ...leg, reason: '已实施完毕' })];
    default:
      return [];
  }
}
