import type { RecordedEvent } from '@liandong/event-sourcing';
import { foldRows } from '@liandong/projections';
import { count } from '@liandong/service-kit/testing';
import { given } from '@liandong/testing';
import { whenEcologyReferencedThenReceiveReferences } from '../automation/when-ecology-referenced-then-receive-references.js';
import { inspectionLiaisonFigures } from '../figures/inspection-liaison.figures.js';
import { evaluationReferences } from '../read/evaluation-references/evaluation-references.projection.js';
import { evaluationReference } from './evaluation-reference.decider.js';
import { acknowledge, acknowledged, after, receive, received, reference, referenced, tour } from './evaluation-reference.fixtures.js';

const receipt = {
  type: 'EvaluationReferenceAcknowledged' as const,
  data: { tourOfficeId: 'mhk.tour-office', round: '第九轮', acknowledgedOn: '2023-04-10', acknowledgedBy: 'mhk-tour' },
};

describe('references for the political-ecology evaluation', () => {
  it('1.13: when an analysis was approved, then each of its items for a tour becomes a reference', () => {
    expect(whenEcologyReferencedThenReceiveReferences.decide(referenced)).toEqual([
      { type: 'receive', id: 'k1-3', organisationId: 'mhk', data: reference },
    ]);
    given(evaluationReference, [])
      .when(receive)
      .then([{ type: 'EvaluationReferenceReceived', data: reference }]);
    given(evaluationReference, received).when(receive).thenNothing();
  });

  it('1.13: a tour office signs for it, once for each round that it is used for', () => {
    const forRound = acknowledge({ round: '第九轮', acknowledgedOn: '2023-04-10' });
    given(evaluationReference, received).when(forRound).then([receipt]);
    given(evaluationReference, acknowledged).when(forRound).thenNothing();
    given(evaluationReference, acknowledged)
      .when(acknowledge({ round: '第十轮', acknowledgedOn: '2023-04-10' }))
      .thenTypes('EvaluationReferenceAcknowledged');
    given(evaluationReference, acknowledged)
      .when(acknowledge({ acknowledgedOn: '2023-04-10' }, { ...tour, organisationId: 'mhk.tour-office-2' }))
      .thenTypes('EvaluationReferenceAcknowledged');
    given(evaluationReference, received)
      .when(acknowledge({ acknowledgedOn: '2023-04-11' }))
      .thenRefused('evaluation-reference.date-in-future');
    given(evaluationReference, []).when(forRound).thenRefused('evaluation-reference.unknown');
  });

  it('B1.22: the area is what the analysis said; before it said any, that of the type', () => {
    for (const [problemArea, area] of [
      ['mass-discipline', 'mass-discipline'],
      [undefined, 'work-discipline'],
    ] as const) {
      const history = after([], {
        ...receive,
        data: { ...reference, problemType: 'slow-progress', ...(problemArea ? { problemArea } : {}) },
      } as typeof receive);
      expect(count(inspectionLiaisonFigures, { category: 'evaluationReference', id: 'k1-3', history })['evaluation-references']).toEqual({
        [`mhk.township-1 slow-progress ${area}`]: 1,
      });
    }
  });

  it('after every event the row says the same as the reference; figures count what came and what was signed for', () => {
    const history = after(acknowledged, acknowledge({ round: '第十轮', acknowledgedOn: '2023-04-10' }));
    const events = history.map((event, revision) => ({
      ...event,
      stream: 'evaluationReference-k1-3',
      revision,
      position: BigInt(revision + 1),
    }));
    const { period, ...said } = reference;
    expect(foldRows(evaluationReferences, events as unknown as readonly RecordedEvent[])).toEqual([
      {
        referenceId: 'k1-3',
        ...said,
        problemArea: 'party-discipline',
        periodFrom: period.from,
        periodTo: period.to,
        acknowledgements: [receipt.data, { ...receipt.data, round: '第十轮' }],
        revision: 2,
      },
    ]);
    expect(count(inspectionLiaisonFigures, { category: 'evaluationReference', id: 'k1-3', history })).toMatchObject({
      'evaluation-references': { 'mhk.township-1 conduct party-discipline': 1 },
      'evaluation-references-acknowledged': { 第九轮: 1, 第十轮: 1 },
    });
  });
});
