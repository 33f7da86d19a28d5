import fc from 'fast-check';
import type { Subject } from '@liandong/contracts';
import { kindsBetween } from '@liandong/legal-time';
import { frameOf, judgeRow } from '../import/import.rows.js';
import { placesOf } from '../import/import.columns.js';
import { RowCells } from '../import/import.cells.js';
import { clueSources, type ClueOrigin } from '../clue/clue.sources.js';
import type { ExportedClue } from '../read/clue-register/clue-register.query.js';
import type { ListedFacts } from '../read/clue-register/clue-register.past.js';
import {
  feedbackTerms,
  formTerms,
  handlingTerms,
  levelTerms,
  managementTerms,
  modeTerms,
  occasionTerms,
  outcomeTerms,
  ownHandlingTerms,
  problemKindTerms,
  personCategoryTerms,
  rankTerms,
  sourceTerms,
  statusTerms,
  subjectKindTerms,
} from '../terms/clue.terms.js';
import { type LedgerField, ledgerColumns, ledgerFields, takenFields, type ValueOf } from './ledger.columns.js';
import { readEach, writeEach } from './ledger.items.js';
import { ledgerHead, ledgerLine } from './ledger.lines.js';

/** What ledgers really hold, and what would break one: separators, quotes, formulas, dashes, line breaks. */
const words = fc
  .oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '张某',
        '李、某',
        '"王"某',
        '无',
        '—',
        '-',
        '=1+1',
        '某局;某所',
        'a,b',
        '"',
        '否',
        '甲\n乙',
        "'=x",
        '二〇一九',
      ),
    },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
  )
  .map((one) => one.replaceAll('\u0000', '').trim())
  .filter((one) => one !== '');
const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2020-06-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const code = <C extends string>({ codes }: { readonly codes: readonly C[] }) => fc.constantFrom(...codes);

/** 问题类型 of the day on which everything here happens. */
const kinds = kindsBetween('2020-01-03', '2020-06-11');

/** Values of every column, as a library holds them. */
const values: { readonly [F in LedgerField]: fc.Arbitrary<ValueOf<F>> } = {
  number: words,
  reference: words,
  title: words,
  summary: words,
  source: code(sourceTerms),
  agencyId: words,
  receivedOn: days,
  subjects: fc.array(words, { minLength: 1, maxLength: 5 }),
  unit: words,
  position: words,
  managedBy: code(managementTerms),
  keeper: words,
  status: code(statusTerms),
  mode: code(modeTerms),
  disposalDueAt: days,
  zone: words,
  priority: fc.boolean(),
  firstClue: words,
  concludedOn: days,
  closedOn: days,
  handling: code(handlingTerms),
  crossed: fc.boolean(),
  raisedLevel: fc.boolean(),
  feedback: code(feedbackTerms),
  feedbackDueAt: days,
  feedbackGivenOn: days,
  feedbackAcknowledgedOn: days,
  villageCadre: fc.boolean(),
  occurredOn: days,
  place: words,
  documentNumber: words,
  problemTypes: fc.uniqueArray(fc.constantFrom(...kinds.map(({ zh }) => zh)), { minLength: 1 }),
  disposedOn: days,
  filedOn: days,
  filedBy: code(levelTerms),
  handledOn: days,
  sanctionedOn: days,
  form: code(formTerms).map((one) => Number(one) as 1),
  detainedOn: days,
  transferredOn: days,
  recovered: fc.integer({ min: 1, max: 1_000_000_000_000 }),
  opinions: words,
  theme: words,
  occasion: code(occasionTerms),
  problemKind: code(problemKindTerms),
  findingHandling: code(ownHandlingTerms),
  stationId: words,
  overdue: fc.boolean(),
  outcomes: code(outcomeTerms),
  subjectKind: code(subjectKindTerms),
  rank: code(rankTerms),
  category: code(personCategoryTerms),
  superiorId: words,
  description: words,
  groupSize: fc.integer({ min: 1, max: 100_000 }),
};

