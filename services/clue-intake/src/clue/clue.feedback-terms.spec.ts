import { clueSourceKinds } from '@liandong/contracts';
import { count } from '@liandong/service-kit/testing';
import { given } from '@liandong/testing';
import { routingAndFeedbackFigures } from '../figures/routing-and-feedback.figures.js';
import { clue } from './clue.decider.js';
import type { ClueEvent, ClueSourceKind } from './clue.events.js';
import { feedbackTerms } from './clue.feedback-terms.js';
import { at, command, concluded, director, fedBack, from } from './clue.fixtures.js';

const day = at.slice(0, 10);
const close = command('close', { reason: '办结', closedOn: day }, director);
const forwarded = { forwardingId: 'c1', organisationId: 'pj', clueId: 'k1', clueNumber: '信〔2020〕1号', matterId: 'm1', source: { kind: 'letter', agencyId: 'pj.reception', reference: '信1号' } };
/** Somebody of each kind of source, as the table names them. */
const signers = {
  'agency-integrator': { personId: 'a', organisationId: 'mhk.procuratorate', role: 'agency-integrator' },
  'reception-officer': { personId: 'r', organisationId: 'mhk.reception', role: 'reception-officer' },
  'township-secretary': { personId: 't', organisationId: 'mhk.procuratorate', role: 'township-secretary' },
  supervisor: { personId: 's', organisationId: 'mhk.procuratorate', role: 'supervisor' },
} as const;
const told = (kind: ClueSourceKind) => from(kind, fedBack);
const kept = (history: readonly ClueEvent[]) => history.map((event) => (event.type === 'ClueReceived' ? ({ ...event, data: { ...event.data, department: { departmentId: 'mhk.room-1', as: 'kept' } } } as ClueEvent) : event));

describe('feedback to every kind of source', () => {
  it.each(clueSourceKinds)('0.14, B1.11: %s: no clue closes without its source being told, or told otherwise', (kind) => {
    const { form } = feedbackTerms[kind];
    const attempt = given(clue, from(kind, concluded)).when(close);
    if (form === 'hand-over-register') attempt.thenTypes('ClueClosed');
    else attempt.thenRefused('clue.feedback-missing');
    given(clue, told(kind)).when(close).thenTypes('ClueClosed');
    // What came inside the system is told to whoever forwarded it, whatever the source.
    given(clue, from(kind, concluded, { forwarded })).when(close).thenRefused('clue.feedback-missing');
  });

  it.each(clueSourceKinds)('0.14, B1.11: %s: signed for by whom the table names, and by nobody else', (kind) => {
    const { signedBy } = feedbackTerms[kind];
    for (const [role, person] of Object.entries(signers)) {
      const attempt = given(clue, told(kind)).when(command('acknowledge-feedback', { acknowledgedOn: day }, person));
      if ((signedBy as readonly string[]).includes(role)) attempt.thenTypes('FeedbackAcknowledged');
      else attempt.thenRefused('clue.not-source-agency');
      // Of another jurisdiction, nobody.
      given(clue, told(kind)).when(command('acknowledge-feedback', { acknowledgedOn: day }, { ...person, organisationId: 'pj.reception' })).thenRefused('clue.not-source-agency');
    }
  });

  it.each(clueSourceKinds)('0.14: %s: a receipt on paper is recorded where the source reads no page here, and nowhere else', (kind) => {
    const { form, signedBy } = feedbackTerms[kind];
    for (const admitted of [true, false]) {
      const attempt = (history: readonly ClueEvent[]) => given(clue, history).when(command('record-letter-receipt', { reference: '回执1号', acknowledgedOn: day, admitted }, director));
      const onPaper = form === 'letter' || (!admitted && signedBy.some((role) => role === 'agency-integrator'));
      if (onPaper) attempt(told(kind)).thenTypes('FeedbackAcknowledged');
      else attempt(told(kind)).thenRefused('clue.source-signs-itself');
      attempt(from(kind, fedBack, { forwarded })).thenRefused('clue.source-signs-itself');
    }
  });

  it('B1.5: what the finder keeps it handles itself, and is told by nobody', () => {
    given(clue, kept(from('supervision', concluded))).when(close).thenTypes('ClueClosed');
    given(clue, from('supervision', concluded)).when(close).thenRefused('clue.feedback-missing');
  });

  it('0.14: told within a limit from the conclusion on, and signed for within one from then on; counted by source', () => {
    const history = clue.decide(command('conclude', { summary: '办结', concludedOn: day }, director), given(clue, from('work-station', concluded.slice(0, -1))).state);
    expect(history[0]).toMatchObject({ data: { feedbackBy: { ruleId: '0.14-feedback', dueAt: '2020-07-03T15:59:59.999Z' } }, rules: [{ ruleId: '0.14-feedback' }] });
    const owing = [...from('work-station', concluded.slice(0, -1)), ...history];
    const late = clue.decide(command('give-feedback', { text: '……', givenOn: '2020-07-04' }, director, '2020-07-04T02:00:00.000Z'), given(clue, owing).state);
    expect(late[0]).toMatchObject({ data: { inTime: false, receiptBy: { ruleId: '0.14-receipt' } } });
    const figure = routingAndFeedbackFigures.filter(({ name }) => name === 'clue-intake.feedback-by-source');
    const lives = [owing, [...owing, ...late], from('letter', [...fedBack, { type: 'FeedbackAcknowledged', data: { agencyId: 'mhk.reception', acknowledgedBy: 'r', acknowledgedOn: day } }])];
    expect(count(figure, ...lives.map((one, index) => ({ category: 'clue', id: `c${index}`, history: one })))['feedback-by-source']).toEqual({ 'work-station owed': 1, 'work-station told': 1, 'letter signed': 1 });
  });
});
