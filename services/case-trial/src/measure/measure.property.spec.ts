import fc from 'fast-check';
import { type InstitutionSubject, isPerson, type PersonSubject, suits, type UnidentifiedSubject } from '@liandong/contracts';
import { addMonths } from '@liandong/legal-time';
import { lawful } from '@liandong/testing/lawful';
import { isTalk, measureKinds } from '../rules/measure-authority.js';
import { measureActions } from './measure.allowed-actions.js';
import { measure } from './measure.decider.js';
import { talkCapacities } from './measure.events.js';

const principal = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };
const deputy = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };
const supervisor = { personId: 'mhk-supervisor-1', organisationId: 'mhk.room-1', role: 'supervisor' };
const secretary = { personId: 'mhk-secretary', organisationId: 'mhk', role: 'office-secretary' };

const named = { subjectId: 's1', name: '丙', organisationId: 'mhk.unit-agriculture', managedBy: 'county' as const };
const person: PersonSubject = { ...named, position: '副科长', villageCadre: false };
const institution: InstitutionSubject = { ...named, kind: 'institution', name: '某局' };
const unidentified: UnidentifiedSubject = { ...named, kind: 'unidentified', name: '某负责人', description: '姓名不详' };

/** The verification's day, the days after it, and one to come. */
const date = fc.constantFrom('2020-06-14', '2020-06-15', '2020-06-16', '2020-06-16', '2020-06-17', '2020-07-01');
const kind = fc.constantFrom(...measureKinds);
const text = fc.constantFrom('甲', '乙');

const measures = lawful(
  measure,
  {
    actions: measureActions,
    ends: ['closed', 'dropped'],
    // The verification may announce its result more than once.
    settled: ['open'],
    refusals: [
      'measure.date-in-future',
      'measure.date-too-early',
      'measure.direct-forward',
      'measure.not-allowed',
      'measure.other-approver',
      'measure.other-way',
      'measure.outcome-unfit',
      'measure.recorder-absent',
      'measure.too-few-talkers',
      'measure.upper-approval',
      'measure.verifier-approves',
    ],
  },
  {
    data: {
      open: fc.record({
        organisationId: fc.constant('mhk'),
        verificationId: fc.constant('v1'),
        clueId: fc.constant('k1'),
        subject: fc.constantFrom(person, person, institution, institution, unidentified, { ...person, managedBy: 'upper' as const }),
        kind,
        facts: text,
        verifiedOn: fc.constantFrom('2020-06-15', '2020-06-15', '2020-06-15', '2020-07-01'),
        verifiers: fc.option(fc.constantFrom([deputy.personId], [principal.personId], ['mhk-inv-1']), { nil: undefined }),
      }),
      approve: fc.record({ kind: fc.option(kind, { nil: undefined }), approvedOn: date }),
      drop: fc.record({ reason: text, droppedOn: date }),
      'carry-out': fc.record({
        talkers: fc.constantFrom(
          [supervisor.personId, deputy.personId],
          [supervisor.personId, deputy.personId, principal.personId, secretary.personId],
          [supervisor.personId],
          [supervisor.personId, supervisor.personId],
        ),
        capacity: fc.constantFrom(...talkCapacities),
        record: text,
        appliedOn: date,
      }),
      issue: fc.record({ document: text, upperApproval: fc.option(fc.constant('梅委〔2020〕9号'), { nil: undefined }), issuedOn: date }),
      close: fc.record({ note: text, closedOn: date }),
    },
    by: fc.constantFrom(principal, principal, deputy, supervisor, secretary),
    at: fc.constant('2020-06-30T02:00:00.000Z'),
    asks: 25,
    // A measure that is dropped says little of what is carried out.
    next: ({ status }) => {
      const onwards = measureActions[status].filter((type) => type !== 'drop');
      const all = Object.values(measureActions).flat();
      const of = (types: typeof all) => fc.constantFrom(...(types.length > 0 ? types : all));
      return fc.oneof({ weight: 1, arbitrary: of([...all]) }, { weight: 9, arbitrary: of([...onwards]) });
    },
  },
);

describe('measure: whatever is done with it in whatever order', () => {
  measures.itIsLawful();

  it('B6.1: its kind suits its subject: persons have a talk, institutions a document, nobody unidentified has any; B1.7: nor has anybody of the upper level', () => {
    measures.check((steps) => {
      for (const { before, after, events } of steps) {
        if (after.subject) {
          expect([suits(after.kind!, after.subject), after.subject.managedBy]).toEqual([true, 'county']);
          expect(isTalk(after.kind!)).toBe(isPerson(after.subject));
        }
        for (const event of events) {
          if (event.type === 'MeasureApplied') expect([isPerson(before.subject!), event.data.kind]).toEqual([true, before.kind]);
          if (event.type === 'InstitutionMeasureIssued')
            expect([before.subject!.kind, event.data.kind]).toEqual(['institution', before.kind]);
        }
      }
    });
  });

  it('B1.18: it is approved or dropped by who is entitled to what was proposed and to what it becomes, and by nobody who verified', () => {
    measures.check((steps) => {
      for (const { before, command, events } of steps) {
        for (const event of events) {
          if (event.type !== 'MeasureApproved' && event.type !== 'MeasureDropped') continue;
          expect(before.verifiers).not.toContain(command.by.personId);
          const kinds = [before.kind!, ...(event.type === 'MeasureApproved' ? [event.data.kind] : [])];
          const light = kinds.every((one) => one === 'criticise-educate' || one === 'suggestion');
          expect(light ? ['principal', 'deputy'] : ['principal']).toContain(command.by.role);
          if (event.type === 'MeasureApproved') expect(event.data.role).toBe(command.by.role);
        }
      }
    });
  });

  it('B1.18, B2.26: two or more hold the talk, one of them tells it, and an admonition alone has its six months', () => {
    measures.check((steps) => {
      for (const { command, events } of steps) {
        for (const event of events) {
          if (event.type !== 'MeasureApplied') continue;
          const { talkers, recordedBy, influenceUntil, appliedOn } = event.data;
          expect([new Set(talkers).size, new Set(talkers).size >= 2]).toEqual([talkers.length, true]);
          expect([talkers.includes(recordedBy), recordedBy]).toEqual([true, command.by.personId]);
          expect(influenceUntil).toBe(event.data.kind === 'admonish' ? addMonths(appliedOn, 6) : null);
        }
      }
    });
  });

  it('B6.1: a reorganisation and nothing else names the approval of the party committee; what awaits no answer ends at once', () => {
    measures.check((steps) => {
      for (const { events } of steps) {
        for (const event of events) {
          if (event.type === 'InstitutionMeasureIssued')
            expect(event.data.upperApproval !== undefined).toBe(event.data.kind === 'reorganisation');
          if (event.type !== 'MeasureApplied' && event.type !== 'InstitutionMeasureIssued') continue;
          const awaits = ['admonish', 'examination', 'circular'].includes(event.data.kind);
          expect(events.map(({ type }) => type)).toEqual([event.type, ...(awaits ? [] : ['MeasureClosed'])]);
        }
      }
    });
  });

  it('no step lies before the one that it follows, and every one that a rule decides names its version', () => {
    measures.check((steps) => {
      for (const { before, after, events } of steps) {
        expect(after.stepOn >= before.stepOn).toBe(true);
        for (const event of events)
          if (['MeasureApproved', 'MeasureApplied', 'InstitutionMeasureIssued'].includes(event.type)) {
            const rule = isPerson(before.subject!) ? 'B1.18' : 'B6.1';
            expect(event.rules).toEqual([{ ruleId: rule, version: '2019' }]);
          }
      }
    });
  });
});