describe('every column of a ledger', () => {
  it.each(ledgerFields)('%s: what is written is read again, and what was read is written as it stood', (field) => {
    const { cell } = ledgerColumns[field] as { readonly cell: { read(text: string): unknown; write(value: unknown): string } };
    fc.assert(
      fc.property(values[field] as fc.Arbitrary<unknown>, (value) => {
        const text = cell.write(value);
        expect(cell.read(text)).toEqual(value);
        expect(cell.write(cell.read(text))).toBe(text);
      }),
    );
  });

  it('a value that is none of a column’s is refused, whatever it is', () => {
    for (const field of takenFields.filter((one) => ledgerColumns[one].cell.read('@@') === undefined)) {
      const cells = new RowCells(['@@'], { [field]: 0 });
      if (ledgerColumns[field].kind === 'clue') cells.one(field as 'mode');
      else cells.each(field as 'unit', 1);
      expect(cells.errors).toEqual([{ column: field, code: ledgerColumns[field].cell.refusal }]);
    }
  });

  it('one cell for several persons: each has what was written of them', () => {
    const each = fc.array(fc.option(words, { nil: undefined }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(each, fc.boolean(), (parts, apart) => {
        const text = writeEach(parts, { apart });
        if (text === null) expect(parts.every((part) => part === undefined)).toBe(true);
        else expect(readEach(text, parts.length, { apart })).toEqual(parts);
      }),
    );
  });
});

const facts: fc.Arbitrary<ListedFacts> = fc
  .record(
    {
      filed: fc.constant('2020-05-01'),
      handled: days.map(() => '2020-05-03'),
      sanctioned: fc.constant('2020-05-02'),
      level: code(levelTerms),
      form: fc.constantFrom(1, 2, 3, 4),
      recoveredFen: fc.integer({ min: 1, max: 9_999_999 }),
    },
    { requiredKeys: ['filed', 'level'] },
  )
  .map(({ form, ...one }) => ({ ...one, ...(one.sanctioned !== undefined && form !== undefined ? { form } : {}) }));
const person = fc.record({
  name: words,
  organisationId: words,
  position: words,
  managedBy: fc.constantFrom('county' as const, 'township' as const, 'village' as const),
  villageCadre: fc.boolean(),
  facts: fc.option(facts, { nil: undefined }),
  kind: code(subjectKindTerms),
  rank: fc.option(code(rankTerms), { nil: undefined }),
  category: fc.option(code(personCategoryTerms), { nil: undefined }),
  superiorId: fc.option(words, { nil: undefined }),
  description: words,
});
const origins: fc.Arbitrary<ClueOrigin> = fc.record({
  documentNumber: words,
  occurredOn: fc.constant('2020-01-02'),
  place: words,
  opinions: words,
  theme: words,
  occasion: code(occasionTerms),
  problemKind: code(problemKindTerms),
  stationId: words,
  groupSize: fc.integer({ min: 1, max: 100_000 }),
});
const clues: fc.Arbitrary<ExportedClue> = fc
  .record({
    sourceKind: code(sourceTerms),
    sourceReference: words,
    sourceAgencyId: words,
    title: words,
    summary: words,
    persons: fc.array(person, { minLength: 1, maxLength: 4 }),
    origin: origins,
    mode: fc.option(fc.constantFrom('hold' as const, 'close' as const)),
    types: fc.uniqueArray(fc.constantFrom(...kinds.map((kind) => kind.code)), { minLength: 1 }),
    priority: fc.boolean(),
    raisedLevel: fc.boolean(),
  })
  .map(({ persons, origin, sourceKind, mode, types, ...one }) => {
    const { requires, takes } = clueSources[sourceKind];
    const subjects = persons.map(
      ({ kind, name, organisationId, managedBy, position, villageCadre, rank, category, superiorId, description }, index): Subject => {
        const always = { subjectId: `s${index + 1}`, name, organisationId, managedBy };
        if (kind === 'person') return { ...always, position, villageCadre, ...(rank ? { rank } : {}), ...(category ? { category } : {}) };
        return kind === 'institution' ? { ...always, kind, ...(superiorId ? { superiorId } : {}) } : { ...always, kind, description };
      },
    );
    return {
      ...one,
      sourceKind,
      subjects,
      receivedOn: '2020-01-03',
      mode,
      disposedOn: mode && '2020-02-01',
      problemTypes: mode ? types : [],
      origin: Object.fromEntries(Object.entries(origin).filter(([field]) => [...requires, ...takes].includes(field as keyof ClueOrigin))),
      facts: mode ? Object.fromEntries(persons.flatMap(({ facts: known }, index) => (known ? [[`s${index + 1}`, known]] : []))) : {},
      number: '信〔2020〕1号',
      status: 'registered',
      keeper: 'k',
      disposalDueAt: new Date('2020-07-11T15:59:59.999Z'),
      zoneId: null,
      firstClueId: null,
      concludedOn: null,
      closedOn: null,
      handling: null,
      crossed: null,
      feedbackDueAt: null,
      feedbackGivenOn: null,
      feedbackAcknowledgedOn: null,
      disposalInTime: null,
      disposalPausedAt: null,
      outcomes: [],
    } as unknown as ExportedClue;
  });

describe('a clue that leaves a library and enters another one', () => {
  it('B1.4, B1.22: is the same in everything that a ledger carries', () => {
    const frame = frameOf({
      organisationId: 'pj',
      source: { kind: 'petition' as const, agencyId: 'pj' },
      by: { personId: 'p', organisationId: 'pj', role: 'intake-officer' },
      at: '2020-06-11T02:00:00.000Z',
    });
    const places = placesOf(ledgerHead, {});
    fc.assert(
      fc.property(clues, (clue) => {
        const cells = ledgerLine({ clue, at: frame.at }).map((cell) => (cell === null ? '' : String(cell)));
        const judged = judgeRow(cells, places, frame);
        const {
          sourceKind: kind,
          sourceAgencyId: agencyId,
          sourceReference: reference,
          title,
          summary,
          receivedOn,
          subjects,
          priority,
          raisedLevel,
          origin,
          mode,
          disposedOn,
          problemTypes,
          facts: known,
        } = clue;
        expect(judged).toMatchObject({
          row: {
            source: { kind, agencyId, reference },
            title,
            summary,
            receivedOn,
            subjects,
            priority,
            raisedLevel,
            ...(Object.keys(origin ?? {}).length > 0 ? { origin } : {}),
          },
        });
        const { past } = (
          judged as {
            row: {
              past?: {
                problemTypes?: unknown;
                disposal?: unknown;
                facts: readonly { fact: string; on: string; place?: number; level?: string; form?: number; amountFen?: number }[];
              };
            };
          }
        ).row;
        if (mode === null) return void expect(past).toBeUndefined();
        expect(past).toMatchObject({ problemTypes, disposal: { mode, disposedOn } });
        for (const [index, { subjectId }] of subjects.entries()) {
          const own = past!.facts.filter(({ place = 0 }) => place === index);
          const { filed, handled, sanctioned, recoveredFen, form, level } = known[subjectId] ?? {};
          expect(Object.fromEntries(own.map(({ fact, on, amountFen }) => [fact, amountFen ?? on]))).toEqual(
            JSON.parse(JSON.stringify({ filed, handled, sanctioned, recovered: recoveredFen })) as object,
          );
          expect([own.find(({ fact }) => fact === 'sanctioned')?.form, [...new Set(own.map((one) => one.level))]]).toEqual([
            form,
            level === undefined ? [] : [level],
          ]);
        }
        return undefined;
      }),
      { numRuns: 300 },
    );
  });
});
