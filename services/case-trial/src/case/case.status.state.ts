export type CaseStatus =
  | 'none'
  | 'opened'
  | 'filing-proposed'
  | 'filed'
  | 'appointed'
  | 'identification-proposed'
  | 'investigating'
  | 'reported'
  | 'handed-over'
  | 'township-reviewed'
  | 'submitted'
  | 'accepted'
  | 'panel-formed'
  | 'talk-settled'
  | 'supplementing'
  | 'deliberated'
  | 'defence-heard'
  | 'decided'
  | 'announced'
  | 'executed'
  | 'closed';

/** Where the trial stands when nothing of it is in hand: panel and talk say how far it is. */
export function trialStatus(panel: readonly string[], talkSettled: boolean): CaseStatus {
  if (panel.length === 0) return 'accepted';
  return talkSettled ? 'talk-settled' : 'panel-formed';
}

/** Where an investigation stands without a report. */
export function investigationStatus(announced: boolean): CaseStatus {
  return announced ? 'investigating' : 'appointed';
}
