import { given } from '@liandong/testing';
import { clue } from './clue.decider.js';
import type { ClueEvent } from './clue.events.js';
import { at, command, director, from, keeper, registered, routed, screened } from './clue.fixtures.js';
import type { CaseFact } from './clue.past.decider.js';

const old = from('petition', registered, { receivedOn: '2014-03-03' });
const entered = (mode: 'file' | 'close' = 'file', version = '2014', disposedOn = '2014-03-20'): ClueEvent => ({
  type: 'PastDisposalEntered',
  data: { mode, disposedOn, inTime: true, recordedBy: keeper.personId },
  rules: [{ ruleId: 'B1.22-modes', version }],
});
const enter = (mode: 'file' | 'retain' | 'close', disposedOn = '2014-03-20') => command('enter-past-disposal', { mode, disposedOn });
const fact = (kind: CaseFact['fact'], on: string, more: Partial<CaseFact> = {}): CaseFact => ({
  subjectId: 's1',
  fact: kind,
  on,
  reference: '案1',
  ...more,
});
const recorded = (data: CaseFact): ClueEvent => ({
  type: 'CaseFactRecorded',
  data: { level: 'county', ...data, recordedBy: keeper.personId },
});
const record = (data: CaseFact, by = keeper) => command('record-case-fact', data, by);
const timer = { personId: 'system:clue-intake', organisationId: 'mhk', role: 'automation' };

const when = (history: readonly ClueEvent[], asked: ReturnType<typeof record>) => clue.decide(asked, given(clue, history).state);

