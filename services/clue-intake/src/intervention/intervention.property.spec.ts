import fc from 'fast-check';
import { type DrawnData, histories } from '@liandong/testing/histories';
import { pleaderStandings } from '../rules/intervention-reporting.js';
import { intervention, type InterventionCommand } from './intervention.decider.js';
import { interventionKinds } from './intervention.events.js';
import { asked, at, cadre, deputy, director, entry, limit, principal } from './intervention.fixtures.js';

const people = [asked, director, cadre, deputy, principal, { ...deputy, personId: director.personId }];
const person = fc.constantFrom(...people.map(({ personId }) => personId));
const day = fc.constantFrom('2020-06-11', '2020-06-12', '2020-06-12', '2020-06-12', '2020-06-13');
const data: DrawnData<InterventionCommand> = {
  record: fc
    .record({ kind: fc.constantFrom(...interventionKinds), addressee: person, pleader: fc.option(person, { nil: undefined }) })
    .map(({ pleader, ...more }) => ({ ...entry, ...more, by: { ...entry.by, ...(pleader === undefined ? {} : { personId: pleader }) } })),
  'limit-due': fc.constantFrom('yellow', 'overdue', 'met').map((stage) => ({ stage, dueAt: limit.dueAt, organisationId: 'mhk', limit })),
  assess: fc.record({ standing: fc.constantFrom(...pleaderStandings), assessedOn: day }).map((one) => ({ ...one, opinion: '……' })),
  'report-upward': fc
    .record({ receiverId: fc.constantFrom('mhk', 'upper', 'pj'), reportedOn: day })
    .map((one) => ({ ...one, documentNumber: '1' })),
  handle: fc
    .record({
      outcome: fc.constantFrom('no-action' as const, 'reminded' as const, 'handed-over' as const),
      handover: fc.constantFrom(undefined, { kind: 'breach' as const, id: 'b1' }),
      handledOn: day,
    })
    .map((one) => ({ ...one, reason: '……' })),
};
const types = fc.constantFrom<InterventionCommand['type']>('limit-due', 'assess', 'report-upward', 'handle', 'record');
const entries = histories(intervention, {
  data,
  by: fc.constantFrom(...people),
  at: fc.constant(at),
  asks: 30,
  next: ({ status }) => (status === 'none' ? fc.constant('record') : types),
});

describe('intervention: whoever records, assesses and decides in whatever order', () => {
  it('B4.6: whoever was asked or asked decides nothing of it, whoever assessed does not decide, a superior’s goes up, and nothing follows the end', () => {
    entries.check((steps) => {
      for (const { before, command, events, after } of steps) {
        for (const event of events) {
          if (event.type === 'InterventionRecorded' || event.type === 'InterventionWarned') continue;
          expect([before.addressee, before.pleader]).not.toContain(command.by.personId);
          if (event.type === 'InterventionAssessed') expect(event.data.assessedBy).not.toBe(before.recordedBy);
          if (event.type === 'InterventionReportedUpward') {
            expect(event.data.receiverId).toBe(event.data.level === 'upper' ? 'upper' : 'mhk');
            if (before.standing === 'superior') expect(event.data.level).toBe('upper');
          }
          if (event.type === 'InterventionHandled') {
            expect(event.data.decidedBy).not.toBe(before.assessedBy);
            expect(before.standing).not.toBe('superior');
            expect(event.data.handover !== undefined).toBe(event.data.outcome === 'handed-over');
            if (before.status === 'with-chief') expect(command.by.role).toBe('principal');
          }
        }
        if (before.status === 'handled') expect(events).toEqual([]);
        if (before.status !== 'none')
          expect([after.clueId, after.recordedBy, after.addressee, after.pleader]).toEqual([
            before.clueId,
            before.recordedBy,
            before.addressee,
            before.pleader,
          ]);
      }
    });
  });

  it('the histories reach every event and status, so that the property above says something', () => {
    const reached = entries.reached(({ events, after }) => [after.status, ...events.map(({ type }) => type)]);
    expect(reached.filter((one) => one !== 'none')).toEqual([
      'InterventionAssessed',
      'InterventionHandled',
      'InterventionRecorded',
      'InterventionReportedUpward',
      'InterventionWarned',
      'assessed',
      'handled',
      'recorded',
      'with-chief',
    ]);
  });
});
