import { conflictingPersons } from '@liandong/access';
import { type Ask, ensure } from '@liandong/event-sourcing';
import { missingPapers, type Papers } from '../rules/checklists.js';
import { competentBodies, townshipRoute } from '../rules/sanction-authority.js';
import type { Opinion } from './case.events.js';
import { filingErrors } from './case.filing.errors.js';
import { type CaseState, managedByOf } from './case.state.js';
import { trialErrors } from './case.trial.errors.js';
import type { TrialEvent } from './case.trial.events.js';
import {
  ensureDate,
  ensureOwnTownship,
  ensurePersons,
  ensureSecretary,
  ensureUninvolved,
  holdersOf,
  type WithConflicts,
  type WithSecretary,
} from './checks.js';
import { weigh } from './opinion.js';

/** 乡案县审: the township's own trial, which comes before the county's. */
export type TownshipCommand =
  | Ask<
      'review-by-township',
      {
        readonly reviewers: readonly string[];
        readonly opinion: Opinion;
        readonly complex: boolean;
        readonly papers: Papers;
        readonly reviewedOn: string;
      }
    >
  | Ask<
      'submit-to-county',
      WithConflicts & WithSecretary & { readonly approvalReference: string; readonly papers: Papers; readonly submittedOn: string }
    >
  | Ask<
      'appoint-acting-secretary',
      {
        readonly secretaryId: string;
        readonly actingSecretaryId: string;
        readonly reason: string;
        readonly appointedOn: string;
        /** Whether a recusal of the secretary was raised or upheld in the matter. */
        readonly isRecused: boolean;
      }
    >;

type Given<Type extends TownshipCommand['type']> = Extract<TownshipCommand, { readonly type: Type }>;

export function decideTownship(command: TownshipCommand, state: CaseState): readonly TrialEvent[] {
  switch (command.type) {
    case 'review-by-township':
      return reviewByTownship(command, state);
    case 'submit-to-county':
      return submitToCounty(command, state);
    case 'appoint-acting-secretary':
      return appointActingSecretary(command, state);
    default:
      return command satisfies never;
  }
}

/** B5.2, B5.3: the township's own trial, by two or more who did not investigate; the route follows from the authority (B5.1). */
function reviewByTownship({ data, by, at }: Given<'review-by-township'>, state: CaseState): readonly TrialEvent[] {
  ensure(state.townshipId !== null, trialErrors.notTownshipCase);
  ensureOwnTownship(by, state);
  ensureDate('reviewedOn', data.reviewedOn, at, state.stepOn);
  const reviewers = ensurePersons(data.reviewers, 2, 'B2.13');
  ensure(reviewers.includes(by.personId), trialErrors.notAmong(reviewers));
  const conflicts = conflictingPersons('trial', reviewers, state.duties);
  ensure(conflicts.length === 0, trialErrors.reviewerInvestigated(conflicts));
  ensure(!reviewers.some((person) => person === state.actingSecretaryId), filingErrors.approvesOwnWork);
  const { rule, missing } = missingPapers('township-review', data.papers, data.reviewedOn);
  ensure(missing.length === 0, filingErrors.papersMissing('B5.3', missing));
  const weighed = weigh(data.opinion, data.reviewedOn, state);
  const competence = competentBodies({
    managedBy: managedByOf(state),
    complex: data.complex,
    sanctions: data.opinion.sanctions.map(({ kind }) => kind),
    date: data.reviewedOn,
  });
  const route = townshipRoute(competence.perSanction);
  return [
    {
      type: 'TownshipReviewed',
      data: { ...data, reviewers, route, reviewedBy: by.personId },
      rules: [rule, competence.rule, ...weighed.rules],
    },
  ];
}

/** B5.3: the approval to submit; B2.13: not by whoever investigated. B5.5: the 报批 route needs the formal request's papers too. */
function submitToCounty({ data: asked, by, at }: Given<'submit-to-county'>, state: CaseState): readonly TrialEvent[] {
  const { conflictsElsewhere, secretaryRecused, ...data } = asked;
  ensureSecretary(by, { secretaryRecused }, state);
  ensureUninvolved([by.personId], conflictsElsewhere, state);
  ensureDate('submittedOn', data.submittedOn, at, state.stepOn);
  const { route } = state.township!;
  const { rule, missing } = missingPapers('township-request', data.papers, data.submittedOn);
  ensure(route === 'review' || missing.length === 0, filingErrors.papersMissing('B5.5', missing));
  return [{ type: 'SubmittedToCounty', data: { ...data, route, approvedBy: by.personId }, rules: route === 'review' ? [] : [rule] }];
}

/**
 * B4.2: the commission is the township’s upper body, so its chief names who acts for a recused secretary; B2.13: nobody who worked on the case. No service keeps who holds
 * which post where, and a recusal names a person without one: that somebody is this township’s secretary is the chief’s statement, which the event keeps. What the case
 * knows is held against it: who submitted as the secretary, and that nobody who tries it for the county, or names them, is.
 *
 * @throws DomainError case.not-a-township-case, case.secretary-not-recused, case.not-the-secretary, case.approves-own-work
 */
function appointActingSecretary({ data, by, at }: Given<'appoint-acting-secretary'>, state: CaseState): readonly TrialEvent[] {
  const { isRecused, ...appointment } = data;
  const { secretaryId, actingSecretaryId } = appointment;
  ensure(state.townshipId !== null, trialErrors.notTownshipCase);
  ensureDate('appointedOn', data.appointedOn, at, state.filedOn!);
  ensure(isRecused && secretaryId !== actingSecretaryId, trialErrors.secretaryNotRecused(secretaryId));
  const others = [by.personId, ...holdersOf([secretaryId], ['trial'], state)];
  ensure(!others.includes(secretaryId) && secretaryId === (state.secretaryId ?? secretaryId), trialErrors.notTheSecretary(secretaryId));
  const worked = holdersOf([actingSecretaryId], ['verification', 'investigation', 'township-review'], state);
  ensure(worked.length === 0 && actingSecretaryId !== by.personId, filingErrors.approvesOwnWork);
  if (state.actingSecretaryId === actingSecretaryId && state.recusedSecretaryId === secretaryId) return [];
  return [{ type: 'ActingSecretaryAppointed', data: { ...appointment, appointedBy: by.personId } }];
}
