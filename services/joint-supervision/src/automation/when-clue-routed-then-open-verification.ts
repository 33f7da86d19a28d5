import { clueRouted, subjectOf } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';
import type { Opening } from '../verification/verification.events.js';

/** A clue that is handled at the county's level is verified by teams of its zone; the verification has the clue's id, or the one that is named where it was opened again. */
export const whenClueRoutedThenOpenVerification = automation('when-clue-routed-then-open-verification', clueRouted, ({ data }) => {
  const { clueId, clueNumber, title, organisationId, zoneId, leaderPersonId, level, mode, priority, raisedLevel, subjects, source, plan } =
    data;
  const { routingNo, verificationId = clueId } = data;
  // 谈话函询 goes to the person and the unit in writing or by talk: it needs no team.
  if (level !== 'county' || mode === 'talk-inquiry') return [];
  const opening: Opening = {
    clueId,
    clueNumber,
    title,
    organisationId,
    zoneId,
    leaderPersonId,
    level,
    priority,
    ...(raisedLevel ? { raisedLevel } : {}),
    subjects: subjects.map(subjectOf),
    sourceKind: source.kind,
    ...(plan ? { disposalPlan: plan } : {}),
    ...(routingNo === undefined ? {} : { routingNo }),
  };
  return [{ type: 'open', id: verificationId, organisationId, data: opening }];
});
