/** The data of one command of a union. */
export type DataOf<C extends { readonly type: string; readonly data: object }, Type extends C['type']> = Extract<
  C,
  { readonly type: Type }
>['data'];

/** Each person once: two entries of one name are not two persons. */
export function distinct(persons: readonly string[]): readonly string[] {
  return [...new Set(persons)];
}
