import { suits } from '@liandong/contracts';
import { attempt } from '@liandong/testing';
import { clueActions, clueCorrectionActions, clueLimitActions, clueRaisingActions, clueSubjectActions } from './clue.allowed-actions.js';
import { clue } from './clue.decider.js';
import { feedbackTerms, isTold } from './clue.feedback-terms.js';
import { awaitedSubjects } from './clue.results.decider.js';
import type { ClueState } from './clue.state.js';
import { openTalks, talkPartners } from './clue.talks.js';
import { dateInChina, limitFrom } from '@liandong/legal-time';
import { approvalChain, type DisposalApprover } from '../rules/disposal-authority.js';
import { zoneOfUnit } from '../zone-plan/zone-plan.decider.js';
import { planOf } from '../zone-plan/zone-plan.fixtures.js';
import { assignmentIdOf, inTownships, unitOf } from './clue.routing.terms.js';
import { endOf } from '../testing/clue-end.js';
import { anyTime, check, ends, reached } from '../testing/clue-histories.js';

describe('clue: whatever is asked in whatever order', () => {
  it('what the table does not allow never has an effect, and the same command in the same state always has the same one', () => {
    check((steps) => {
      for (const { command, before, events } of steps) {
        const named = [
          ...clueActions[before.status],
          ...clueLimitActions[before.status],
          ...clueRaisingActions[before.status],
          ...clueSubjectActions[before.status],
          ...clueCorrectionActions[before.status],
        ];
        if (!anyTime.includes(command.type) && !named.includes(command.type)) expect(events).toEqual([]);
        expect(attempt(clue, command, before)).toEqual(events);
      }
    });
  });

  it('B1.1: from the first approval on there is exactly one current mode, the last one approved', () => {
    check((steps) => {
      let last: string | undefined;
      for (const { events, after } of steps) {
        for (const event of events) {
          if (event.type === 'DisposalApproved') last = event.data.mode;
          // Opened again, a clue has none until one is approved (B1.15).
          if (event.type === 'ClueReopened') last = undefined;
        }
        expect(after.mode).toBe(last);
      }
    });
  });

  it('B1.1: nothing is distributed, reported on or concluded on an approval that lacks somebody whom its subjects ask for', () => {
    let lacking = 0;
    check(
      (steps) => {
        let approvers: readonly DisposalApprover[] = [];
        for (const { command, before, events, after } of steps) {
          if (after.approvalLacks) lacking += 1;
          for (const event of events) {
            if (event.type === 'DisposalApproved' || event.type === 'DisposalPlanApproved') approvers = before.proposal!.chain!.approvers;
            if (!['RoutingProposed', 'ClueRouted', 'TownshipResultReported', 'ClueConcluded'].includes(event.type)) continue;
            const needed = approvalChain(before.mode!, before.subjects, dateInChina(command.at), before.organisationId).approvers;
            expect(approvers).toEqual(expect.arrayContaining([...needed]));
          }
        }
      },
      { numRuns: 1_200 },
    );
    expect(lacking).toBeGreaterThan(0);
  });

  it('B1.3: nobody approves what they proposed, and nothing is routed without an approval of a mode that is verified', () => {
    check((steps) => {
      for (const { before, events } of steps) {
        for (const event of events) {
          if (event.type === 'DisposalApproved' || event.type === 'DisposalStepApproved')
            expect([before.proposal!.proposedBy, ...before.proposal!.approvedBy]).not.toContain(event.data.approvedBy);
          if (event.type === 'ClueRouted') {
            expect(before.routing?.proposedBy).not.toBe(event.data.approvedBy);
            expect(['initial-verification', 'talk-inquiry']).toContain(before.mode);
          }
        }
      }
    });
  });

  it('B1.7: no subject of the upper level is ever received; B3.6, 3.15: no raised clue goes to a township, or stays there', () => {
    check((steps) => {
      for (const { before, events, after } of steps) {
        if (after.raisedLevel && after.status === 'routed')
          expect([after.routing!.level, inTownships(after.routing!, { plan: planOf(1, '2020-03-02'), day: '2020-06-11' })]).toEqual([
            'county',
            [],
          ]);
        for (const event of events) {
          if (event.type === 'ClueReceived') expect(event.data.subjects.map(({ managedBy }) => managedBy)).not.toContain('upper');
          if (event.type === 'ClueRouted' && before.raisedLevel) expect(event.data.level).toBe('county');
        }
      }
    });
  });

  it('0.3, 2.5: whatever is routed under a plan goes to a zone or township of it, under the lead of its day, or with a reason under another; nobody approves what they are to handle', () => {
    check((steps) => {
      for (const { before, command, events } of steps) {
        for (const event of events) {
          if (event.type !== 'ClueRouted' || command.type !== 'approve-routing') continue;
          const { plan } = command.data;
          expect(event.data.planVersion).toBe(plan?.version);
          if (plan)
            expect(zoneOfUnit(plan, event.data.zoneId)?.leadPersonId === event.data.leaderPersonId).toBe(
              event.data.leadReason === undefined,
            );
          expect([event.data.leaderPersonId, ...(before.routing!.handlerIds ?? [])]).not.toContain(event.data.approvedBy);
        }
      }
    });
  });

  it('B1.13: nothing is assigned or supervised without an assignment that the deputy approved, and none of that is concluded before its result was approved, or the deputy withdrew it', () => {
    check((steps) => {
      for (const { before, command, events } of steps) {
        for (const event of events) {
          if (event.type === 'RoutingProposed' && command.type === 'propose-routing' && assignmentIdOf(event.data.handling))
            expect(command.data.assignment).toMatchObject({ status: 'open', direction: 'to-below', clueId: 'c1' });
          if (event.type === 'ClueRouted' && command.type === 'approve-routing' && assignmentIdOf(event.data.handling))
            expect(command.data.assignment).toMatchObject({ status: 'open', direction: 'to-below', clueId: 'c1' });
          if (event.type === 'ClueSupervised') expect(event.data.unitId).toBe(unitOf(before.routing!));
          if (event.type === 'ClueSupervised' && command.type === 'supervise')
            expect(command.data.assignment).toMatchObject({ status: 'open', direction: 'to-below', supervision: { ground: 'careless' } });
          if (event.type === 'ClueConcluded' && command.type === 'conclude' && assignmentIdOf(before.routing?.handling))
            expect(['result-approved', 'reported', 'withdrawn']).toContain(command.data.assigned);
        }
      }
    });
  });

  it('B1.8: a repeat is kept with a first one of the same library, found early or late, never after anybody signed what is done about it; nothing of it waits for a decision then', () => {
    const from = new Set<string>();
    check(
      (steps) => {
        for (const { before, command, events, after } of steps) {
          if (command.type !== 'keep-repeat' || events.length === 0) continue;
          from.add(before.status);
          expect([before.mode, before.past, before.proposal?.approvedBy.length ?? 0]).toEqual([undefined, undefined, 0]);
          expect(command.data.first).toEqual({ organisationId: before.organisationId, isRepeat: false });
          expect([after.status, after.proposal, after.correction, after.limitChange, after.raise]).toEqual([
            'repeat-kept',
            ...Array<undefined>(4).fill(undefined),
          ]);
        }
      },
      { numRuns: 400 },
    );
    expect([...from].sort()).toEqual(['disposal-proposed', 'registered', 'screened']);
  });

  it('B1.15: opened again on a re-check of this clue that changed the result, once on each and never by whoever concluded it, a clue is as one that was newly screened, with a limit of its own; what was decided before stays in the log', () => {
    let reopened = 0;
    check(
      (steps) => {
        const used = new Set<string>();
        for (const { before, command, events, after } of steps) {
          for (const event of events) {
            if (event.type !== 'ClueReopened' || command.type !== 'reopen') continue;
            reopened += 1;
            const { recheck, found } = command.data;
            const key = `${recheck.replyId} ${recheck.number}`;
            expect([found?.ofThisClue, found?.outcome, used.has(key), found?.concludedBy === command.by.personId]).toEqual([
              true,
              'changed',
              false,
              false,
            ]);
            used.add(key);
            expect(['concluded', 'feedback-given', 'closed']).toContain(before.status);
            expect(after.status).toBe('screened');
            expect([after.mode, after.plan, after.routing, after.figures, after.concludedOn, after.past, after.feedback]).toEqual([
              ...Array<undefined>(6).fill(undefined),
              'none',
            ]);
            expect([after.number, after.subjects, after.problemTypes, after.department]).toEqual([
              before.number,
              before.subjects,
              before.problemTypes,
              before.department,
            ]);
            expect(after.disposalDeadline).toEqual(limitFrom('B1.2', event.data.reopenedOn, before.organisationId));
            expect(Object.values(after.outcomes).every(({ decided }) => decided === 'file')).toBe(true);
          }
          // What was concluded once is neither a slip of the pen nor a repeat.
          if (before.reopenings.length > 0) expect(['voided', 'repeat-kept']).not.toContain(after.status);
        }
      },
      { numRuns: 400 },
    );
    expect(reopened).toBeGreaterThan(5);
  });

  it('B1.4: number, source and limit never change once they stand', () => {
    check((steps) => {
      const ruleOf = ({ disposalDeadline: limit }: ClueState) => limit && [limit.ruleId, limit.version, limit.startedAt];
      const kept = (state: ClueState) => [state.number, state.source, ruleOf(state), state.disposalInTime];
      for (const { before, after, events } of steps) {
        // What comes back as a whole (B1.6), or is opened again (B1.15), has a limit of its own.
        if (events.some(({ type }) => type === 'ForwardingReturned' || type === 'ClueReopened')) continue;
        if (events.some(({ type }) => type === 'RegistrationCorrected')) {
          expect([after.number, after.source?.kind, after.source?.agencyId]).toEqual([
            before.number,
            before.source?.kind,
            before.source?.agencyId,
          ]);
          continue;
        }
        kept(before).forEach((value, index) => value !== undefined && expect(kept(after)[index]).toEqual(value));
        // B1.2: the end itself moves by an approved change alone.
        if (before.disposalDeadline && !events.some(({ type }) => type.startsWith('DisposalLimit')))
          expect(after.disposalDeadline).toEqual(before.disposalDeadline);
      }
    });
  });

  it('B1.2, B1.4: the day of receipt is put right by two persons, and a limit that runs ends earlier only where whoever approved said so', () => {
    let shortened = 0;
    check(
      (steps) => {
        for (const { command, before, after, events } of steps) {
          for (const event of events) {
            if (event.type !== 'RegistrationCorrected') continue;
            const { changes, approvedBy, correctedBy } = event.data;
            expect(approvedBy === undefined).toBe(!changes.some(({ field }) => field === 'receivedOn'));
            expect(approvedBy).not.toBe(correctedBy);
            for (const { from, to } of changes) expect(to).not.toBe(from);
            const limits = [before, after].map(({ disposalDeadline, priorityDeadline }) => [disposalDeadline, priorityDeadline]);
            const earlier = limits[0]!.some((limit, index) => limit && limits[1]![index]!.dueAt < limit.dueAt);
            if (earlier) shortened += 1;
            if (earlier)
              expect([event.data.shortened?.length !== 0, command.type, 'acceptShorter' in command.data]).toEqual([
                true,
                'approve-correction',
                true,
              ]);
            for (const limit of Object.values(event.data.limits ?? {}))
              expect(event.rules).toContainEqual({ ruleId: limit.ruleId, version: limit.version });
          }
        }
      },
      { numRuns: 600 },
    );
    expect(shortened).toBeGreaterThan(0);
  });

  it('B1.18: nobody but persons is talked with, and a township deals with every kind as its kind can be; whoever is identified was unidentified, and stays under the own id', () => {
    check((steps) => {
      for (const { before, events } of steps) {
        for (const event of events) {
          const subjectOf = (id: string) => before.subjects.find(({ subjectId }) => subjectId === id)!;
          if (event.type === 'DisposalApproved' && event.data.mode === 'talk-inquiry')
            expect(talkPartners(before).length).toBeGreaterThan(0);
          if (event.type === 'TownshipResultReported')
            for (const { subjectId, outcome } of event.data.results) expect(suits(outcome, subjectOf(subjectId))).toBe(true);
          if (event.type === 'SubjectIdentified')
            expect([event.data.formerly.kind, event.data.subject.subjectId, event.data.subject.kind === 'unidentified']).toEqual([
              'unidentified',
              event.data.formerly.subjectId,
              false,
            ]);
        }
      }
    });
  });

  it('B2.26: a concluded clue awaits nobody, and its figures count every subject once, persons by themselves', () => {
    check((steps) => {
      for (const { events, after } of steps) {
        for (const event of events) {
          if (event.type !== 'ClueConcluded') continue;
          expect(awaitedSubjects(after)).toEqual([]);
          const { institutions = {}, unidentified = {}, ...persons } = event.data.figures;
          const counted = [persons, institutions, unidentified].flatMap((figures) => Object.values(figures) as number[]);
          expect(counted.reduce((sum, count) => sum + count, 0)).toBe(Object.keys(after.outcomes).length);
        }
      }
    });
  });

  it('B1.2: every limit names the version of its rule, and an approval the authority that was applied', () => {
    check((steps) => {
      for (const { before, events } of steps) {
        for (const event of events) {
          if (event.type === 'DisposalApproved' || event.type === 'DisposalStepApproved')
            expect(event.rules).toContainEqual(before.proposal!.chain!.rule);
          if (event.type === 'HoldReviewed' && event.data.deadline)
            expect(event.rules).toEqual([{ ruleId: 'B2.36-hold', version: event.data.deadline.version }]);
        }
      }
    });
  });

  it('B1.19: while a talk goes on the mode stays, and a clue whose talks go on is not concluded', () => {
    check((steps) => {
      for (const { before, events } of steps) {
        if (openTalks(before).length === 0) continue;
        for (const event of events) expect(['DisposalProposed', 'DisposalApproved', 'ClueConcluded']).not.toContain(event.type);
      }
    });
  });

  it('0.14, B1.11: no clue closes before whoever handed it in was told; who is told otherwise, and why, stands in the table', () => {
    check(
      (steps) => {
        const told = new Set<string>();
        for (const { before, events } of steps) {
          for (const event of events) {
            if (event.type === 'FeedbackGiven') {
              told.add('told');
              expect(isTold(before) && event.data.givenOn >= before.concludedOn!).toBe(true);
            }
            if (event.type === 'FeedbackAcknowledged')
              expect(
                before.feedback === 'given' && (before.forwarded !== undefined || event.data.acknowledgedOn >= before.feedbackGivenOn!),
              ).toBe(true);
            if (event.type !== 'ClueClosed' || told.has('told')) continue;
            const untold =
              before.forwarded === undefined &&
              (feedbackTerms[before.source!.kind].form === 'hand-over-register' || before.department?.as === 'kept');
            expect([before.source!.kind, untold]).toEqual([before.source!.kind, true]);
          }
        }
      },
      { numRuns: 400 },
    );
  });

  it('no dead end: from every state that is not an end, somebody can take the clue further', () => {
    const standing = new Map<string, ClueState>();
    check(
      (steps) =>
        steps.forEach(({ after }) =>
          standing.set(
            JSON.stringify([
              after.status,
              after.mode,
              after.routing?.level,
              after.routing?.handling?.kind,
              after.routing?.crossed !== undefined,
              after.routing?.leadReason !== undefined,
              after.raise !== undefined,
              after.raisedLevel,
              Object.values(after.talks),
              awaitedSubjects(after).length,
              after.source?.kind,
              after.forwarded !== undefined,
              after.department?.as,
            ]),
            after,
          ),
        ),
      { numRuns: 400 },
    );
    for (const state of standing.values())
      if (!ends.includes(state.status))
        expect([state.status, state.mode, state.talks, endOf(state)]).toEqual([state.status, state.mode, state.talks, 'closed']);
  });

  it('the histories reach every kind of event, so that the properties above say something', () => {
    expect(reached(undefined, 800)).toEqual([
      'CaseFactRecorded',
      'ClueClosed',
      'ClueConcluded',
      'ClueForwarded',
      'ClueReceived',
      'ClueRegistered',
      'ClueReopened',
      'ClueReturned',
      'ClueRouted',
      'ClueScreened',
      'ClueSupervised',
      'ClueVoided',
      'DisposalApproved',
      'DisposalLimitExtended',
      'DisposalLimitPaused',
      'DisposalLimitResumed',
      'DisposalPlanApproved',
      'DisposalProposed',
      'DisposalRejected',
      'DisposalStepApproved',
      'FeedbackAcknowledged',
      'FeedbackGiven',
      'ForwardingKeptAsRepeat',
      'ForwardingRegistered',
      'ForwardingResultAcknowledged',
      'ForwardingResultRecorded',
      'ForwardingReturned',
      'HoldReviewed',
      'LevelRaised',
      'LimitChangeProposed',
      'LimitChangeRejected',
      'OutcomeRecorded',
      'PassedOnResultAcknowledged',
      'PastDisposalEntered',
      'ProblemTypesAmended',
      'RaiseProposed',
      'RaiseRejected',
      'RegistrationCorrected',
      'RegistrationCorrectionProposed',
      'RegistrationCorrectionRejected',
      'RepeatKept',
      'RoutingProposed',
      'RoutingRejected',
      'SubjectAdded',
      'SubjectCorrected',
      'SubjectIdentified',
      'TalkInquiryRecorded',
      'TownshipResultReported',
      'VerificationRecorded',
    ]);
  });
});
