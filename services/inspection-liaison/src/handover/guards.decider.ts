import { type Actor, DomainError, ensure, type Instant } from '@liandong/event-sourcing';
import { areOwnLevel, type AskedSubject, type Subject, subjectFault, subjectsAsked } from '@liandong/contracts';
import { isAfter } from '@liandong/legal-time';
import { handoverErrors } from './handover.errors.js';
import type { Opening } from './handover.events.js';
import { type ItemKind, itemRoutes } from './item-routes.js';

/** A date on paper: not after the moment of asking, nor before the step that it follows. */
export function ensureDate(field: string, date: string, at: Instant, earliest: string): void {
  ensure(!isAfter(date, at), handoverErrors.dateInFuture(field));
  ensure(date >= earliest, handoverErrors.dateTooEarly(field, earliest));
}

export function ensureTourOffice(by: Actor, { tourOfficeId }: Opening): void {
  ensure(by.organisationId === tourOfficeId, handoverErrors.notTourOffice);
}

/** B3.5: for a clue the commission's case management, for everything else the very organisation that the item goes to. */
export function ensureReceiver(
  by: Actor,
  { kind, receiverId }: { readonly kind: ItemKind; readonly receiverId: string },
  { tourOfficeId }: Opening,
): void {
  const { receiver, signers } = itemRoutes.routes[kind];
  const within = by.organisationId === receiverId || (receiver === 'commission' && by.organisationId.startsWith(`${receiverId}.`));
  ensure(within && by.organisationId !== tourOfficeId && signers.some((role) => role === by.role), handoverErrors.notReceiver(kind));
}

/** B3.5: where an item of this kind goes. */
export function receiverOf(kind: ItemKind, named: string | undefined, { organisationId, inspectedUnit, tourOfficeId }: Opening): string {
  const { receiver } = itemRoutes.routes[kind];
  if (receiver === 'named') {
    ensure(named !== undefined && ![organisationId, tourOfficeId].includes(named), handoverErrors.receiverNeeded(kind));
    return named;
  }
  const fixed = receiver === 'commission' ? organisationId : inspectedUnit.organisationId;
  ensure(named === undefined || named === fixed, handoverErrors.receiverFixed(kind, fixed));
  return fixed;
}

/** B1.7: nothing about upper-level persons enters the local library; a clue is about somebody, or something. */
export function ensureSubjects(kind: ItemKind, subjects: readonly Subject[]): void {
  ensure(new Set(subjects.map(({ subjectId }) => subjectId)).size === subjects.length, handoverErrors.subjectRepeated);
  if (kind !== 'clue') return;
  ensure(subjects.length > 0, handoverErrors.clueNeedsSubject);
  ensure(areOwnLevel(subjects), handoverErrors.directForward);
}

/** What was entered, each as its kind has it. @throws DomainError handover.subject-unfit */
export function subjectsOf(asked: readonly AskedSubject[], organisationId: string): readonly Subject[] {
  for (const one of asked) {
    const fault = subjectFault(one);
    if (fault) throw new DomainError(handoverErrors.subjectUnfit(fault));
  }
  return subjectsAsked(asked, organisationId);
}

export function startOf(date: string): Instant {
  return `${date}T00:00:00.000+08:00`;
}
