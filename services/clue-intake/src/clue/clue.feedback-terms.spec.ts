import type { Role } from '@liandong/access';
import { clueSourceKinds } from '@liandong/contracts';
import { count } from '@liandong/service-kit/testing';
import { given } from '@liandong/testing';
import { routingAndFeedbackFigures } from '../figures/routing-and-feedback.figures.js';
import { clue } from './clue.decider.js';
import type { ClueEvent, ClueSourceKind } from './clue.events.js';
import { feedbackTerms, isToldByLetter, mayBeSignedOnPaper, signsHere, type SourceFound } from './clue.feedback-terms.js';
import { at, command, concluded, director, fedBack, from } from './clue.fixtures.js';

const day = at.slice(0, 10);
const close = command('close', { reason: '办结', closedOn: day }, director);
const forwarded = {
  forwardingId: 'c1',
  organisationId: 'pj',
  clueId: 'k1',
  clueNumber: '信〔2020〕1号',
  matterId: 'm1',
  source: { kind: 'letter', agencyId: 'pj.reception', reference: '信1号' },
};
/** Somebody of each kind of source, as the table names them. */
const signers = {
  'agency-integrator': { personId: 'a', organisationId: 'mhk.procuratorate', role: 'agency-integrator' },
  'reception-officer': { personId: 'r', organisationId: 'mhk.reception', role: 'reception-officer' },
  'township-secretary': { personId: 't', organisationId: 'mhk.procuratorate', role: 'township-secretary' },
  supervisor: { personId: 's', organisationId: 'mhk.procuratorate', role: 'supervisor' },
} as const;
const told = (kind: ClueSourceKind) => from(kind, fedBack);
const kept = (history: readonly ClueEvent[]) =>
  history.map((event) =>
    event.type === 'ClueReceived'
      ? ({ ...event, data: { ...event.data, department: { departmentId: 'mhk.room-1', as: 'kept' } } } as ClueEvent)
      : event,
  );

