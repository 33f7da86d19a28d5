import { streamName } from '@liandong/event-sourcing';
import type { Sealer } from '@liandong/service-kit';
import { report } from './report.decider.js';
import type { ContentField, SealedMessage } from './report.events.js';
import type { ReportState } from './report.state.js';

/** One data key per report: what was told, and all that was said about it. */
export const placeOf = (reportId: string) => ({ subject: `report-${reportId}`, stream: streamName(report.category, reportId) });

/** Who signed stands under another key: it goes when the identity has moved to the clue's reporter, and the report stays readable. */
export const identityPlaceOf = (reportId: string) => ({
  subject: `report-identity-${reportId}`,
  stream: streamName(report.category, reportId),
});

/** Seals one message; the same request gives the same ciphertext. */
export function sealMessage(sealer: Sealer, reportId: string, commandId: string, message: string): Promise<SealedMessage> {
  return sealer.seal(placeOf(reportId), commandId, { message });
}

async function openMessage(sealer: Sealer, reportId: string, sealed: SealedMessage): Promise<string> {
  return (await sealer.unseal(placeOf(reportId), sealed)).message ?? '';
}

/** One turn in the clear; a photograph is opened on its own. */
export type OpenedTurn =
  | { readonly kind: 'question'; readonly number: number; readonly text: string; readonly answer?: string }
  | { readonly kind: 'supplement' | 'notice'; readonly text: string }
  | { readonly kind: 'photograph'; readonly number: number };

export function openDialogue(sealer: Sealer, reportId: string, { turns }: ReportState): Promise<readonly OpenedTurn[]> {
  return Promise.all(
    turns.map(async (turn): Promise<OpenedTurn> => {
      if (turn.kind === 'photograph') return { kind: turn.kind, number: turn.number };
      const text = await openMessage(sealer, reportId, turn.message);
      if (turn.kind !== 'question') return { kind: turn.kind, text };
      return {
        kind: turn.kind,
        number: turn.number,
        text,
        ...(turn.answer ? { answer: await openMessage(sealer, reportId, turn.answer) } : {}),
      };
    }),
  );
}

export async function openContent(
  sealer: Sealer,
  reportId: string,
  { content }: ReportState,
): Promise<Readonly<Partial<Record<ContentField, string>>>> {
  return content ? sealer.unseal(placeOf(reportId), content) : {};
}
