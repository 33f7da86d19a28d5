import { institutionMeasures, isPerson, isVillageCadre } from '@liandong/contracts';
import { ensure, type RuleVersion } from '@liandong/event-sourcing';
import { caseOutcomesOf } from '../rules/case-outcomes.js';
import { addMonths } from '@liandong/legal-time';
import { type Form, sanctionCatalogues, type SanctionTerms, sanctionTerms, tracks, type Track } from '../rules/sanctions.js';
import { versionInForce } from '../rules/versioned.js';
import { decisionErrors } from './case.decision.errors.js';
import type { EarlierPunishment, ImposedSanction, Opinion, SanctionChoice } from './case.events.js';
import type { CaseState } from './case.state.js';

/** What an opinion comes to when it takes effect on a day. */
export interface Weighed {
  readonly sanctions: readonly ImposedSanction[];
  readonly terms: readonly SanctionTerms[];
  readonly form: Form | null;
  readonly rules: readonly RuleVersion[];
}

/**
 * Holds an opinion or decision of that day against the catalogue: the outcome fits this kind of subject and its sanctions (B2.24), one sanction per track and none where
 * the act was punished before (B2.23), only on tracks that were filed (B2.4), only kinds that this person may get, lawful periods.
 */
export function weigh(
  opinion: Opinion,
  date: string,
  state: CaseState,
  earlier: readonly EarlierPunishment[] = state.earlierPunishments,
): Weighed {
  const { outcome, sanctions, transferToJustice, accountability } = opinion;
  const subject = state.subject!;
  ensure(caseOutcomesOf(subject).includes(outcome), decisionErrors.outcomeUnfit(subject, outcome));
  ensure((outcome === 'accountability') === (accountability !== undefined), decisionErrors.outcomeMismatch);
  ensure(
    (outcome === 'sanction') === sanctions.length > 0 && (outcome !== 'transfer' || transferToJustice),
    decisionErrors.outcomeMismatch,
  );
  ensure(!transferToJustice || outcome === 'sanction' || outcome === 'transfer', decisionErrors.outcomeMismatch);
  const terms = sanctions.map(({ kind }) => sanctionTerms(kind, date));
  for (const { track } of terms) {
    ensure(terms.filter((other) => other.track === track).length === 1, decisionErrors.doublePunishment(track));
    ensure(!earlier.some((punishment) => punishment.track === track), decisionErrors.doublePunishment(track));
    ensure(state.filing?.tracks.includes(track), decisionErrors.trackNotFiled(track));
  }
  const village = isVillageCadre(subject) || subject.managedBy === 'village';
  for (const { kind, forVillageManagers } of terms)
    ensure(!village || forVillageManagers, decisionErrors.notForVillage(kind, allowedInVillages(date)));
  return {
    sanctions: sanctions.map((choice, index) => impose(choice, terms[index]!, date)),
    terms,
    form: isPerson(subject) ? formOf(opinion, terms) : null,
    rules: terms.map(({ rule }) => rule),
  };
}

function allowedInVillages(date: string): readonly string[] {
  return versionInForce(sanctionCatalogues.government, date)
    .sanctions.filter(({ forVillageManagers }) => forVillageManagers)
    .map(({ kind }) => kind);
}

/** The influence period runs from the day of the decision (B2.20). */
function impose(choice: SanctionChoice, { kind, track, months: possible }: SanctionTerms, date: string): ImposedSanction {
  const months = periodOf(choice, { months: possible });
  const lawful = possible.length === 0 ? months === null : months !== null && possible.includes(months);
  ensure(lawful, decisionErrors.periodInvalid(kind, possible));
  return { kind, track, months, endsOn: months === null ? null : addMonths(date, months) };
}

/** The chosen period, or the only one there is. */
function periodOf({ months }: SanctionChoice, { months: possible }: Pick<SanctionTerms, 'months'>): number | null {
  return months ?? (possible.length === 1 ? possible[0]! : null);
}

/** B2.26: the deepest of the four forms; a withdrawn case is in none, and persons alone are counted so. */
function formOf({ outcome, transferToJustice }: Opinion, terms: readonly SanctionTerms[]): Form | null {
  if (transferToJustice) return 4;
  if (outcome === 'sanction') return terms.some(({ form }) => form === 3) ? 3 : 2;
  return outcome === 'withdraw' ? null : 1;
}

/** How heavily an institution is held accountable; 0: not. */
const heldBy = ({ accountability }: Opinion) => (accountability === undefined ? 0 : institutionMeasures.indexOf(accountability) + 1);

/** B2.24: whether one opinion is heavier than another: on any track, in its period, or by a transfer to justice. */
export function isHeavier(one: Opinion, other: Opinion, date: string): boolean {
  if (one.transferToJustice && !other.transferToJustice) return true;
  const weight = ({ sanctions }: Opinion, track: Track) =>
    sanctions.reduce((heaviest, choice) => {
      const terms = sanctionTerms(choice.kind, date);
      return terms.track === track ? Math.max(heaviest, terms.rank * 1_000 + (periodOf(choice, terms) ?? 0)) : heaviest;
    }, 0);
  return heldBy(one) > heldBy(other) || tracks.some((track) => weight(one, track) > weight(other, track));
}
