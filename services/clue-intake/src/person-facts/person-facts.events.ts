/** An officer (办案人员), known by the id in the token, or somebody whom clues are about, known by name and unit. */
export type FactsHolder =
  { readonly kind: 'officer'; readonly personId: string } | { readonly kind: 'subject'; readonly name: string; readonly unitId: string };

/** 籍贯或长期居住的乡镇 · 任职经历 · 亲属关系 · 借调 */
export const personFactKinds = ['home-township', 'post', 'kin', 'lent'] as const;
export type PersonFactKind = (typeof personFactKinds)[number];

/** One dated fact. `until` is excluded; without `from` it has always been so, without `until` it still is. */
export interface PersonFact {
  readonly factId: string;
  readonly kind: PersonFactKind;
  /** The township, the unit of the post, the unit of the relative, or the organisation that lends. */
  readonly organisationId?: string | undefined;
  /** Of kin: the relative's name. */
  readonly name?: string | undefined;
  /** What kind of relation or post it is. */
  readonly detail?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** What is known about an officer or a subject (个人事项申报). Names are storage formats. */
export type PersonFactsEvent =
  | {
      readonly type: 'FactsDeclared';
      readonly data: {
        readonly organisationId: string;
        readonly holder: FactsHolder;
        readonly facts: readonly PersonFact[];
        readonly declaredOn: string;
        readonly recordedBy: string;
      };
    }
  /** What was declared wrongly counts no longer; it stays in the log. */
  | { readonly type: 'FactWithdrawn'; readonly data: { readonly factId: string; readonly reason: string; readonly recordedBy: string } };