describe('the past of a clue', () => {
  it('B1.22: an old clue keeps the mode of its day, with the version of the table; what was no mode then is refused with those that were', () => {
    given(clue, old).when(enter('file')).then([entered()]);
    given(clue, old).when(enter('retain', '2015-01-01')).thenRefused('clue.mode-not-of-its-day');
    given(clue, old).when(enter('file', '2016-01-01')).thenRefused('clue.mode-not-of-its-day');
    given(clue, old).when(enter('close', '2020-06-12')).thenRefused('clue.date-in-future');
    given(clue, old).when(enter('close', '2014-03-02')).thenRefused('clue.past-before-receipt');
    given(clue, routed).when(enter('close')).thenRefused('clue.past-too-late');
  });

  it('B1.22, B1.1: from there another mode may be proposed; when that is rejected, the old one stands', () => {
    const proposed = given(clue, [...from('petition', screened, { receivedOn: '2014-03-03' }), entered()]).when(
      command('propose-disposal', { mode: 'close', opinion: '了结' }),
    );
    const proposal: ClueEvent = { type: 'DisposalProposed', data: { mode: 'close', opinion: '了结', proposedBy: keeper.personId } };
    expect(proposed).toBeDefined();
    const { state } = given(clue, [
      ...old,
      entered(),
      proposal,
      { type: 'DisposalRejected', data: { mode: 'close', rejectedBy: 'p', reason: 'x' } },
    ]);
    expect([state.status, state.past?.mode]).toEqual(['disposed-before', 'file']);
  });

  it('3.16, B1.22: filing, handling, sanction, detention, transfer and what was recovered are recorded once, in their order', () => {
    const filed = [...old, entered(), recorded(fact('filed', '2014-05-01'))];
    given(clue, [...old, entered()])
      .when(record(fact('filed', '2014-05-01', { level: 'township' })))
      .then([recorded(fact('filed', '2014-05-01', { level: 'township' }))]);
    given(clue, filed)
      .when(record(fact('filed', '2014-05-01')))
      .thenNothing();
    given(clue, filed)
      .when(record(fact('filed', '2014-05-02')))
      .thenRefused('clue.case-fact-stands');
    given(clue, [...old, entered()])
      .when(record(fact('sanctioned', '2014-06-01')))
      .thenRefused('clue.case-fact-not-filed');
    given(clue, filed)
      .when(record(fact('sanctioned', '2014-04-30')))
      .thenRefused('clue.case-fact-not-filed');
    given(clue, filed)
      .when(record(fact('sanctioned', '2014-06-01', { form: 2 })))
      .then([recorded(fact('sanctioned', '2014-06-01', { form: 2 }))]);
    given(clue, filed)
      .when(record(fact('detained', '2014-06-01', { subjectId: 's7' })))
      .thenRefused('clue.unknown-subject');
    given(clue, old)
      .when(record(fact('filed', '2014-05-01')))
      .thenRefused('clue.case-fact-too-early');
  });

  it('3.16: money is recovered in parts, each under its receipt, and an amount belongs to nothing else', () => {
    const part = fact('recovered', '2014-06-01', { amountFen: 100_00, reference: '票1' });
    given(clue, [...old, entered()])
      .when(record(part))
      .then([recorded(part)]);
    given(clue, [...old, entered(), recorded(part)])
      .when(record(part))
      .thenNothing();
    given(clue, [...old, entered(), recorded(part)])
      .when(record({ ...part, reference: '票2' }))
      .then([recorded({ ...part, reference: '票2' })]);
    given(clue, [...old, entered()])
      .when(record(fact('recovered', '2014-06-01')))
      .thenRefused('clue.case-fact-amount');
    given(clue, [...old, entered()])
      .when(record(fact('filed', '2014-06-01', { amountFen: 1 })))
      .thenRefused('clue.case-fact-amount');
  });

  it('3.16: the same sum of the same day, by hand and by the case’s own service, is the same money: confirmed under the receipt that stands, once for each receipt', () => {
    const day = at.slice(0, 10);
    const byHand = fact('recovered', day, { amountFen: 100_00, reference: '票1' });
    const told = fact('recovered', day, { amountFen: 100_00, reference: 'case-1' });
    const confirmed: ClueEvent = {
      type: 'RecoveryConfirmed',
      data: { subjectId: 's1', reference: '票1', on: day, amountFen: 100_00, caseReference: 'case-1', recordedBy: timer.personId },
    };
    const both = [...routed, recorded(byHand), confirmed];
    given(clue, [...routed, recorded(byHand)])
      .when(record(told, timer))
      .then([confirmed]);
    given(clue, both).when(record(told, timer)).thenNothing();
    given(clue, both).when(record(byHand)).thenNothing();
    // Another case of the same sum, another day, another sum or another person is other money.
    for (const more of [
      { reference: 'case-2' },
      { reference: 'case-2', on: '2020-06-10' },
      { reference: 'case-2', amountFen: 1 },
      { subjectId: 's2' },
    ])
      given(clue, both)
        .when(record({ ...told, ...more }, timer))
        .thenTypes('CaseFactRecorded');
    // By hand each part has a receipt of its own; what the case told already is not recorded beside it.
    given(clue, [...routed, recorded(byHand)])
      .when(record({ ...byHand, reference: '票2' }))
      .thenTypes('CaseFactRecorded');
    const first: ClueEvent = { type: 'CaseFactRecorded', data: { ...told, level: 'county', recordedBy: timer.personId } };
    expect(
      given(clue, [...routed, first])
        .when(record(byHand))
        .thenRefused('clue.recovery-told'),
    ).toMatchObject({ refusal: { details: { reference: 'case-1' } } });
    given(clue, [...routed, first])
      .when(record({ ...byHand, amountFen: 200_00 }))
      .thenTypes('CaseFactRecorded');
    given(clue, [...routed, first])
      .when(record({ ...told, reference: 'case-2' }, timer))
      .thenTypes('CaseFactRecorded');
  });

  it('3.16, 2.10: a supplementary filing moves the filing to whoever was identified, once, and back where the first one is told again nothing happens', () => {
    const first = fact('filed', '2020-06-10', { level: 'county', subjectKind: 'unidentified' });
    const filed = [...routed, ...when(routed, record(first, timer))];
    // Of the same day, too.
    const supplementary = { ...first, level: 'township', subjectKind: 'person', supplementary: true } as const;
    const data = {
      subjectId: 's1',
      on: '2020-06-10',
      level: 'township',
      subjectKind: 'person',
      formerly: { on: '2020-06-10', level: 'county', subjectKind: 'unidentified' },
      reference: '案1',
      recordedBy: timer.personId,
    } as const;
    given(clue, filed)
      .when(record(supplementary, timer))
      .then([{ type: 'FilingMoved', data }]);
    const moved: readonly ClueEvent[] = [...filed, { type: 'FilingMoved', data }];
    given(clue, moved).when(record(supplementary, timer)).thenNothing();
    given(clue, moved).when(record(first, timer)).thenNothing();
    // One that nobody had told of before is recorded, and the first one then comes too late.
    const alone = when(routed, record(supplementary, timer));
    expect(alone).toMatchObject([{ type: 'CaseFactRecorded', data: { level: 'township', subjectKind: 'person' } }]);
    expect(alone[0]!.data).not.toHaveProperty('supplementary');
    given(clue, [...routed, ...alone])
      .when(record({ ...first, on: '2020-06-09' }, timer))
      .thenNothing();
    // What a person had recorded of it gives way to what the case tells.
    given(clue, [...routed, recorded(fact('filed', '2020-06-10'))])
      .when(record({ ...supplementary, subjectKind: 'institution' }, timer))
      .thenTypes('FilingMoved');
  });

  it('B1.22: what the case’s own service reports counts once, whatever came first', () => {
    const day = at.slice(0, 10);
    given(clue, routed)
      .when(record(fact('sanctioned', day), timer))
      .then([{ type: 'CaseFactRecorded', data: { ...fact('sanctioned', day), level: 'county', recordedBy: timer.personId } }]);
    given(clue, [...routed, recorded(fact('filed', '2020-06-10'))])
      .when(record(fact('filed', day), timer))
      .thenNothing();
    given(clue, [...routed, recorded(fact('filed', '2020-06-10'))])
      .when(record(fact('filed', day), director))
      .thenRefused('clue.case-fact-stands');
  });
});
