import type { SubjectKind } from '@liandong/contracts';
import { counting, figure, type FigureEntry } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import type { ClueEvent } from '../clue/clue.events.js';
import { type CaseFactKind, kindOfFact } from '../clue/clue.past.decider.js';
import type { ClueState } from '../clue/clue.state.js';
import { isFinal, outcomeOfTalk } from '../clue/clue.talks.js';

const FEN = 100;

/** Which of the four forms an event brings about for whom. A sanction whose form nobody told is in none. */
function formsOf(event: ClueEvent): readonly { readonly subjectId: string; readonly form: number }[] {
  const first = (subjectId: string, outcome: string) =>
    outcome === 'admonish' || outcome === 'criticise-educate' ? [{ subjectId, form: 1 }] : [];
  switch (event.type) {
    case 'TalkInquiryRecorded':
      return isFinal(event.data.outcome) ? first(event.data.subjectId, outcomeOfTalk(event.data.outcome)) : [];
    case 'TownshipResultReported':
      return event.data.results.flatMap(({ subjectId, outcome }) => first(subjectId, outcome));
    case 'OutcomeRecorded':
      return first(event.data.subjectId, event.data.outcome);
    case 'CaseFactRecorded': {
      const { subjectId, fact, form } = event.data;
      if (fact === 'transferred') return [{ subjectId, form: 4 }];
      return fact === 'sanctioned' && form !== undefined ? [{ subjectId, form }] : [];
    }
    default:
      return [];
  }
}

/** What counts of an event, and of what kind of subject: a supplementary filing takes back what the first one counted. For the organisation of the clue, whoever recorded it. */
function factsOf(event: ClueEvent, before: ClueState): readonly { readonly subject: SubjectKind; readonly entry: FigureEntry }[] {
  const { source, organisationId } = before;
  const counted = (value: 1 | -1, subject: SubjectKind, fact: CaseFactKind, level: string) => ({
    subject,
    entry: { value, dimensions: { fact, level, source: source?.kind }, ...(organisationId === undefined ? {} : { organisationId }) },
  });
  if (event.type === 'FilingMoved') {
    const { formerly, subjectKind, level } = event.data;
    return [counted(-1, formerly.subjectKind, 'filed', formerly.level), counted(1, subjectKind, 'filed', level)];
  }
  if (event.type !== 'CaseFactRecorded' || event.data.fact === 'recovered') return [];
  return [counted(1, kindOfFact(event.data, before), event.data.fact, event.data.level)];
}

/** What became of the subjects of clues (B1.22, B2.26, 3.16, 2.10): told by the case’s own service, by hand, or by an old ledger. */
export const caseFigures = [
  figure({
    name: 'clue-intake.case-facts',
    title: { zh: '立案、办结、处分、留置、移送司法(人)', en: 'persons filed, handled, sanctioned, detained, transferred' },
    version: 3,
    dimensions: ['fact', 'level', 'source'],
    from: [
      counting(clue, (event, before) => factsOf(event, before).flatMap(({ subject, entry }) => (subject === 'person' ? [entry] : []))),
    ],
  }),
  figure({
    name: 'clue-intake.case-facts-of-others',
    title: {
      zh: '立案、办结等(单位、身份不明的对象)',
      en: 'filed, handled and so on: institutions, and matters whose subject is unidentified',
    },
    version: 2,
    dimensions: ['subject', 'fact', 'level', 'source'],
    from: [
      counting(clue, (event, before) =>
        factsOf(event, before).flatMap(({ subject, entry }) =>
          subject === 'person' ? [] : [{ ...entry, dimensions: { ...entry.dimensions, subject } }],
        ),
      ),
    ],
  }),
  figure({
    name: 'clue-intake.money-recovered',
    title: { zh: '追缴、挽回损失(元)', en: 'recovered, in yuan' },
    dimensions: ['level', 'source'],
    from: [
      counting(clue, (event, { source }) =>
        event.type === 'CaseFactRecorded' && event.data.amountFen !== undefined
          ? [{ value: event.data.amountFen / FEN, dimensions: { level: event.data.level, source: source?.kind } }]
          : [],
      ),
    ],
  }),
  figure({
    name: 'clue-intake.persons-by-form',
    title: { zh: '运用“四种形态”处理人数', en: 'persons by form, each counted once in the deepest (B2.26)' },
    dimensions: ['form'],
    from: [
      counting(clue, (event): readonly FigureEntry[] =>
        formsOf(event).map(({ subjectId, form }) => ({
          value: 1,
          dimensions: { form: String(form) },
          subject: { id: subjectId, rank: form },
        })),
      ),
    ],
  }),
];
