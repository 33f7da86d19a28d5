import type { RuleVersion } from '@liandong/event-sourcing';
import type { Track } from './sanctions.js';
import { ruleOf, type Versioned, versionInForce } from './versioned.js';

interface Remedy extends Versioned {
  readonly text: string;
}

/** 救济途径 as a decision letter states them (B2.25), as versioned data. */
const remedies: Readonly<Record<Track, readonly Remedy[]>> = {
  party: [
    {
      ruleId: 'B2.29',
      version: '1',
      effectiveFrom: '1982-09-06',
      clause: '党章第四十三条;监督执纪工作规则第五十九条',
      text: '对处分决定不服的,可以向作出决定的机关提出申诉;申诉期间不停止处分的执行。',
    },
  ],
  government: [
    {
      ruleId: 'B2.30',
      version: '1',
      effectiveFrom: '2018-03-20',
      clause: '监察法(复审、复核);政务处分法第五十五条',
      text: '对政务处分决定不服的,可以自收到决定之日起一个月内向作出决定的监察机关申请复审;对复审决定仍不服的,可以自收到复审决定之日起一个月内向上一级监察机关申请复核;期间不停止处分的执行。',
    },
  ],
};

/** What the letter says about remedies against decisions on these tracks. */
export function remedyText(tracks: readonly Track[], date: string): { readonly text: string; readonly rules: readonly RuleVersion[] } {
  const found = tracks.map((track) => versionInForce(remedies[track], date));
  return { text: found.map(({ text }) => text).join(''), rules: found.map(ruleOf) };
}
