import { clueConcluded, clueRouted, type IntegrationEvent, legClosed, legOpened, talkInquiryApproved } from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { integrationEvent } from '@liandong/messaging/integration-event';
import type { ClueEvent, ClueSource } from '../clue/clue.events.js';
import { clueSources } from '../clue/clue.sources.js';
import type { ClueState } from '../clue/clue.state.js';
import { openTalks, remainingSubjects } from '../clue/clue.talks.js';

/**
 * Private clue event → public events. The least that the receivers need; `clue` is the clue as it stood with this event.
 */
export function publishClue(event: RecordedEvent<ClueEvent>, clueId: string, clue: ClueState): readonly IntegrationEvent[] {
  const leg = { legId: clueId, kind: 'clue' as const, title: clue.title, organisationId: clue.organisationId! };
  const closed = (reason: string) => integrationEvent('clue-intake', legClosed, event, { ...leg, reason });
  switch (event.type) {
    case 'ClueReceived':
      return [integrationEvent('clue-intake', legOpened, event, leg)];
    case 'DisposalApproved': {
      if (clue.mode !== 'talk-inquiry') return [];
      const talking = openTalks(clue);
      const subjects = clue.subjects.filter(({ subjectId }) => talking.includes(subjectId));
      return [integrationEvent('clue-intake', talkInquiryApproved, event, { clueId, clueNumber: clue.number!, organisationId: clue.organisationId!, title: clue.title, round: clue.talkRound, subjects })];
    }
    case 'ClueRouted':
      return [
        integrationEvent('clue-intake', clueRouted, event, {
          clueId,
          clueNumber: clue.number!,
          title: clue.title,
          organisationId: clue.organisationId!,
          zoneId: event.data.zoneId,
          leaderPersonId: event.data.leaderPersonId,
          level: event.data.level,
          ...(clue.mode === 'initial-verification' || clue.mode === 'talk-inquiry' ? { mode: clue.mode } : {}),
          priority: clue.priority,
          ...(clue.raisedLevel ? { raisedLevel: true } : {}),
          // Whose talk has ended for good is not verified.
          subjects: [...remainingSubjects(clue)],
          source: publicSource(clue.source!),
        }),
      ];
    case 'ClueConcluded':
      return [
        integrationEvent('clue-intake', clueConcluded, event, {
          clueId,
          clueNumber: clue.number!,
          organisationId: clue.organisationId!,
          source: publicSource(clue.source!),
          concludedOn: event.data.concludedOn,
          figures: event.data.figures,
          summary: event.data.summary,
        }),
      ];
    case 'ClueForwarded':
      // The own part goes on here.
      return clue.status === 'forwarded' ? [closed(event.data.reason)] : [];
    case 'ClueReturned':
      return [closed(event.data.reason)];
    case 'RepeatKept':
      return [closed(`重复件,并入 ${event.data.firstClueId}`)];
    case 'ClueClosed':
      return [closed(event.data.reason)];
    default:
      return [];
  }
}

/** The kind that every reader knows, and the finer source beside it. */
function publicSource({ kind, agencyId, reference }: ClueSource) {
  const announced = clueSources[kind].announcedAs;
  return { kind: announced, agencyId, reference, ...(announced === kind ? {} : { channel: kind }) };
}
