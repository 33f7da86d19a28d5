import type { RuleVersion } from '@liandong/event-sourcing';
import { localRows, ownRowOn } from '@liandong/legal-time';

/** The version by which the installation calls this organisation a township or a street on that day; undefined where it does not. */
export function townshipBy(organisationId: string, date: string): RuleVersion | undefined {
  const row = ownRowOn(localRows('organisations'), organisationId, date);
  return row && row.kind !== 'department' ? { ruleId: 'organisations', version: row.version } : undefined;
}

/** The township or street to which an organisation belongs on that day, or which it is; undefined where it is in none. */
export function townshipOf(organisationId: string, date: string): string | undefined {
  const parts = organisationId.split('.');
  return parts.map((_part, index) => parts.slice(0, parts.length - index).join('.')).find((one) => townshipBy(one, date) !== undefined);
}
