/** Within the first form: 批评教育, then 诫勉, then a case that ended without a sanction. */
const withinFirstForm: Readonly<Record<string, number>> = { admonish: 2, 'criticise-educate': 1 };

/** How deep an outcome is (B2.26): the larger number is the deeper one. */
export function depthOf(form: number, how: string): number {
  return form * 10 + (form === 1 ? (withinFirstForm[how] ?? 3) : 0);
}