describe('feedback to every kind of source', () => {
  it.each(clueSourceKinds)('0.14, B1.11: %s: no clue closes without its source being told, or told otherwise', (kind) => {
    const { form } = feedbackTerms[kind];
    const attempt = given(clue, from(kind, concluded)).when(close);
    if (form === 'hand-over-register') attempt.thenTypes('ClueClosed');
    else attempt.thenRefused('clue.feedback-missing');
    given(clue, told(kind)).when(close).thenTypes('ClueClosed');
    // What came inside the system is told to whoever forwarded it, whatever the source.
    given(clue, from(kind, concluded, { forwarded }))
      .when(close)
      .thenRefused('clue.feedback-missing');
  });

  it.each(clueSourceKinds)('0.14, B1.11: %s: signed for by whom the table names, and by nobody else', (kind) => {
    const { signedBy } = feedbackTerms[kind];
    for (const [role, person] of Object.entries(signers)) {
      const attempt = given(clue, told(kind)).when(command('acknowledge-feedback', { acknowledgedOn: day }, person));
      if ((signedBy as readonly string[]).includes(role)) attempt.thenTypes('FeedbackAcknowledged');
      else attempt.thenRefused('clue.not-source-agency');
      // Of another jurisdiction, nobody.
      given(clue, told(kind))
        .when(command('acknowledge-feedback', { acknowledgedOn: day }, { ...person, organisationId: 'pj.reception' }))
        .thenRefused('clue.not-source-agency');
    }
  });

  it.each(clueSourceKinds)(
    '0.14: %s: a receipt on paper is recorded where nobody of the source signs here, and nowhere else; what the view offers is no less',
    (kind) => {
      const { form, signedBy } = feedbackTerms[kind];
      const signedHere = (more: object, found: Partial<SourceFound>) => {
        const { state } = given(clue, from(kind, fedBack, more));
        const signs = signsHere(state, { agencyActive: true, stationOpen: true, ...found });
        const attempt = given(clue, from(kind, fedBack, more)).when(
          command('record-letter-receipt', { reference: '回执1号', acknowledgedOn: day, signsHere: signs }, director),
        );
        if (signs) attempt.thenRefused('clue.source-signs-itself');
        else attempt.thenTypes('FeedbackAcknowledged');
        expect(signs || mayBeSignedOnPaper(state)).toBe(true);
        return signs;
      };
      const of = (role: Role) => signedBy.includes(role);
      expect(signedHere({}, {})).toBe(form === 'own-page');
      expect(signedHere({}, { agencyActive: false })).toBe(form === 'own-page' && !of('agency-integrator'));
      expect(signedHere({}, { stationOpen: false })).toBe(form === 'own-page' && !of('township-secretary'));
      // What was found by the commission itself, as old ledgers say, and what another jurisdiction's handed in, has no page here.
      for (const agencyId of ['mhk', 'pj.procuratorate', '某单位'])
        expect(signedHere({ source: { kind, agencyId, reference: 'x' } }, {})).toBe(of('reception-officer'));
      expect(signedHere({ forwarded }, { agencyActive: false, stationOpen: false })).toBe(true);
    },
  );

  it('0.14: the result goes out by letter, under its number, to other commissions and to agencies that do not sign here', () => {
    for (const kind of clueSourceKinds) {
      const agency = feedbackTerms[kind].signedBy.includes('agency-integrator');
      for (const signs of [true, false])
        expect([kind, signs, isToldByLetter({ source: { kind, agencyId: 'a' } }, signs)]).toEqual([
          kind,
          signs,
          feedbackTerms[kind].form === 'letter' || (agency && !signs),
        ]);
    }
    const tell = (more: object) => command('give-feedback', { text: '……', givenOn: day, ...more }, director);
    given(clue, from('audit', concluded))
      .when(tell({ signsHere: false }))
      .thenRefused('clue.letter-missing');
    expect(
      clue.decide(tell({ signsHere: false, documentNumber: '函1号' }), given(clue, from('audit', concluded)).state)[0]!.data,
    ).not.toHaveProperty('signsHere');
    given(clue, from('audit', concluded))
      .when(tell({ signsHere: true }))
      .thenTypes('FeedbackGiven');
  });

  it('0.14: signed for by whoever is over the part that handed it in, as their page lists it; not by a part of it, nor by a neighbour', () => {
    for (const [kind, role] of [
      ['supervision', 'supervisor'],
      ['work-station', 'township-secretary'],
      ['audit', 'agency-integrator'],
    ] as const) {
      const sign = (organisationId: string) =>
        given(clue, from(kind, fedBack, { source: { kind, agencyId: 'mhk.unit.part', reference: 'x' } })).when(
          command('acknowledge-feedback', { acknowledgedOn: day }, { personId: 'p', organisationId, role }),
        );
      for (const organisationId of ['mhk.unit.part', 'mhk.unit']) sign(organisationId).thenTypes('FeedbackAcknowledged');
      for (const organisationId of ['mhk.unit.part.desk', 'mhk.unit.par', 'mhk.other'])
        sign(organisationId).thenRefused('clue.not-source-agency');
    }
  });

  it('B3.4: nobody tells the tour office apart from its register; one that came inside the system is told to whoever forwarded it', () => {
    const tell = command('give-feedback', { text: '……', givenOn: day }, director);
    expect(given(clue, from('inspection-tour', concluded)).when(tell).thenRefused('clue.feedback-not-owed')).toMatchObject({
      refusal: { allowed: ['close'] },
    });
    given(clue, from('inspection-tour', concluded, { forwarded }))
      .when(tell)
      .thenTypes('FeedbackGiven');
    // What was told before that was refused is signed for on paper.
    given(clue, told('inspection-tour'))
      .when(command('record-letter-receipt', { reference: '回执1号', acknowledgedOn: day, signsHere: false }, director))
      .thenTypes('FeedbackAcknowledged');
  });

  it('0.14: nothing is told before the conclusion, and nothing is signed for before it was told', () => {
    const late = '2020-06-20T02:00:00.000Z';
    const tell = (givenOn: string) => command('give-feedback', { text: '……', givenOn }, director, late);
    expect(given(clue, from('audit', concluded)).when(tell('2020-06-10')).thenRefused('clue.feedback-date-too-early')).toMatchObject({
      refusal: { details: { field: 'givenOn', from: day } },
    });
    const toldOn = [...from('audit', concluded), ...clue.decide(tell('2020-06-15'), given(clue, from('audit', concluded)).state)];
    expect(given(clue, toldOn).state.feedbackGivenOn).toBe('2020-06-15');
    const receipts = (acknowledgedOn: string) => [
      command('acknowledge-feedback', { acknowledgedOn }, signers['agency-integrator'], late),
      command('record-letter-receipt', { reference: 'x', acknowledgedOn, signsHere: false }, director, late),
    ];
    for (const receipt of receipts('2020-06-14'))
      expect(given(clue, toldOn).when(receipt).thenRefused('clue.feedback-date-too-early')).toMatchObject({
        refusal: { details: { field: 'acknowledgedOn', from: '2020-06-15' } },
      });
    for (const receipt of receipts('2020-06-15')) given(clue, toldOn).when(receipt).thenTypes('FeedbackAcknowledged');
  });

  it('B1.5: what the finder keeps it handles itself, and is told by nobody', () => {
    given(clue, kept(from('supervision', concluded)))
      .when(close)
      .thenTypes('ClueClosed');
    given(clue, from('supervision', concluded)).when(close).thenRefused('clue.feedback-missing');
  });

  it('0.14: told within a limit from the conclusion on, and signed for within one from then on; counted by source', () => {
    const history = clue.decide(
      command('conclude', { summary: '办结', concludedOn: day }, director),
      given(clue, from('work-station', concluded.slice(0, -1))).state,
    );
    expect(history[0]).toMatchObject({
      data: { feedbackBy: { ruleId: '0.14-feedback', dueAt: '2020-07-03T15:59:59.999Z' } },
      rules: [{ ruleId: '0.14-feedback' }],
    });
    const owing = [...from('work-station', concluded.slice(0, -1)), ...history];
    const late = clue.decide(
      command('give-feedback', { text: '……', givenOn: '2020-07-04' }, director, '2020-07-04T02:00:00.000Z'),
      given(clue, owing).state,
    );
    expect(late[0]).toMatchObject({ data: { inTime: false, receiptBy: { ruleId: '0.14-receipt' } } });
    const figure = routingAndFeedbackFigures.filter(({ name }) => name === 'clue-intake.feedback-by-source');
    const lives = [
      owing,
      [...owing, ...late],
      from('letter', [
        ...fedBack,
        { type: 'FeedbackAcknowledged', data: { agencyId: 'mhk.reception', acknowledgedBy: 'r', acknowledgedOn: day } },
      ]),
    ];
    expect(
      count(figure, ...lives.map((one, index) => ({ category: 'clue', id: `c${index}`, history: one })))['feedback-by-source'],
    ).toEqual({ 'work-station owed': 1, 'work-station told': 1, 'letter signed': 1 });
  });
});
