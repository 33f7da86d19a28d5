import type { EcologyReferenced } from '@liandong/contracts';
import { evaluationReference, type EvaluationReferenceCommand } from './evaluation-reference.decider.js';
import type { EvaluationReferenceEvent, ReceivedReference } from './evaluation-reference.events.js';

/** One reference of the specs: what the congress collected in a quarter about a township. */
export const at = '2023-04-10T02:00:00.000Z';
export const tour = { personId: 'mhk-tour', organisationId: 'mhk.tour-office', role: 'tour-officer' };
export const library = { personId: 'system:inspection-liaison', organisationId: 'mhk', role: 'automation' };

export const reference: ReceivedReference = {
  organisationId: 'mhk',
  agencyId: 'mhk.people-congress',
  copyId: 'k1',
  reference: '人抄〔2023〕1号',
  itemNo: 3,
  unitId: 'mhk.township-1',
  period: { from: '2023-01-01', to: '2023-03-31' },
  problemType: 'conduct',
  text: '班子民主议事不够',
  analysedOn: '2023-04-06',
};
const { itemNo, unitId, problemType, text, ...copy } = reference;
export const referenced: EcologyReferenced = {
  id: '0b0f9c8e-7f0a-4d0c-9a57-1f4d7f6f0001',
  type: 'clue-intake.ecology-referenced.v1',
  time: '2023-04-06T02:00:00.000Z',
  source: 'clue-intake',
  matterId: 'm1',
  causationId: 'c1',
  data: { ...copy, items: [{ itemNo, unitId, problemType, text }] },
};

export const receive = { type: 'receive', data: reference, by: library, at } as EvaluationReferenceCommand;
export const acknowledge = (data: { readonly round?: string; readonly acknowledgedOn: string }, by = tour) =>
  ({ type: 'acknowledge', data, by, at }) as EvaluationReferenceCommand;
export const after = (history: readonly EvaluationReferenceEvent[], command: EvaluationReferenceCommand) => [
  ...history,
  ...evaluationReference.decide(command, history.reduce(evaluationReference.evolve, evaluationReference.initial)),
];
export const received = after([], receive);
export const acknowledged = after(received, acknowledge({ round: '第九轮', acknowledgedOn: '2023-04-10' }));
