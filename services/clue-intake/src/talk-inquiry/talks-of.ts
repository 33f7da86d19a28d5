import type { CommandRunner } from '@liandong/service-kit';
import { talkInquiry } from './talk-inquiry.decider.js';
import { talkIdOf } from './talk-inquiry.ids.js';
import type { TalkInquiryState } from './talk-inquiry.state.js';

interface Talk {
  readonly id: string;
  readonly state: TalkInquiryState;
}

/** The talks and inquiries of a round that have been opened: they have the places from 1 on. */
export async function talksOf(commands: CommandRunner, clueId: string, round: number): Promise<readonly Talk[]> {
  const talks: Talk[] = [];
  for (let place = 1; ; place += 1) {
    const id = talkIdOf(clueId, round, place);
    const { state } = await commands.read(talkInquiry, id);
    if (state.status === 'none') return talks;
    talks.push({ id, state });
  }
}
